import type { Citation } from '#kernel/citation-store.js';
import { StoreDamaged } from './store-damaged.js';

/** A citation as engines keep it. */
export interface CitationRow {
  readonly id: string;
  /** JSON. */
  readonly citation: string;
}

/** What was kept under its identifier; stops when that is no citation any more. */
export function citationFrom({ id, citation }: CitationRow, file: string): Citation {
  const value = parsed(citation);
  if (isCitation(value) && value.id === id) return value;
  throw new StoreDamaged(
    `Citation ${JSON.stringify(id)} in the file ${file} is not what was kept. Stop, keep the file and restore a backup.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const MEMBERS: Readonly<Record<keyof Citation, string>> = {
  id: 'string',
  question: 'string',
  query: 'object',
  sequence: 'number',
  recordedAt: 'string',
  citedAt: 'string',
  rows: 'number',
  sha256: 'string',
};

function isCitation(value: unknown): value is Citation {
  if (typeof value !== 'object' || value === null) return false;
  const members = value as Record<string, unknown>;
  const known = Object.entries(MEMBERS).every(([name, type]) => typeof members[name] === type);
  return known && members['query'] !== null;
}
