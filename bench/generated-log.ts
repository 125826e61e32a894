import type { AppendRequest, EventLog } from '#kernel/event-log.js';
import type { JsonObject } from '#kernel/json.js';
import type { Evidence } from '#positions/evidence.js';
import { isoOf } from '#vocabulary/day.js';
import { TYPE_OF_KIND } from '#vocabulary/record-life.js';
import { generatedEvidence, type Shape } from './generated-evidence.js';

/** Requests that wait at once: as many as share one page of the projections. */
const AT_ONCE = 1_000;

/** Records the generated evidence in a log; one record in twenty is ended, another one retracted. Answers the head. */
export async function writeLog(log: EventLog, shape: Shape): Promise<number> {
  let waiting: Promise<unknown>[] = [];
  for (const request of requests(log, shape)) {
    waiting.push(log.append(request));
    if (waiting.length < AT_ONCE) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  return (await log.head()).sequence;
}

function* requests(log: EventLog, shape: Shape): Generator<AppendRequest> {
  for (const evidence of generatedEvidence(shape)) {
    const { record, kind, untilFirst, knownTo } = evidence;
    const request = (type: string, data: JsonObject): AppendRequest => ({
      stream: `record/${record}`,
      expected: 'any',
      actor: 'bench',
      events: [{ type, schema: 1, data, text: log.spell(data) }],
    });
    yield request(TYPE_OF_KIND[kind], recordOf(evidence));
    if (untilFirst !== null) yield request('RecordEnded', endOf(record, untilFirst));
    if (knownTo !== null)
      yield request('RecordRetracted', { record, reason: 'miscoded', note: null });
  }
}

/** Data as they stand in an event after the command path has filled in what is left out: some 400 bytes. */
const recordOf = (it: Evidence): JsonObject => ({
  id: it.record,
  kind: it.kind,
  party: it.party,
  covers: [],
  occurredOn: it.fromFirst === it.fromLast ? isoOf(it.fromLast) : rangeOf(it),
  otherDates: {},
  bearings: [{ on: it.on, stance: it.stance, coverage: it.coverage }],
  frameworks: [],
  attribution: it.attribution,
  venue: 'General debate',
  sources: [
    {
      title: `Document ${it.record}`,
      url: `https://example.org/documents/${it.record}`,
      locator: 'page 4',
      grade: 'A',
    },
  ],
  contested: false,
  tags: ['plenary'],
});

const rangeOf = ({ fromFirst, fromLast }: Evidence): string =>
  `[${isoOf(fromFirst)}..${isoOf(fromLast)}]`;

const endOf = (record: string, day: number): JsonObject => ({
  record,
  endedOn: isoOf(day),
  how: 'expired',
  sources: [{ title: 'Register', grade: 'A' }],
  note: null,
});
