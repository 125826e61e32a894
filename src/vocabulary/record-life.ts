import type { ToldEvent } from '#kernel/event.js';
import type { JsonObject } from '#kernel/json.js';
import { mergePatch } from './merge-patch.js';
import { type Bearing, type RecordData, record } from './record.js';
import { KINDS, type Kind, type Verdict } from './terms.js';

/** What we believe of a record after some of its events. */
export interface RecordLife {
  readonly data: RecordData;
  /** Sequence of the first event of the stream, for ever: it breaks ties between equal dates. */
  readonly firstSequence: number;
  /** False once retracted. */
  readonly live: boolean;
  readonly review: 'none' | Verdict;
  /** EDTF, the first day on which it no longer held; null while it holds. */
  readonly endedOn: string | null;
  readonly how: string | null;
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
    return {
      data: event.data as unknown as RecordData,
      firstSequence: life?.firstSequence ?? event.sequence,
      live: true,
      review: 'none',
      endedOn: null,
      how: null,
    };
  }
  return life && change(life, event);
}

export const isRecording = (type: string): boolean => RECORDING.has(type);
const RECORDING = new Set<string>(Object.values(TYPE_OF_KIND));

function change(life: RecordLife, { type, data }: ToldEvent): RecordLife {
  switch (type) {
    case 'RecordAmended':
      return { ...life, data: amended(life.data, data['changes'] as JsonObject) };
    case 'RecordRetracted':
      return { ...life, live: false };
    case 'RecordEnded':
      return { ...life, endedOn: data['endedOn'] as string, how: data['how'] as string };
    case 'RecordReviewed':
      return reviewed(life, data['verdict'] as Verdict, data['bearings'] as unknown as Bearing[]);
    default:
      return life;
  }
}

/** The record's data after a merge patch; throws a ZodError when it has no valid shape. */
export function amended(data: RecordData, changes: JsonObject): RecordData {
  const patched = mergePatch(data as unknown as JsonObject, changes);
  return recordSchema(data.kind).parse(patched, { reportInput: true });
}

function reviewed(life: RecordLife, verdict: Verdict, bearings: Bearing[]): RecordLife {
  const data = verdict === 'adjudicated' ? { ...life.data, bearings } : life.data;
  return { ...life, data, review: verdict };
}
