import type { Days } from './days-of.js';

/** One spell of a state, as the question `countries` answers. */
export interface StateSpell {
  readonly code: string;
  readonly name: string;
  readonly alpha2: string | null;
  readonly aliases: readonly string[];
  /** ISO days; null is open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** What followed a state, as the question `country` answers. */
export interface StateSuccession {
  readonly predecessor: string;
  readonly successor: string;
  /** First day of the new situation, EDTF. */
  readonly on: string;
  readonly how: string;
}

/** Whether the state stood on one of the days. */
export const stood = ({ validFrom, validTo }: StateSpell, { first, last }: Days): boolean =>
  (validFrom ?? '') <= last && first <= (validTo ?? '9999');
