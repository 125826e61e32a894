import { z } from 'zod';
import { publisherName } from '#vocabulary/found-by.js';
import { party } from '#vocabulary/party.js';
import { subject } from '#vocabulary/principle.js';
import { ATTRIBUTIONS, GRADES, KINDS } from '#vocabulary/terms.js';
import { language, slug } from '#vocabulary/text.js';
import { FACETS } from '../finding/facets.js';
import { type Finds, lookUp, wantedAt } from '../finding/look-up.js';
import type { Query } from '../finding/sift.js';
import type { Sources } from '../question.js';
import { checkParties, checkSubjects, frameworkAt } from './checked.js';
import { list, yesNo } from './params.js';

/** Values by comma, of which a record must have one. */
const anyOf = <Item extends z.ZodType<unknown, string>>(item: Item, described: string) =>
  list(item).optional().describe(`${described} Several by comma.`);

const year = z.string().regex(/^[1-9]\d{3}$/, 'Give a year of four digits.');

/** What records are chosen by. */
export const recordFilters = {
  q: z
    .string()
    .max(200)
    .transform((text) => text.toWellFormed().trim())
    .optional()
    .describe(
      'Only records that hold all of these words; "in quotes" one after the other, word* by their beginning. Best first.',
    ),
  party: anyOf(party, 'Only records of these parties.'),
  kind: anyOf(z.enum(KINDS), 'Only these kinds.'),
  channel: anyOf(z.enum(['words', 'deeds']), 'Only words, or only deeds.'),
  on: anyOf(subject, 'Only records that bear on these principles or frameworks.'),
  framework: anyOf(slug, 'Only records that bear on these frameworks or name them.'),
  year: anyOf(year, 'Only acts of these years; of an uncertain date counts the first day.'),
  attribution: anyOf(z.enum(ATTRIBUTIONS), 'Only what is known from these.'),
  language: anyOf(language, 'Only with a source or a quotation in these languages.'),
  grade: anyOf(z.enum(GRADES), 'Only with a source of these grades.'),
  publisher: z
    .string()
    .max(4_000)
    .transform((text) => publisherName(text.toWellFormed()))
    .optional()
    .describe('Only with a source of this publisher, exactly as it is written.'),
  tag: anyOf(slug, 'Only with one of these tags.'),
  retracted: yesNo.describe('true: retracted records too.'),
};

const schema = z.object(recordFilters);
export type RecordsWanted = z.infer<typeof schema> & { readonly knownAt: number };

/** What was asked for, in the terms of what is counted and chosen by; with how well each record fits the words. */
export async function recordQuery(
  { q = '', publisher, retracted, ...wanted }: RecordsWanted,
  sources: Sources,
): Promise<Query & { readonly finds: Finds | undefined }> {
  const { knownAt } = wanted;
  refuseUnknown(wanted, sources);
  const chosen = new Map<string, ReadonlySet<string>>();
  for (const { name } of FACETS) {
    const values = wanted[name as keyof typeof wanted];
    if (Array.isArray(values)) chosen.set(name, new Set(values));
  }
  if (publisher !== undefined) chosen.set('publisher', new Set([publisher]));
  if (!retracted) chosen.set('live', new Set(['true']));
  const finds =
    q === '' ? undefined : await lookUp(sources, wantedAt(sources, q, knownAt), knownAt);
  return { knownAt, chosen, finds };
}

/** A mistyped filter must not look like records that nobody made. */
function refuseUnknown(
  { party, on, framework, knownAt }: Pick<RecordsWanted, 'party' | 'on' | 'framework' | 'knownAt'>,
  { model }: Sources,
): void {
  checkParties(model, party ?? [], 'party');
  for (const id of framework ?? []) frameworkAt(model, id, knownAt);
  checkSubjects(model, on ?? [], knownAt, 'on');
}
