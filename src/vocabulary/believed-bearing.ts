import type { Stance } from './stance.js';
import type { Coverage } from './terms.js';

/** A bearing in one version of what was believed, as rows of records hold it: short, for there is one to most records. */
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

export const spellBearings = (bearings: readonly BelievedBearing[]): string =>
  JSON.stringify(bearings);

export const readBearings = (text: string): readonly BelievedBearing[] =>
  JSON.parse(text) as readonly BelievedBearing[];
