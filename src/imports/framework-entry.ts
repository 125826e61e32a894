import { join } from 'node:path';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { principle } from '#vocabulary/principle.js';
import { problemsOf } from '#vocabulary/wrong-input.js';
import type { SourceRow } from './cells.js';
import { columnsOf, fill } from './fill-in.js';
import type { Mapping } from './mapping.js';
import { wholeRows } from './read-rows.js';
import { besides, requireColumns } from './table-header.js';

type Framework = Mapping['framework'][number];

/** Data of the event that publishes a framework of the mapping, with one principle for each row of its table. */
export async function frameworkEntry(
  framework: Framework,
  mapping: Mapping,
  folder: string,
): Promise<JsonObject> {
  const { principles: rule, ...data } = framework;
  if (!rule) return data as unknown as JsonObject;
  const principles: JsonObject[] = [];
  const lines = new Map<number, number>();
  const table = besides(mapping, join(folder, rule.file));
  for await (const row of wholeRows(table, requireColumns(spokenOf(rule), table))) {
    const found = principleOf(rule, row);
    const earlier = lines.get(found.ordinal);
    if (earlier !== undefined) throw noPrinciple(rule, row, `line ${earlier} has its number too`);
    lines.set(found.ordinal, row.line);
    principles.push(found);
  }
  return { ...(data as unknown as JsonObject), principles };
}

type PrinciplesRule = NonNullable<Framework['principles']>;

const spokenOf = ({ ordinal, label, tags }: PrinciplesRule): readonly string[] =>
  [ordinal, label, tags].flat().flatMap(columnsOf);

type Numbered = JsonObject & { readonly ordinal: number };

/** Refuses (`mapping.no-principle`) what publishing the framework would be refused for. */
function principleOf(rule: PrinciplesRule, row: SourceRow): Numbered {
  const { cells } = row;
  const labels = typeof rule.label === 'string' ? [rule.label] : rule.label;
  const label = labels.flatMap((each) => fill(each, cells) ?? [])[0];
  if (label === undefined) throw noPrinciple(rule, row, 'it lacks a label');
  const ordinal = Number(fill(rule.ordinal, cells) ?? Number.NaN);
  if (!Number.isSafeInteger(ordinal)) throw noPrinciple(rule, row, 'it lacks a number');
  const found = { ordinal, label, tags: rule.tags.flatMap((each) => fill(each, cells) ?? []) };
  const { error } = principle.safeParse(found, { reportInput: true });
  if (error) throw noPrinciple(rule, row, problemsOf(error)[0].detail.replace(/\.$/, ''));
  return found;
}

const noPrinciple = ({ file }: PrinciplesRule, { line }: SourceRow, why: string) =>
  refuse(
    'invalid',
    'mapping.no-principle',
    `Line ${line} of ${file} makes no principle: ${why}. Correct the table or the mapping.`,
  );
