import { z } from 'zod';
import { bearing, frameworkRelation, quotation } from '#vocabulary/record.js';
import { recordSchema } from '#vocabulary/record-life.js';
import { type Fault, rule } from '#vocabulary/rule.js';
import { source } from '#vocabulary/source.js';
import { KINDS } from '#vocabulary/terms.js';
import { adviceOnField } from '#vocabulary/wrong-input.js';

/** Text with columns in braces, `{rcid}` or `{call.date}`; missing where one of them is. */
export const template = z.string().min(1).max(2_000);

const lookup = z.strictObject({
  from: template,
  /** What each value of the source stands for; any other is a fault of the row. */
  values: z.record(z.string(), z.string()).optional(),
  /** Order of day, month and year in the source, as in DD.MM.YYYY. */
  date: z
    .string()
    .regex(/^(?=.*YYYY)(?=.*MM)[YMD./ -]+$/)
    .optional(),
  /** What stands there when the source has nothing. */
  otherwise: z.string().optional(),
});

/** A value of a row: a template, or a column with a table of values or a format of dates. */
export const valueSchema = z.union([template, lookup]);
export type ValueRule = z.infer<typeof valueSchema>;

/** JSON whose texts are values of the row. */
export type Pattern = ValueRule | readonly Pattern[] | { readonly [name: string]: Pattern };
const pattern: z.ZodType<Pattern> = z.lazy(() =>
  z.union([valueSchema, z.array(pattern), z.record(z.string(), pattern)]),
);

/** Whether it is a value of a row that is more than a template. */
export const isLookup = (it: Pattern): it is z.infer<typeof lookup> =>
  typeof it === 'object' &&
  !Array.isArray(it) &&
  typeof (it as { from?: unknown }).from === 'string';

/** The record that is made of a row. */
export const recordPattern = z.record(z.string(), pattern).check(rule(unknownFields));

/** What every kind of record may have; whether a field suits its row is told of that. */
const FIELDS = [...new Set(KINDS.flatMap((kind) => Object.keys(recordSchema(kind).shape)))];
const FIELDS_WITHIN = new Map(
  Object.entries({ bearings: bearing, frameworks: frameworkRelation, quotation, sources: source }),
);

type Path = readonly (string | number)[];

function unknownFields(record: Readonly<Record<string, Pattern>>): readonly Fault[] {
  const within = Object.entries(record).flatMap(([name, its]) => {
    const shape = FIELDS_WITHIN.get(name)?.shape;
    return faultsWithin(its, shape && Object.keys(shape), [name]);
  });
  return [...strange(record, FIELDS, []), ...within];
}

/** Without fields any are right. */
function faultsWithin(it: Pattern, fields: readonly string[] | undefined, path: Path): Fault[] {
  if (typeof it === 'string') return [];
  if (Array.isArray(it)) {
    return it.flatMap((each: Pattern, at) => faultsWithin(each, fields, [...path, at]));
  }
  if (isLookup(it)) return strange(it, Object.keys(lookup.shape), path);
  const members = Object.entries(it).flatMap(([name, its]) =>
    faultsWithin(its, undefined, [...path, name]),
  );
  return fields ? [...strange(it, fields, path), ...members] : members;
}

/** Names that are none of the fields; `when` says under which condition there is an object. */
function strange(it: object, fields: readonly string[], path: Path): Fault[] {
  return Object.keys(it)
    .filter((name) => name !== 'when' && !fields.includes(name))
    .map((name) => ({
      code: 'field.unknown',
      path: [...path, name],
      detail: adviceOnField(name, fields, `There are: ${fields.join(', ')}.`),
    }));
}
