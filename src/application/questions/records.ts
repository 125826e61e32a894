import { z } from 'zod';
import { party as partyCode } from '#vocabulary/party.js';
import { frameworkOf, subject } from '#vocabulary/principle.js';
import { KINDS } from '#vocabulary/terms.js';
import { columns, question } from '../question.js';
import type { RecordReader, RecordVersion } from '../record-reader.js';
import { after, knownAt, limit, yesNo } from './params.js';

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
    limit: limit(100, 1_000),
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
    const found = await matching(params, records);
    const rows = found.slice(0, params.limit).map(recordRow);
    const next = found.length > params.limit ? (rows.at(-1)?.sequence ?? null) : null;
    return { rows, about: { next } };
  },
});

interface Wanted {
  readonly knownAt: number;
  readonly party?: string | undefined;
  readonly kind?: string | undefined;
  readonly on?: string | undefined;
  readonly retracted: boolean;
  readonly after: number;
  readonly limit: number;
}

/** One more than the limit, so that the asker can be told whether there is more. */
async function matching(wanted: Wanted, records: RecordReader): Promise<RecordVersion[]> {
  const found: RecordVersion[] = [];
  let last = wanted.after;
  while (found.length <= wanted.limit) {
    const page = await records.page(wanted.knownAt, last, 500);
    if (page.length === 0) break;
    last = page.at(-1)!.firstSequence;
    found.push(...page.filter((record) => matches(record, wanted)));
  }
  return found;
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
