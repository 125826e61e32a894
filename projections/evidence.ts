import conductReported from '#events/conduct-reported.js';
import endorsementRecorded from '#events/endorsement-recorded.js';
import nonParticipationRecorded from '#events/non-participation-recorded.js';
import policyActionRecorded from '#events/policy-action-recorded.js';
import recordAmended from '#events/record-amended.js';
import recordEnded from '#events/record-ended.js';
import recordRetracted from '#events/record-retracted.js';
import recordReviewed from '#events/record-reviewed.js';
import recordsLinked from '#events/records-linked.js';
import statementRecorded from '#events/statement-recorded.js';
import voteRecorded from '#events/vote-recorded.js';
import { integer, maybeInteger, maybeText, text } from '#kernel/columns.js';
import { projection } from '#kernel/define-projection.js';
import type { StoredEvent } from '#kernel/event.js';
import { believe, KNOWN_COLUMNS, open } from '#kernel/known.js';
import type { Put, Row, Rows } from '#kernel/projection.js';
import { type BelievedBearing, readBearings, spellBearings } from '#vocabulary/believed-bearing.js';
import { spanOf } from '#vocabulary/edtf.js';
import { wordsOf } from '#vocabulary/found-by.js';
import type { RecordData } from '#vocabulary/record.js';
import { evolve, type RecordLife } from '#vocabulary/record-life.js';
import type { Verdict } from '#vocabulary/terms.js';

export default projection({
  name: 'evidence',
  version: 5,
  summary: 'Records and their bearings, in every version that we believed.',
  tables: {
    record: {
      columns: {
        record: text,
        first_sequence: integer,
        live: integer,
        review: text,
        ended_on: maybeText,
        how: maybeText,
        told_by: maybeInteger,
        data: maybeText,
        party: text,
        kind: text,
        attribution: text,
        from_first: integer,
        from_last: integer,
        until_first: maybeInteger,
        until_last: maybeInteger,
        covers: text,
        /** Of the version of a bearing that outlasts this row, the last row that believed it tells. */
        bearings: text,
        ...KNOWN_COLUMNS,
      },
      key: ['record', 'known_from'],
      partition: 'record',
      indexes: [['first_sequence']],
      lent: { column: 'data', event: 'told_by' },
      words: ({ data }) => wordsOf(JSON.parse(data as string) as RecordData),
    },
    link: {
      columns: { record: text, target: text, relation: text, note: maybeText, known_from: integer },
      key: ['record', 'known_from'],
      partition: 'record',
      indexes: [['target']],
    },
    /** Closed when the coder reviews again, and when the record is retracted. */
    review: {
      columns: {
        record: text,
        coder: text,
        verdict: text,
        bearings: text,
        original: text,
        ...KNOWN_COLUMNS,
      },
      key: ['record', 'coder', 'known_from'],
      partition: 'record',
    },
  },
  partition: ({ stream }) => stream.slice('record/'.length),
})
  .on(endorsementRecorded, revise)
  .on(statementRecorded, revise)
  .on(voteRecorded, revise)
  .on(policyActionRecorded, revise)
  .on(conductReported, revise)
  .on(nonParticipationRecorded, revise)
  .on(recordAmended, revise)
  .on(recordRetracted, (event, rows) => [
    ...revise(event, rows),
    ...believe('review', {
      before: rows('review'),
      after: [],
      identity: REVIEW,
      at: event.sequence,
    }),
  ])
  .on(recordEnded, revise)
  .on(recordReviewed, (event, rows) => [...revise(event, rows), ...reviewed(event, rows)])
  .on(recordsLinked, ({ sequence, data: { from, to, relation, note } }) => [
    {
      table: 'link',
      row: { record: from, target: to, relation, note: note ?? null, known_from: sequence },
    },
  ]);

