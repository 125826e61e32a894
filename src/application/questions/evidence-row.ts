import type { JsonObject } from '#kernel/json.js';
import { isoOf } from '#vocabulary/day.js';
import { spanOf } from '#vocabulary/edtf.js';
import type { Bearing, RecordData } from '#vocabulary/record.js';
import type { RecordVersion } from '../record-reader.js';

/** One bearing of a record, flat; of a record that bears on nothing, what there is. */
export function evidenceRow(
  version: RecordVersion,
  bearing: Bearing | undefined,
  place: number,
): JsonObject {
  const { data, firstSequence, knownFrom, live, review, endedOn } = version;
  const { first, last } = spanOf(data.occurredOn);
  return {
    record: data.id,
    on: bearing?.on ?? null,
    stance: bearing?.stance ?? null,
    coverage: bearing?.coverage ?? null,
    party: data.party,
    covers: data.covers,
    kind: data.kind,
    subkind: data.subkind ?? null,
    dateEdtf: data.occurredOn,
    dateEarliest: isoOf(first),
    dateLatest: isoOf(last),
    inForceFrom: data.inForceFrom ?? null,
    endedOn,
    attribution: data.attribution,
    review,
    contested: data.contested,
    live,
    rationale: bearing?.rationale ?? null,
    qualifier: bearing?.qualifier ?? null,
    ...quoted(data.quotation),
    ...sourced(data.sources),
    place,
    firstSequence,
    knownFrom,
  };
}

const quoted = (quotation: RecordData['quotation']) => ({
  quotation: quotation?.text ?? null,
  quotationLanguage: quotation?.language ?? null,
  speaker: quotation?.speaker ?? null,
});

/** There is always one. */
function sourced(sources: RecordData['sources']) {
  const { title, publisher, url, archiveUrl, grade } = sources[0]!;
  return {
    sourceTitle: title,
    sourcePublisher: publisher ?? null,
    sourceUrl: url ?? null,
    sourceArchiveUrl: archiveUrl ?? null,
    sourceGrade: grade ?? null,
    sources: sources.length,
  };
}
