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
import { integer, json, maybeInteger, maybeText, text } from '#kernel/columns.js';
import { projection } from '#kernel/define-projection.js';
import type { ToldEvent } from '#kernel/event.js';
import { believe, KNOWN_COLUMNS, open } from '#kernel/known.js';
import type { Cell, Put, Row, Rows } from '#kernel/projection.js';
import { sameJson } from '#kernel/same-json.js';
import { type Belief, type BelievedBearing, beliefIn, standingOf } from '#vocabulary/belief.js';
import { spanOf } from '#vocabulary/edtf.js';
import { wordsOf } from '#vocabulary/found-by.js';
import type { RecordData } from '#vocabulary/record.js';
import { evolve, type RecordLife } from '#vocabulary/record-life.js';
import { sortOfReview } from '#vocabulary/review-sort.js';

export default projection({
  name: 'evidence',
  version: 7,
  summary: 'Records and their bearings, in every version that we believed.',
  tables: {
    /** An event opens one version at most: its sequence is the key. */
    record: {
      columns: {
        record: text,
        first_sequence: integer,
        told_by: maybeInteger,
        data: maybeText,
        belief: json,
        ...KNOWN_COLUMNS,
      },
      key: ['known_from'],
      partition: 'record',
      lent: { column: 'data', event: 'told_by' },
      words: ({ data }) => wordsOf(JSON.parse(data as string) as RecordData),
    },
    link: {
      columns: { record: text, target: text, relation: text, note: maybeText, known_from: integer },
      key: ['record', 'known_from'],
      partition: 'record',
      indexes: [['target']],
    },
    /** Closed when the coder reviews in the same way again, and when the record is retracted. */
    review: {
      columns: {
        record: text,
        coder: text,
        sort: text,
        verdict: text,
        bearings: json,
        /** The record's own coding, as it was before anyone reviewed it. */
        original: json,
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

const RECORD = ['record'];

/** Any event of a record's life: the new belief, against what was believed. */
function revise(event: ToldEvent<unknown>, rows: Rows): readonly Put[] {
  const before = rows('record');
  const [told] = open(before);
  const past = told && lifeOf(told);
  const life = evolve(past, event as ToldEvent);
  if (!life) throw new Error(`${event.type} about ${event.stream}, which was never recorded.`);
  const belief = beliefOf(life, event.sequence, told && beliefIn(told));
  const { told_by, data } = past?.data === life.data ? tellingIn(told!) : tellingOf(life, event);
  const row = { record: life.data.id, first_sequence: life.firstSequence, told_by, data, belief };
  const puts = believe('record', { before, after: [row], identity: RECORD, at: event.sequence });
  return told ? puts.map((put) => withoutKept(put, belief.bearings)) : puts;
}

function beliefOf(life: RecordLife, at: number, told: Belief | undefined): Belief {
  if (!life.live) return believed(life, NO_BEARINGS);
  const belief = believed(life, bearingsOf(life, at));
  return told && sayTheSame(told, belief) ? goingOn(belief, told.bearings) : belief;
}

const bearingsOf = ({ data }: RecordLife, at: number): readonly BelievedBearing[] =>
  data.bearings.map(({ on, stance, coverage }, place) => [on, stance, coverage, place, at]);

/** A version of a bearing that was believed before and has not changed goes on. */
function goingOn(belief: Belief, held: readonly BelievedBearing[]): Belief {
  const bearings = belief.bearings.map((each) => {
    const [on, stance, coverage, place] = each;
    const same = held.find((it) => it[0] === on && it[1] === stance && it[2] === coverage);
    return same?.[3] === place ? same : each;
  });
  return { ...belief, bearings };
}

function believed(
  { data, live, review, endedOn, how }: RecordLife,
  bearings: readonly BelievedBearing[],
): Belief {
  return {
    party: data.party,
    kind: data.kind,
    attribution: data.attribution === 'self' ? undefined : data.attribution,
    from: daysOf(data.inForceFrom ?? data.occurredOn),
    until: endedOn === null ? undefined : daysOf(endedOn),
    review: review === 'none' ? undefined : review,
    covers: data.covers.length === 0 ? undefined : data.covers,
    retracted: live ? undefined : true,
    ended: endedOn === null ? undefined : { on: endedOn, how },
    bearings,
  };
}

const NO_BEARINGS: readonly BelievedBearing[] = [];

function daysOf(edtf: string): Belief['from'] {
  const { first, last } = spanOf(edtf);
  return first === last ? [first] : [first, last];
}

/** Whether both say the same of each bearing of their record. */
const sayTheSame = (one: Belief, other: Belief): boolean =>
  OF_ALL_BEARINGS.every((member) => sameJson(one[member], other[member]));

const OF_ALL_BEARINGS = [
  'party',
  'kind',
  'attribution',
  'from',
  'until',
  'review',
  'covers',
] as const satisfies readonly (keyof Belief)[];

/** A row that is closed leaves the versions that go on to its successor. */
function withoutKept({ table, row }: Put, kept: readonly BelievedBearing[]): Put {
  if (row['known_to'] === null) return { table, row };
  const belief = beliefIn(row);
  const bearings = belief.bearings.filter(
    ([on, , , , from]) => !kept.some((it) => it[0] === on && it[4] === from),
  );
  return { table, row: { ...row, belief: { ...belief, bearings } } };
}

const lifeOf = (row: Row): RecordLife => ({
  data: JSON.parse(row['data'] as string) as RecordData,
  firstSequence: row['first_sequence'] as number,
  ...standingOf(beliefIn(row)),
});

const REVIEW = ['record', 'coder', 'sort'];
type ReviewData = (typeof recordReviewed)['example'];

/**
 * The coder's latest review of its sort, beside those of others. With it stands the record's own coding as it was before
 * anyone reviewed it: what was amended later may have been amended because of a review.
 */
function reviewed(event: ToldEvent<ReviewData>, rows: Rows): readonly Put[] {
  const { record, coder, verdict, bearings } = event.data;
  const others = open(rows('review'));
  const own = () => lifeOf(open(rows('record'))[0]!).data.bearings;
  const sort = sortOfReview(verdict, bearings);
  const original = others[0]?.['original'] ?? own();
  const same = others.filter((row) => row['coder'] === coder && row['sort'] === sort);
  const next = { record, coder, sort, verdict, bearings, original };
  const revision = { identity: REVIEW, at: event.sequence };
  // Who looks again and finds the same has looked again: that too is when the record was last reviewed.
  return [
    ...believe('review', { ...revision, before: same, after: [] }),
    ...believe('review', { ...revision, before: [], after: [next] }),
  ];
}

interface Telling {
  readonly told_by: Cell;
  readonly data: Cell;
}

/** What the record says is most often what one event says: then that event tells it. */
const tellingOf = (
  { data: own }: RecordLife,
  { sequence, data, text }: ToldEvent<unknown>,
): Telling =>
  own === data && text !== undefined
    ? { told_by: sequence, data: text }
    : { told_by: null, data: JSON.stringify(own) };

const tellingIn = ({ told_by, data }: Row): Telling => ({ told_by: told_by!, data: data! });
