import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { frameworkOf, subject } from '#vocabulary/principle.js';
import { KINDS } from '#vocabulary/terms.js';
import { collect } from '../collect-pages.js';
import { columns, question, type Sources } from '../question.js';
import type { RecordVersion } from '../record-reader.js';
import { checkParties, checkSubjects, frameworkAt } from './checked.js';
import { evidenceRow } from './evidence-row.js';
import { countries, framework, knownAt, yesNo } from './params.js';

const PAGE_RECORDS = 1_000;

export default question({
  name: 'evidence',
  path: '/evidence',
  summary: 'All records as known at a sequence, one row for each principle that one bears on.',
  params: z.strictObject({
    knownAt,
    framework: framework.optional(),
    on: subject.optional().describe('Only what bears on this principle or framework.'),
    country: countries,
    kind: z.enum(KINDS).optional().describe('Only this kind.'),
    retracted: yesNo.describe('true: retracted records too.'),
  }),
  key: ['record', 'on'],
  columns: columns({
    record: 'Record identifier.',
    on: 'Principle, as in gids/3, or the framework as a whole; empty where the record bears on none.',
    stance: 'supports, leans_support, mixed, neutral, leans_oppose or opposes.',
    coverage: 'named, wholesale or inferred.',
    party: 'Who acted: a country code, or group:… for a group.',
    covers: 'Whom a group spoke for; empty: its members of the day.',
    kind: 'Kind of act.',
    subkind: 'Finer kind.',
    dateEdtf: 'Date of the act, EDTF.',
    dateEarliest: 'First day that it may mean.',
    dateLatest: 'Last day that it may mean.',
    inForceFrom: 'Date from which it counts, EDTF, where it differs.',
    endedOn: 'Date on which it stopped to hold, EDTF.',
    attribution: 'Who says so.',
    review: 'Latest verdict of a second coder.',
    contested: 'Whether the coding is contested.',
    live: 'False once retracted.',
    rationale: 'Why it was coded so.',
    qualifier: 'Reservation or condition.',
    quotation: 'Short quotation.',
    quotationLanguage: 'Its language.',
    speaker: 'Who is quoted.',
    sourceTitle: 'Title of the first source.',
    sourcePublisher: 'Its publisher.',
    sourceUrl: 'Its address.',
    sourceArchiveUrl: 'Where a copy is kept.',
    sourceGrade: 'A official or primary, B press or research, C mirror or blog.',
    sources: 'Number of sources.',
    place: 'Place of the bearing in its record, from 0.',
    firstSequence: 'Sequence of the record’s first event.',
    knownFrom: 'Sequence from which this version of the record was known.',
  }),
  answer: async (params, sources) => ({ rows: await collect(evidencePages(params, sources)) }),
  draw: (params, sources) => ({ pages: evidencePages(params, sources) }),
});

interface Wanted {
  readonly knownAt: number;
  readonly framework?: string | undefined;
  readonly on?: string | undefined;
  readonly country?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly retracted: boolean;
}

/** In the order in which the records were first made. */
async function* evidencePages(
  wanted: Wanted,
  { records, model }: Sources,
): AsyncGenerator<readonly JsonObject[]> {
  if (wanted.framework !== undefined) frameworkAt(model, wanted.framework, wanted.knownAt);
  checkSubjects(model, wanted.on === undefined ? [] : [wanted.on], wanted.knownAt, 'on');
  if (wanted.country) checkParties(model, wanted.country, 'country');
  const isWanted = filterOf(wanted);
  for (let last = 0; ; ) {
    const page = await records.page(wanted.knownAt, last, PAGE_RECORDS);
    if (page.length === 0) return;
    last = page.at(-1)!.firstSequence;
    yield page.filter(isWanted).flatMap((record) => rowsOf(record, wanted));
  }
}

function filterOf({ kind, country, retracted }: Wanted): (record: RecordVersion) => boolean {
  const parties = country && new Set(country);
  return ({ data, live }) =>
    (live || retracted) &&
    (kind === undefined || data.kind === kind) &&
    (parties === undefined || parties.has(data.party));
}

/** A record that bears on nothing has one row, for the frameworks that it names. */
function rowsOf(version: RecordVersion, { framework, on }: Wanted): readonly JsonObject[] {
  const { bearings, frameworks } = version.data;
  const isAsked = (name: string) =>
    (on === undefined || name === on || frameworkOf(name) === on) &&
    (framework === undefined || frameworkOf(name) === framework);
  if (bearings.length > 0) {
    return bearings.flatMap((bearing, place) =>
      isAsked(bearing.on) ? [evidenceRow(version, bearing, place)] : [],
    );
  }
  const isOpen = on === undefined && framework === undefined;
  return isOpen || frameworks.some(({ id }) => isAsked(id))
    ? [evidenceRow(version, undefined, 0)]
    : [];
}
