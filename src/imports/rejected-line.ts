import type { JsonObject } from '#kernel/json.js';
import { parseStrictJson } from '#kernel/strict-json.js';
import type { Fault } from './cells.js';
import type { Rejected } from './run-import.js';

/** Why a line of JSON was not taken, beside its record: `rejected` is passed over when the line is imported again. */
export interface Mark {
  readonly line: number;
  readonly reasons: readonly string[];
  /** The line itself where it is no object, to be mended there. */
  readonly text?: string;
}

/** What is wrong, each with the column that it is wrong in. */
export const reasonsOf = (faults: readonly Fault[]): readonly string[] =>
  faults.map(({ column, detail }) => (column ? `${column}: ${detail}` : detail));

/** The record as it was, with the reasons beside it, on one line. */
export function rejectedLine({ line, text = '', faults }: Rejected): string {
  const reasons = reasonsOf(faults);
  const record = objectIn(text);
  const mark: Mark = record ? { line, reasons } : { line, reasons, text };
  return `${JSON.stringify({ rejected: mark, ...record })}\n`;
}

/** A line without such a mark; any other as it stands. */
export function unmarked(text: string): string {
  if (!text.includes('"rejected"')) return text;
  const { rejected, ...record } = objectIn(text) ?? {};
  if (rejected === undefined) return text;
  const { text: own } = (rejected ?? {}) as Partial<Mark>;
  return typeof own === 'string' ? own : JSON.stringify(record);
}

/** Read strictly, or a field that stands twice, for which the line is rejected, would be missing among the rejects. */
function objectIn(text: string): JsonObject | undefined {
  try {
    const value = parseStrictJson(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
