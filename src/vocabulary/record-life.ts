import type { ToldEvent } from '#kernel/event.js';
import type { JsonObject } from '#kernel/json.js';
import { mergePatch } from './merge-patch.js';
import { type Bearing, type RecordData, record } from './record.js';
import { KINDS, type Kind, type Verdict } from './terms.js';

/** How a record stands, whatever it says. */
export interface Standing {
  /** False once retracted. */
  readonly live: boolean;
  readonly review: 'none' | Verdict;
  /** EDTF, the first day on which it no longer held; null while it holds. */
  readonly endedOn: string | null;
  readonly how: string | null;
}

/** What we believe of a record after some of its events. */
export interface RecordLife extends Standing {
  readonly data: RecordData;
  /** Sequence of the first event of the stream, for ever: it breaks ties between equal dates. */
  readonly firstSequence: number;
}

/** The event type that records an act of this kind. */
export const TYPE_OF_KIND = {
  endorsement: 'EndorsementRecorded',
  statement: 'StatementRecorded',
  vote: 'VoteRecorded',
  policy_action: 'PolicyActionRecorded',
  conduct: 'ConductReported',
  non_participation: 'NonParticipationRecorded',
} as const satisfies Readonly<Record<Kind, string>>;

const schemas = new Map<Kind, ReturnType<typeof record<Kind>>>(
  KINDS.map((kind) => [kind, record(kind)]),
);

/** Shape of a record of this kind, defaults filled; throws what the schema throws. */
export const recordSchema = (kind: Kind) => schemas.get(kind)!;

/** Names of what a record of this kind can say. */
export const recordFields = (kind: Kind): readonly string[] =>
  Object.keys(recordSchema(kind).shape);

/** The next state of a record: a pure fold over its stream. */
export function evolve(life: RecordLife | undefined, event: ToldEvent): RecordLife | undefined {
  if (isRecording(event.type)) {
    const data = event.data as unknown as RecordData;
    return { data, firstSequence: life?.firstSequence ?? event.sequence, ...NEWLY_RECORDED };
  }
  if (!life) return undefined;
  const data = saysAnew(event) ? saidAfter(life.data, event) : life.data;
  return { data, firstSequence: life.firstSequence, ...standingAfter(life, event) };
}

export const isRecording = (type: string): boolean => RECORDING.has(type);
const RECORDING = new Set<string>(Object.values(TYPE_OF_KIND));
const NEWLY_RECORDED: Standing = { live: true, review: 'none', endedOn: null, how: null };

/** Whether an event can change what its record says; any other changes at most how it stands. */
export const saysAnew = ({ type, data }: ToldEvent): boolean =>
  isRecording(type) ||
  type === 'RecordAmended' ||
  (type === 'RecordReviewed' && data['verdict'] === 'adjudicated');

/** How a record stands after an event that did not record it anew. */
export function standingAfter(
  { live, review, endedOn, how }: Standing,
  { type, data }: ToldEvent,
): Standing {
  switch (type) {
    case 'RecordRetracted':
      return { live: false, review, endedOn, how };
    case 'RecordEnded':
      return { live, review, ...endingIn(data) };
    case 'RecordReviewed':
      return { live, review: data['verdict'] as Verdict, endedOn, how };
    default:
      return { live, review, endedOn, how };
  }
}

/** Nulls when it was taken back. */
const endingIn = ({ endedOn, how }: JsonObject) => ({ endedOn, how }) as Ending;
type Ending = Pick<Standing, 'endedOn' | 'how'>;

const saidAfter = (said: RecordData, { type, data }: ToldEvent): RecordData =>
  type === 'RecordAmended'
    ? amended(said, data['changes'] as JsonObject)
    : { ...said, bearings: data['bearings'] as unknown as Bearing[] };

/** The record's data after a merge patch; throws a ZodError when it has no valid shape. */
export function amended(data: RecordData, changes: JsonObject): RecordData {
  const patched = mergePatch(data as unknown as JsonObject, changes);
  return recordSchema(data.kind).parse(patched, { reportInput: true });
}
