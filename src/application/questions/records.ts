import { z } from 'zod';
import { party as partyCode } from '#vocabulary/party.js';
import { frameworkOf, subject } from '#vocabulary/principle.js';
import { KINDS } from '#vocabulary/terms.js';
import { collect } from '../collect-pages.js';
import { columns, question } from '../question.js';
import type { RecordReader, RecordVersion } from '../record-reader.js';
import { after, knownAt, limitOrAll, yesNo } from './params.js';

const PAGE_RECORDS = 500;

export default question({
  name: 'records',
  path: '/records',
  summary: 'Records in the order in which they were made; page on with after.',
  params: z.strictObject({
    knownAt,
    party: partyCode.optional().describe('Only records of this party.'),
    kind: z.enum(KINDS).optional().describe('Only this kind.'),
    on: subject.optional().describe('Only records that bear on this principle or framework.'),
    retracted: yesNo.describe('true: retracted records too.'),
    after,
    limit: limitOrAll(100, 1_000),
  }),
  columns: columns({
    id: 'Record identifier.',
    kind: 'Kind of act.',
    subkind: 'Finer kind.',
    party: 'Who acted.',
    occurredOn: 'Date of the act, EDTF.',
    endedOn: 'Date on which it stopped to hold.',
    on: 'What it bears on.',
    attribution: 'Who says so.',
    review: 'Latest verdict of a second coder.',
    live: 'False once retracted.',
    sourceTitle: 'Title of the first source.',
    sourceUrl: 'Its address.',
    sequence: 'Sequence of its first event.',
  }),
  answer: async (params, { records }) => {
    if (params.limit === 'all') {
      return { rows: await collect(recordPages(params, records)), about: { next: null } };
    }
    const found = await matching(params, records, params.limit);
    const rows = found.slice(0, params.limit).map(recordRow);
    const next = found.length > params.limit ? (rows.at(-1)?.sequence ?? null) : null;
    return { rows, about: { next } };
  },
  pages: (params, { records }) =>
    params.limit === 'all' ? recordPages(params, records) : undefined,
});

interface Wanted {
  readonly knownAt: number;
  readonly party?: string | undefined;
  readonly kind?: string | undefined;
  readonly on?: string | undefined;
  readonly retracted: boolean;
  readonly after: number;
}

/** One more than the limit, so that the asker can be told whether there is more. */
async function matching(
  wanted: Wanted,
  records: RecordReader,
  limit: number,
): Promise<RecordVersion[]> {
  const found: RecordVersion[] = [];
  for await (const page of matchingPages(wanted, records)) {
    found.push(...page);
    if (found.length > limit) break;
  }
  return found;
}

async function* recordPages(wanted: Wanted, records: RecordReader) {
  for await (const page of matchingPages(wanted, records)) yield page.map(recordRow);
}

async function* matchingPages(
  wanted: Wanted,
  records: RecordReader,
): AsyncGenerator<readonly RecordVersion[]> {
  for (let last = wanted.after; ; ) {
    const page = await records.page(wanted.knownAt, last, PAGE_RECORDS);
    if (page.length === 0) return;
    last = page.at(-1)!.firstSequence;
    yield page.filter((record) => matches(record, wanted));
  }
}

function matches({ data, live }: RecordVersion, { party, kind, on, retracted }: Wanted): boolean {
  if (!live && !retracted) return false;
  if (party !== undefined && data.party !== party) return false;
  if (kind !== undefined && data.kind !== kind) return false;
  return on === undefined || subjectsOf(data).includes(on);
}

/** A record also belongs to the frameworks that it names without taking up a point of theirs. */
const subjectsOf = (data: RecordVersion['data']): readonly string[] => [
  ...data.bearings.flatMap((bearing) => [bearing.on, frameworkOf(bearing.on)]),
  ...data.frameworks.map(({ id }) => id),
];

const recordRow = ({ data, firstSequence, review, live, endedOn }: RecordVersion) => ({
  id: data.id,
  kind: data.kind,
  subkind: data.subkind ?? null,
  party: data.party,
  occurredOn: data.occurredOn,
  endedOn,
  on: data.bearings.map((bearing) => bearing.on),
  attribution: data.attribution,
  review,
  live,
  sourceTitle: data.sources[0]?.title ?? null,
  sourceUrl: data.sources[0]?.url ?? null,
  sequence: firstSequence,
});