/** Any event of a record's life: the new belief, against what was believed. */
function revise(event: StoredEvent<unknown>, rows: Rows): readonly Put[] {
  const before = rows('record');
  const [told] = open(before);
  const past = told && lifeOf(told);
  const life = evolve(past, event as StoredEvent);
  if (!life) throw new Error(`${event.type} about ${event.stream}, which was never recorded.`);
  const at = event.sequence;
  const row = recordRow(life, past?.data === life.data ? told! : tellingOf(life, event));
  const bearings = believedBearings(life, { row, told, at });
  const after = [{ ...row, bearings: spellBearings(bearings) }];
  const puts = believe('record', { before, after, identity: ['record'], at });
  return told ? puts.map((put) => withoutKept(put, bearings)) : puts;
}

/** What the record bears on now; a version that was believed before and has not changed goes on. */
function believedBearings(
  { live, data }: RecordLife,
  { row, told, at }: { readonly row: Row; readonly told: Row | undefined; readonly at: number },
): readonly BelievedBearing[] {
  if (!live) return [];
  const goesOn = told !== undefined && OF_ALL_BEARINGS.every((name) => told[name] === row[name]);
  const held = goesOn ? heldIn(told) : [];
  return data.bearings.map(({ on, stance, coverage }, place) => {
    const same = held.find((it) => it[0] === on && it[1] === stance && it[2] === coverage);
    return same?.[3] === place ? same : [on, stance, coverage, place, at];
  });
}

/** Columns that say something about each bearing of a record. */
const OF_ALL_BEARINGS = [
  'party',
  'kind',
  'attribution',
  'review',
  'from_first',
  'from_last',
  'until_first',
  'until_last',
  'covers',
];

const heldIn = (row: Row) => readBearings(row['bearings'] as string);

/** A row that is closed leaves the versions that go on to its successor. */
function withoutKept({ table, row }: Put, kept: readonly BelievedBearing[]): Put {
  if (row['known_to'] === null) return { table, row };
  const ended = heldIn(row).filter(
    ([on, , , , from]) => !kept.some((it) => it[0] === on && it[4] === from),
  );
  return { table, row: { ...row, bearings: spellBearings(ended) } };
}

function lifeOf(row: Row): RecordLife {
  return {
    data: JSON.parse(row['data'] as string) as RecordData,
    firstSequence: row['first_sequence'] as number,
    live: row['live'] === 1,
    review: row['review'] as 'none' | Verdict,
    endedOn: row['ended_on'] as string | null,
    how: row['how'] as string | null,
  };
}

const REVIEW = ['record', 'coder'];
type ReviewData = (typeof recordReviewed)['example'];

/**
 * The coder's latest review, beside those of others. With it stands the record's own coding as it was before anyone
 * reviewed it: what was amended later may have been amended because of a review.
 */
function reviewed(event: StoredEvent<ReviewData>, rows: Rows): readonly Put[] {
  const { record, coder, verdict, bearings } = event.data;
  const others = open(rows('review'));
  const own = () => JSON.stringify(lifeOf(open(rows('record'))[0]!).data.bearings);
  const review = {
    record,
    coder,
    verdict,
    bearings: JSON.stringify(bearings),
    original: others[0]?.['original'] ?? own(),
  };
  return believe('review', {
    before: others.filter((row) => row['coder'] === coder),
    after: [review],
    identity: REVIEW,
    at: event.sequence,
  });
}

/** All but the bearings. */
function recordRow({ data, ...life }: RecordLife, telling: Row): Row {
  const from = spanOf(data.inForceFrom ?? data.occurredOn);
  const until = life.endedOn === null ? undefined : spanOf(life.endedOn);
  return {
    record: data.id,
    first_sequence: life.firstSequence,
    live: life.live ? 1 : 0,
    review: life.review,
    ended_on: life.endedOn,
    how: life.how,
    told_by: telling['told_by']!,
    data: telling['data']!,
    party: data.party,
    kind: data.kind,
    attribution: data.attribution,
    from_first: from.first,
    from_last: from.last,
    until_first: until?.first ?? null,
    until_last: until?.last ?? null,
    covers: data.covers.join(' '),
  };
}

/** What the record says is most often what one event says: then that event tells it. */
const tellingOf = (
  { data: own }: RecordLife,
  { sequence, data, text }: StoredEvent<unknown>,
): Row =>
  own === data && text !== undefined
    ? { told_by: sequence, data: text }
    : { told_by: null, data: JSON.stringify(own) };
