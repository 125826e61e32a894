import { dayOf, isoOf } from '#vocabulary/day.js';
import type { StateSpell, StateSuccession } from './state-spell.js';

/** Where one state goes on as another. What was merged did not go on, and what separated is not what goes on. */
const GOING_ON: ReadonlySet<string> = new Set(['rename', 'seat_change', 'dissolution']);

/** Of each state that ended, the only one that it went on as from the day after; those with none or several have no entry. */
export function continuingStates(
  spells: readonly StateSpell[],
  successions: readonly StateSuccession[],
): ReadonlyMap<string, string> {
  const heirs = new Map<string, string>();
  for (const [code, ended] of endsOf(spells)) {
    const next = successions.filter(
      ({ predecessor, successor, on, how }) =>
        predecessor === code && successor !== code && on === dayAfter(ended) && GOING_ON.has(how),
    );
    const [heir, ...others] = new Set(next.map(({ successor }) => successor));
    if (heir !== undefined && others.length === 0) heirs.set(code, heir);
  }
  return heirs;
}

/** The last day of each state that has one. */
export function endsOf(spells: readonly StateSpell[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const [code, own] of Map.groupBy(spells, (spell) => spell.code)) {
    const last = own.map(({ validTo }) => validTo ?? '').toSorted();
    if (last[0] !== '') ends.set(code, last.at(-1)!);
  }
  return ends;
}

const dayAfter = (iso: string): string => isoOf(dayOf(iso) + 1);
