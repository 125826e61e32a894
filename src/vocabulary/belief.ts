import type { Row } from '#kernel/projection.js';
import type { Day } from './day.js';
import type { RecordLife } from './record-life.js';
import type { Stance } from './stance.js';
import type { Attribution, Coverage, Kind, Verdict } from './terms.js';

/** A bearing in one version of what was believed: short, for there is one to most records. */
export type BelievedBearing = readonly [
  /** The subject. */
  on: string,
  stance: Stance,
  coverage: Coverage,
  /** Its place in the record. */
  place: number,
  /** Sequence from which this version was believed; until before which one, the row says. */
  knownFrom: number,
];

/** The first and the last day that a date may mean; the last is left out where it is the first. */
type Days = readonly [first: Day, last?: Day];

/** What a row of the table `record` says of a record beside its data. What is usual is left out. */
export interface Belief {
  readonly party: string;
  readonly kind: Kind;
  /** Left out for `self`. */
  readonly attribution: Attribution | undefined;
  readonly from: Days;
  /** Left out while the record has not been ended. */
  readonly until: Days | undefined;
  /** The latest verdict; left out before any. */
  readonly review: Verdict | undefined;
  /** For a group's record, the parties it spoke for; left out for its members of the day. */
  readonly covers: readonly string[] | undefined;
  readonly retracted: true | undefined;
  /** As it was told: EDTF, and how. */
  readonly ended: { readonly on: string; readonly how: string | null } | undefined;
  /** Of the version of a bearing that outlasts this row, the last row that believed it tells. */
  readonly bearings: readonly BelievedBearing[];
}

export const beliefIn = (row: Row): Belief => row['belief'] as Belief;

/** How the record stood. */
export const standingOf = ({
  review,
  retracted,
  ended,
}: Belief): Pick<RecordLife, 'live' | 'review' | 'endedOn' | 'how'> => ({
  live: retracted === undefined,
  review: review ?? 'none',
  endedOn: ended?.on ?? null,
  how: ended?.how ?? null,
});
