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
import {
  evolve,
  type RecordLife,
  type Standing,
  saysAnew,
  standingAfter,
} from '#vocabulary/record-life.js';
import { sortOfReview } from '#vocabulary/review-sort.js';

export default projection({
  name: 'evidence',
  version: 8,
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
  const next = told && !saysAnew(event as ToldEvent) ? restood(told, event) : retold(told, event);
  const puts = believe('record', { before, after: [next], identity: RECORD, at: event.sequence });
  return told ? puts.map((put) => withoutKept(put, beliefIn(next).bearings)) : puts;
}

/** What it says stays: its data need not be read. */
function restood(told: Row, event: ToldEvent<unknown>): Row {
  const past = beliefIn(told);
  const standing = standingAfter(standingOf(past), event as ToldEvent);
  const bearings = past.bearings.map(
    ([on, stance, coverage, place]): BelievedBearing => [
      on,
      stance,
      coverage,
      place,
      event.sequence,
    ],
  );
  const { record, first_sequence } = told;
  const belief = beliefOf({ ...past, bearings }, standing, past);
  return { record: record!, first_sequence: first_sequence!, ...tellingIn(told), belief };
}

function retold(told: Row | undefined, event: ToldEvent<unknown>): Row {
  const life = evolve(told && lifeOf(told), event as ToldEvent);
  if (!life) throw new Error(`${event.type} about ${event.stream}, which was never recorded.`);
  const belief = beliefOf(saidIn(life.data, event.sequence), life, told && beliefIn(told));
  const { id: record } = life.data;
  return { record, first_sequence: life.firstSequence, ...tellingOf(life, event), belief };
}

/** What a record says, as far as a belief holds it. */
type Said = Pick<Belief, 'party' | 'kind' | 'attribution' | 'from' | 'covers' | 'bearings'>;

const saidIn = (data: RecordData, at: number): Said => ({
  party: data.party,
  kind: data.kind,
  attribution: data.attribution === 'self' ? undefined : data.attribution,
  from: daysOf(data.inForceFrom ?? data.occurredOn),
  covers: data.covers.length === 0 ? undefined : data.covers,
  bearings: [
    ...data.bearings.map(
      ({ on, stance, coverage }, place): BelievedBearing => [on, stance, coverage, place, at],
    ),
    ...awayFrom(data, at),
  ],
});

/**
 * Whoever stays away from a framework has been looked at there, even where no principle is named: an absence from the
 * whole, placed after the bearings that the record has itself.
 */
function awayFrom({ kind, bearings, frameworks }: RecordData, at: number): BelievedBearing[] {
  if (kind !== 'non_participation') return [];
  const about = frameworks.filter(({ relation }) => relation === 'direct').map(({ id }) => id);
  const others = new Set(about).difference(new Set(bearings.map(({ on }) => on)));
  return [...others].map((id, place) => [id, 'neutral', 'named', bearings.length + place, at]);
}

function beliefOf(
  { party, kind, attribution, from, covers, bearings }: Said,
  { live, review, endedOn, how }: Standing,
  told: Belief | undefined,
): Belief {
  const belief: Belief = {
    party,
    kind,
    attribution,
    from,
    until: endedOn === null ? undefined : daysOf(endedOn),
    review: review === 'none' ? undefined : review,
    covers,
    retracted: live ? undefined : true,
    ended: endedOn === null ? undefined : { on: endedOn, how },
    bearings: live ? bearings : NO_BEARINGS,
  };
  return told && live && sayTheSame(told, belief) ? goingOn(belief, told.bearings) : belief;
}

/** A version of a bearing that was believed before and has not changed goes on. */
function goingOn(belief: Belief, held: readonly BelievedBearing[]): Belief {
  const bearings = belief.bearings.map((each) => {
    const [on, stance, coverage, place] = each;
    const same = held.find((it) => it[0] === on && it[1] === stance && it[2] === coverage);
    return same?.[3] === place ? same : each;
  });
  return { ...belief, bearings };
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
