import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { problem } from '#kernel/problem.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { edtf, edtfOrUnknown } from '#vocabulary/dated.js';
import { rule } from '#vocabulary/rule.js';
import { sources } from '#vocabulary/source.js';
import { slug, text } from '#vocabulary/text.js';
import { problemsOf } from '#vocabulary/wrong-input.js';
import { recordPattern, strayBraces, template, valueSchema } from './pattern.js';
import { whyNot } from './unreadable.js';

const principles = z.strictObject({
  /** A file beside the mapping's data, one row for each principle. */
  file: z.string(),
  ordinal: template,
  label: z.union([template, z.array(template).min(1)]),
  tags: z.array(template).default([]),
});

const DAY = 'Write the last day as YYYY-MM-DD, as in 1991-12-23.';

/** What `standpoint import --map` reads. */
export const mappingSchema = z.strictObject({
  name: slug.describe(
    'Part of every idempotency key: the same rows under the same name are recorded once.',
  ),
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe('Of a text table; by default comma, in .tsv tab.'),
  sheet: z.string().optional().describe('Of a workbook (.xlsx); by default the first.'),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'latin1']).default('utf-8'),
  missing: z
    .array(z.string())
    .default([''])
    .describe('Cells that say nothing. "NA" is Namibia unless it stands here.'),
  framework: z
    .strictObject({
      id: slug,
      title: text,
      issuer: text.optional(),
      announcedOn: edtf,
      sources,
      note: text.optional(),
      principles: principles.optional(),
    })
    .array()
    .default([])
    .describe('Published first, unless they are there.'),
  group: z
    .strictObject({ id: slug, name: text, foundedOn: edtfOrUnknown.default('..') })
    .array()
    .default([])
    .describe('Founded first, unless they are there.'),
  join: z
    .array(z.strictObject({ file: z.string(), on: z.string(), as: slug }))
    .default([])
    .describe(
      'Further tables: the row with the same value in the column is at hand under the name.',
    ),
  where: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .describe('Only rows with one of these values.'),
  key: template.describe('What makes a row the same row.'),
  party: z
    .strictObject({
      from: z.array(template).min(1).describe('Codes or names, tried in turn.'),
      on: valueSchema
        .check(rule((on) => strayBraces(on)))
        .describe('The day on which it is the party: YU of 2010 is Serbia.'),
      values: z
        .record(
          z.string(),
          z.union([
            z.string(),
            z.array(z.strictObject({ to: z.iso.date(DAY).optional(), code: z.string() })),
          ]),
        )
        .default({})
        .describe(
          'What only this source calls a party; with `to`, the last day on which it means that one.',
        ),
      early: z
        .int()
        .min(0)
        .max(366)
        .default(0)
        .describe(
          'A state that began so many days later is taken too; {@day} is then one of the days up to its beginning.',
        ),
      none: z.record(z.string(), z.string()).default({}).describe('What is no party, and why.'),
    })
    .describe('Who the row is about; at hand as {@party}, and the day as {@day}.'),
  once: template
    .optional()
    .describe('Of rows that agree in this only the first is recorded, as for joiners of lists.'),
  record: recordPattern.describe('The record, its texts taken from the row.'),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** Parts of a mapping, for who mistypes one. */
const NAMES = [
  ...Object.keys(mappingSchema.shape),
  ...Object.keys(mappingSchema.shape.party.shape),
];

/** The mapping in a YAML file; refuses with everything that is wrong with it. */
export function readMapping(file: string): Mapping {
  const parsed = mappingSchema.safeParse(yamlIn(file), { reportInput: true });
  if (parsed.success) return parsed.data;
  const [first, ...others] = problemsOf(parsed.error, NAMES).map((it) =>
    problem('mapping.invalid', it.pointer, `${file} at ${it.pointer || 'the top'}: ${it.detail}`),
  );
  throw new Refusal('invalid', [first!, ...others]);
}

function yamlIn(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refuse('invalid', 'mapping.unreadable', `The mapping ${file} ${whyNot(error as Error)}`);
  }
}
