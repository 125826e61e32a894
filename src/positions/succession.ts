import type { Day } from '#vocabulary/day.js';
import type { Filters } from './filters.js';

/** A state that took over what another had committed to. */
export interface Succession {
  readonly predecessor: string;
  readonly successor: string;
  /** First and last possible day of the new situation. */
  readonly onFirst: Day;
  readonly onLast: Day;
}

/** A party that holds another's acts from a day on, those from before `actsBefore`. */
export interface Heir {
  readonly party: string;
  readonly from: Day;
  readonly actsBefore: Day;
}

/** Heirs of a party by code, also those of its heirs; each party at its earliest day first. */
export type Heirs = (party: string) => readonly Heir[];

/** Follows successions, and those of the successors; a party never inherits from itself. */
export function heirsBy(successions: readonly Succession[], dating: Filters['dating']): Heirs {
  const dayOf = (it: Succession): Day => (dating === 'certain' ? it.onLast : it.onFirst);
  const byPredecessor = Map.groupBy(successions, ({ predecessor }) => predecessor);
  const follow = (party: string, since: Day, seen: readonly string[]): Heir[] =>
    (byPredecessor.get(party) ?? [])
      .filter((it) => dayOf(it) >= since && !seen.includes(it.successor))
      .flatMap((it) => {
        const day = dayOf(it);
        const { successor } = it;
        const later = follow(successor, day, [...seen, successor]);
        return [
          { party: successor, from: day, actsBefore: day },
          ...later.map((heir) => ({ ...heir, actsBefore: day })),
        ];
      });
  const known = new Map<string, readonly Heir[]>();
  return (party) => {
    const found =
      known.get(party) ??
      follow(party, Number.NEGATIVE_INFINITY, [party]).sort((a, b) => a.from - b.from);
    known.set(party, found);
    return found;
  };
}

/** Those who hold an act of that day, each once. */
export function heirsTo(heirs: readonly Heir[], act: Day): readonly Heir[] {
  const found = new Map<string, Heir>();
  for (const heir of heirs) {
    if (act < heir.actsBefore && !found.has(heir.party)) found.set(heir.party, heir);
  }
  return [...found.values()];
}

/** Those from whom a party may hold something, and those from whom they may: all that any of these successions lead from. */
export function forebearsOf(party: string, successions: readonly Succession[]): Set<string> {
  const found = new Set([party]);
  // A set that grows is walked to its end.
  for (const each of found) {
    for (const it of successions) if (it.successor === each) found.add(it.predecessor);
  }
  found.delete(party);
  return found;
}
