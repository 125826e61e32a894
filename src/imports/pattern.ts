import { z } from 'zod';
import { bearing, frameworkRelation, quotation } from '#vocabulary/record.js';
import { recordSchema } from '#vocabulary/record-life.js';
import { type Fault, rule } from '#vocabulary/rule.js';
import { source } from '#vocabulary/source.js';
import { KINDS } from '#vocabulary/terms.js';
import { adviceOnField } from '#vocabulary/wrong-input.js';

/** Text with columns in braces, `{rcid}` or `{call.date}`; missing where one of them is. */
const words = z.string().min(1).max(2_000);
export const template = words.check(rule((text) => strayBrace(text, [])));

const lookup = z.strictObject({
  from: words,
  /** What each value of the source stands for; any other is a fault of the row. */
  values: z.record(z.string(), z.string()).optional(),
  /** Order of day, month and year in the source, as in DD.MM.YYYY. */
  date: z
    .string()
    .regex(
      /^(?=.*YYYY)(?=.*MM)[YMD./ -]+$/,
      'Write the order with YYYY, MM and DD, as in DD.MM.YYYY.',
    )
    .optional(),
  /** What stands there when the source has nothing. */
  otherwise: z.string().optional(),
});

/** A value of a row: a template, or a column with a table of values or a format of dates. */
export const valueSchema = z.union([words, lookup]);
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
export const recordPattern = z
  .record(z.string(), pattern)
  .check(rule(unknownFields))
  .check(rule(strayBraces));

/** What every kind of record may have; whether a field suits its row is told of that. */
const FIELDS = [...new Set(KINDS.flatMap((kind) => Object.keys(recordSchema(kind).shape)))];
const FIELDS_WITHIN = new Map(
  Object.entries({ bearings: bearing, frameworks: frameworkRelation, quotation, sources: source }),
);

/** What stands for a column in a template, and how it is put there. */
export const HOLE = /\{([^{}|]+)(?:\|(slug|lower))?\}/g;

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
  if (isLookup(it))
    return [...strange(it, Object.keys(lookup.shape), path), ...misordered(it, path)];
  const members = Object.entries(it).flatMap(([name, its]) =>
    faultsWithin(its, undefined, [...path, name]),
  );
  return fields ? [...strange(it, fields, path), ...members] : members;
}

/** In a record an order of dates that is none passes as a text of its own: told here, not at every row. */
function misordered({ date }: z.infer<typeof lookup>, path: Path): Fault[] {
  const issues = lookup.shape.date.safeParse(date).error?.issues ?? [];
  return issues.map(({ message }) => fault([...path, 'date'], message));
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

/**
 * Braces that stand for no column: they would go into every record as they are written. Told of a whole pattern,
 * because of a union only one branch is heard.
 */
export function strayBraces(it: Pattern, path: Path = []): Fault[] {
  if (typeof it === 'string') return strayBrace(it, path);
  if (isLookup(it)) return [...strayBrace(it.from, [...path, 'from']), ...unfilled(it, path)];
  return Object.entries(it).flatMap(([name, its]: [string, Pattern]) =>
    strayBraces(its, [...path, Array.isArray(it) ? Number(name) : name]),
  );
}

const strayBrace = (text: string, path: Path): Fault[] =>
  /[{}]/.test(text.replaceAll(HOLE, ''))
    ? [fault(path, `"${text}" has braces that stand for no column. ${HOW_BRACES}`)]
    : [];

const HOW_BRACES =
  'Write {column}, {column|slug} or {column|lower}, and close each brace. A column whose own heading has |, { or } in it cannot be named so: rename that heading in the table.';

/** Columns in what a look-up gives, where nothing is filled in. */
function unfilled({ values = {}, otherwise }: z.infer<typeof lookup>, path: Path): Fault[] {
  const given: [Path, unknown][] = [
    ...Object.entries(values).map(([name, text]): [Path, unknown] => [['values', name], text]),
    [['otherwise'], otherwise],
  ];
  return given
    .filter(([, text]) => typeof text === 'string' && text.search(HOLE) >= 0)
    .map(([within, text]) =>
      fault([...path, ...within], `"${text}" would be recorded as it is written. ${HOW_GIVEN}`),
    );
}

const HOW_GIVEN = 'Columns are filled in only in a template or in "from".';

const fault = (path: Path, detail: string): Fault => ({ code: 'field.invalid', path, detail });
