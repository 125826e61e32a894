import { z } from 'zod';
import { INTERVALS } from '#positions/periods.js';
import { isoDay } from '#vocabulary/dated.js';
import { party } from '#vocabulary/party.js';
import { rule } from '#vocabulary/rule.js';
import { CROSSWALK_RELATIONS } from '#vocabulary/terms.js';
import { slug } from '#vocabulary/text.js';

/** Values by comma (or tilde), as in `BRA,DEU`; what stands twice counts once. */
export const list = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .transform((text) => text.split(/[,~]/).filter((each) => each !== ''))
    .pipe(z.array(item).min(1).max(1_000))
    .transform((values) => [...new Set(values)]);

/** Whether a parameter is such a list, whatever is made of it. */
export function takesList(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault)
    return takesList(schema.unwrap());
  if (schema instanceof z.ZodPipe) return takesList(schema.in) || takesList(schema.out);
  return schema instanceof z.ZodArray;
}

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `Give a whole number ${rangeOf(least, most)}.`)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

const rangeOf = (least: number, most: number): string =>
  most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;

/** The known clock: a sequence, or an instant in ISO 8601. */
export const knownAt = z
  .string()
  .optional()
  .describe(
    'Sequence, or instant such as 2026-11-24T12:00:00Z, up to which we know. Default: now.',
  );

/** The valid clock. */
export const asOf = isoDay
  .optional()
  .describe('The day asked about, YYYY-MM-DD. Default: today (UTC).');

export const framework = slug.describe('Framework, as in gids.');
export const countries = list(party)
  .optional()
  .describe('Codes of countries (or groups, as in group:asean), by comma.');
/** Where a roster is counted, which holds groups only if it is the observed one. */
export const countriesOrObserved = list(party)
  .optional()
  .describe(
    'Codes of countries, by comma; under roster=observed of groups too, as in group:asean.',
  );
/** Where a roster of states is counted: no group is among them. */
export const countriesAlone = list(party).optional().describe('Codes of countries, by comma.');
/** In the order of the framework, whichever way they were asked for: so every form of an answer has one order. */
export const principles = list(whole(0, 999_999_999))
  .transform((ordinals) => ordinals.toSorted((a, b) => a - b))
  .optional()
  .describe('Ordinals of principles, by comma; 0 is the framework as a whole.');
/** Parties are taken by comma, groups are not. */
const oneGroup = z
  .string()
  .check(
    rule((text) =>
      /[,~]/.test(text)
        ? { code: 'identifier.not-a-slug', detail: severalGroups(text) }
        : undefined,
    ),
  )
  .pipe(slug);
const severalGroups = (text: string): string =>
  `"${text.slice(0, 60)}" names several groups, and one is taken at a time. Ask for each by itself.`;

export const group = oneGroup.optional().describe('Only members of this group, as in asean.');
export const limit = (byDefault: number, most: number) =>
  whole(1, most).prefault(String(byDefault)).describe(`Rows at most, up to ${most}.`);
/** For tables that can be taken away whole. */
export const limitOrAll = (byDefault: number, most: number) =>
  z
    .union([z.literal('all'), whole(1, most)])
    .prefault(String(byDefault))
    .describe(`Rows at most, up to ${most}; or all, for tables that are streamed.`);
export const after = whole(0, Number.MAX_SAFE_INTEGER)
  .prefault('0')
  .describe('Go on after this sequence.');
export const ordinal = whole(0, 999_999_999).describe(
  'Number of the principle; 0 is the framework as a whole.',
);
export const yesNo = z
  .enum(['true', 'false'])
  .prefault('false')
  .transform((word) => word === 'true');
export const interval = z.enum(INTERVALS).default('month').describe('Length of a period.');

/** Filters of evidence, and the rule-set: part of every position and of its citation. */
export const filters = {
  channel: z
    .enum(['all', 'words', 'deeds'])
    .default('all')
    .describe('words: endorsements, statements, votes; deeds: policy actions, reported conduct.'),
  evidence: z
    .enum(['standard', 'strict', 'all'])
    .default('standard')
    .describe(
      'standard: without allegations and leaks; strict: only what the party itself said or did, and not inferred.',
    ),
  groups: z
    .enum(['direct', 'members'])
    .default('direct')
    .describe('members: what a group did counts also for those it covers.'),
  review: z
    .enum(['live', 'confirmed'])
    .default('live')
    .describe('confirmed: only records that a second coder confirmed or an adjudication settled.'),
  dating: z
    .enum(['certain', 'possible'])
    .default('certain')
    .describe('How uncertain dates count: from the last possible day, or from the first.'),
  method: z.string().default('latest@1').describe('Rule-set, as listed under /v1/methods.'),
};

/** Beside the filters where positions are judged: a user's own numbers. */
export const weights = z
  .string()
  .optional()
  .describe(
    'Your own numbers for weighted@1: a JSON object with any part of what /v1/methods shows, as in {"kinds":{"statement":0.2}}.',
  );

/** Beside the filters where a successor state may hold what its predecessor did. */
export const succession = z
  .enum(['silent', 'continue'])
  .default('silent')
  .describe(
    'continue: where commitments went on, a successor state also holds what its predecessor did.',
  );

/** Beside the filters where what bears on principles of other frameworks may count. */
export const crosswalk = list(z.enum(CROSSWALK_RELATIONS))
  .transform((relations) => CROSSWALK_RELATIONS.filter((each) => relations.includes(each)))
  .optional()
  .describe(
    'Count also what bears on principles of other frameworks that a crosswalk maps onto the one asked for: exact, or also narrower, broader, related; by comma.',
  );

export const roster = z
  .enum(['un', 'states', 'observed'])
  .default('un')
  .describe('Who is counted: UN members, all states, or parties with any evidence by then.');

export const membership = z
  .string()
  .regex(/^(day|fixed:\d{4}-\d{2}-\d{2})$/, 'Write day, or fixed:2020-09-08.')
  .default('day')
  .describe('day: membership of each date; fixed:DATE: as it was on that day.');
