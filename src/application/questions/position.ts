import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { type ExplainedPiece, explain } from '#positions/explain.js';
import { beginOf, type Piece } from '#positions/piece.js';
import { isoOf } from '#vocabulary/day.js';
import { party } from '#vocabulary/party.js';
import type { RecordData } from '#vocabulary/record.js';
import { columns, question } from '../question.js';
import type { RecordReader } from '../record-reader.js';
import { cellQuery } from './cell-query.js';
import {
  asOf,
  crosswalk,
  filters,
  framework,
  knownAt,
  ordinal,
  succession,
  weights,
} from './params.js';
import { positionRow } from './position-row.js';

export default question({
  name: 'position',
  path: '/frameworks/{framework}/positions/{country}/{ordinal}',
  summary:
    'One position explained: every piece of evidence in order, down to quotation and source.',
  params: z.strictObject({
    framework,
    country: party,
    ordinal,
    asOf,
    knownAt,
    ...filters,
    weights,
    succession,
    crosswalk,
  }),
  key: ['record', 'on', 'via'],
  columns: columns({
    record: 'Record identifier.',
    on: 'What the record bears on: the principle, or one that a crosswalk maps onto it.',
    kind: 'Kind of act.',
    occurredOn: 'Date of the act, EDTF.',
    inForceFrom: 'Date from which it counts, where it differs.',
    endedOn: 'Date on which it stopped to hold.',
    from: 'First day on which it counts here.',
    until: 'First day on which it counts no longer; empty while it holds.',
    stance: 'Stance of the bearing.',
    coverage: 'named, wholesale or inferred.',
    attribution: 'Who says so.',
    review: 'Latest verdict of a second coder.',
    contested: 'Whether the coding is contested.',
    via: 'Group through whose record it counts, or the predecessor state whose it was.',
    weight: 'Weight under the rule-set.',
    decisive: 'Whether the class rests on it.',
    withoutClass: 'Class that the position would have without this record.',
    withoutScore: 'Score that it would have.',
    rationale: 'Why it was coded so.',
    qualifier: 'Reservation or condition.',
    actor: 'Who acted.',
    quotation: 'Short quotation.',
    speaker: 'Who is quoted.',
    sourceTitle: 'Title of the first source.',
    sourceUrl: 'Its address.',
    sourceGrade: 'A official or primary, B press or research, C mirror or blog.',
    knownSince: 'Sequence from which this version of the record was known.',
  }),
  answer: async (params, { model, records }) => {
    const query = cellQuery(model, params);
    const world = model.world([query.on], params.crosswalk);
    const { position, pieces, participation } = explain(world, query);
    const rows = await Promise.all(pieces.map((piece) => opened(piece, params.knownAt, records)));
    const absences = await Promise.all(
      participation.map((piece) => described(piece, params.knownAt, records)),
    );
    return { rows, about: { position: positionRow(position), participation: absences } };
  },
});

async function opened(explained: ExplainedPiece, knownAt: number, records: RecordReader) {
  const { piece, weight, decisive, without } = explained;
  return {
    ...(await described(piece, knownAt, records)),
    weight,
    decisive,
    withoutClass: without.class,
    withoutScore: without.score,
  };
}

async function described(
  piece: Piece,
  knownAt: number,
  records: RecordReader,
): Promise<JsonObject> {
  const { evidence, end, via } = piece;
  const version = await records.version(evidence.record, knownAt);
  if (!version) throw new Error(`${evidence.record} bears on ${evidence.on} but has no record.`);
  const { data, endedOn, knownFrom } = version;
  return {
    record: evidence.record,
    on: data.bearings[evidence.index]?.on ?? evidence.on,
    kind: evidence.kind,
    occurredOn: data.occurredOn,
    inForceFrom: data.inForceFrom ?? null,
    endedOn,
    from: isoOf(beginOf(piece)),
    until: Number.isFinite(end) ? isoOf(end) : null,
    stance: evidence.stance,
    coverage: evidence.coverage,
    attribution: evidence.attribution,
    review: evidence.review,
    contested: data.contested,
    via,
    ...inWords(data, evidence.index),
    sources: data.sources as unknown as JsonObject[],
    // Of all that is shown here: what bears on the position may have been believed for longer.
    knownSince: knownFrom,
  };
}

/** What a reader wants to see of a record: why, by whom, in which words, from where. */
function inWords({ bearings, actor, quotation, sources }: RecordData, index: number): JsonObject {
  const { rationale = null, qualifier = null } = bearings[index] ?? {};
  const [source] = sources;
  const { title = null, url = null, grade = null } = source ?? {};
  return {
    rationale,
    qualifier,
    actor: actor ?? null,
    quotation: quotation?.text ?? null,
    speaker: quotation?.speaker ?? null,
    sourceTitle: title,
    sourceUrl: url,
    sourceGrade: grade,
  };
}
