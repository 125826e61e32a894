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
import { spanOf } from '#vocabulary/edtf.js';
import { wordsOf } from '#vocabulary/found-by.js';
import type { RecordData } from '#vocabulary/record.js';
import { evolve, type RecordLife } from '#vocabulary/record-life.js';
import type { Verdict } from '#vocabulary/terms.js';

export default projection({
  name: 'evidence',
  version: 4,
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
        ...KNOWN_COLUMNS,
      },
      key: ['record', 'known_from'],
      partition: 'record',
      indexes: [['first_sequence']],
      lent: { column: 'data', event: 'told_by' },
      words: ({ data }) => wordsOf(JSON.parse(data as string) as RecordData),
    },
    bearing: {
      columns: {
        record: text,
        subject: text,
        party: text,
        kind: text,
        stance: text,
        coverage: text,
        attribution: text,
        review: text,
        from_first: integer,
        from_last: integer,
        until_first: maybeInteger,
        until_last: maybeInteger,
        first_sequence: integer,
        place: integer,
        covers: text,
        ...KNOWN_COLUMNS,
      },
      key: ['record', 'subject', 'known_from'],
      partition: 'record',
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
  return [
    ...believe('record', {
      before,
      after: [recordRow(life, past?.data === life.data ? told! : tellingOf(life, event))],
      identity: ['record'],
      at,
    }),
    ...believe('bearing', {
      before: rows('bearing'),
      after: life.live ? bearingRows(life) : [],
      identity: ['record', 'subject'],
      at,
    }),
  ];
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

const recordRow = (life: RecordLife, { told_by, data }: Row): Row => ({
  record: life.data.id,
  first_sequence: life.firstSequence,
  live: life.live ? 1 : 0,
  review: life.review,
  ended_on: life.endedOn,
  how: life.how,
  told_by: told_by!,
  data: data!,
});

/** What the record says is most often what one event says: then that event tells it. */
const tellingOf = (
  { data: own }: RecordLife,
  { sequence, data, text }: StoredEvent<unknown>,
): Row =>
  own === data && text !== undefined
    ? { told_by: sequence, data: text }
    : { told_by: null, data: JSON.stringify(own) };

function bearingRows({ data, firstSequence, review, endedOn }: RecordLife): readonly Row[] {
  const from = spanOf(data.inForceFrom ?? data.occurredOn);
  const until = endedOn === null ? undefined : spanOf(endedOn);
  return data.bearings.map((bearing, place) => ({
    record: data.id,
    subject: bearing.on,
    party: data.party,
    kind: data.kind,
    stance: bearing.stance,
    coverage: bearing.coverage,
    attribution: data.attribution,
    review,
    from_first: from.first,
    from_last: from.last,
    until_first: until?.first ?? null,
    until_last: until?.last ?? null,
    first_sequence: firstSequence,
    place,
    covers: data.covers.join(' '),
  }));
}
