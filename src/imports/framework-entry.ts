import { join } from 'node:path';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
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
  const table = besides(mapping, join(folder, rule.file));
  for await (const row of wholeRows(table, requireColumns(spokenOf(rule), table))) {
    principles.push(principleOf(rule, row));
  }
  return { ...(data as unknown as JsonObject), principles };
}

type PrinciplesRule = NonNullable<Framework['principles']>;

const spokenOf = ({ ordinal, label, tags }: PrinciplesRule): readonly string[] =>
  [ordinal, label, tags].flat().flatMap(columnsOf);

function principleOf(
  { file, ordinal, label, tags }: PrinciplesRule,
  { line, cells }: SourceRow,
): JsonObject {
  const labels = typeof label === 'string' ? [label] : label;
  const named = labels.flatMap((each) => fill(each, cells) ?? [])[0];
  const number = Number(fill(ordinal, cells) ?? Number.NaN);
  if (named === undefined || !Number.isSafeInteger(number)) {
    throw refuse(
      'invalid',
      'mapping.no-principle',
      `Line ${line} of ${file} makes no principle: it lacks ${named === undefined ? 'a label' : 'a number'}. Correct the table or the mapping.`,
    );
  }
  return { ordinal: number, label: named, tags: tags.flatMap((each) => fill(each, cells) ?? []) };
}
