import type { AppendRequest } from '#kernel/event-log.js';

const BEARINGS = [{ on: 'gids/3', stance: 'supports', coverage: 'named' }];

/** What happens to a caller's record, turn by turn, over and over. */
const LIFE: readonly ((record: string) => [type: string, data: object])[] = [
  (id) => ['StatementRecorded', statement(id)],
  (record) => ['RecordAmended', { record, changes: { venue: 'Geneva' }, reason: 'new_evidence' }],
  (record) => [
    'RecordReviewed',
    { record, coder: 'second', verdict: 'confirmed', bearings: BEARINGS },
  ],
  (record) => ['RecordEnded', { record, endedOn: '2022-01-01', how: 'withdrawn', sources: [] }],
  (record) => ['RecordRetracted', { record, reason: 'test_entry' }],
];

/** The same request for the same key, whoever sends it: so that an answer that was lost can be asked for again. */
export function askingFor(key: string): AppendRequest {
  const [round, caller, turn] = key.split('-');
  const record = `${round}-${caller}`;
  const [type, data] = LIFE[Number(turn) % LIFE.length]!(record);
  return {
    stream: `record/${record}`,
    expected: 'any',
    actor: key,
    events: [{ type, schema: 1, data: data as AppendRequest['events'][0]['data'] }],
    idempotency: { key, fingerprint: `of ${key}` },
    naturalKey: { claim: record, insist: false },
  };
}

const statement = (id: string) => ({
  id,
  kind: 'statement',
  party: 'SYR',
  covers: [],
  occurredOn: '2021-03',
  otherDates: {},
  bearings: BEARINGS,
  frameworks: [],
  attribution: 'self',
  sources: [{ title: 'A page that was seen' }],
  contested: false,
  tags: [],
});
