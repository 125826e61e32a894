import type { JsonObject } from '#kernel/json.js';
import { dataOf } from '../books/framework-book.js';
import type { ReadModel } from '../read-model.js';

export const CODES = ['iso3', 'm49', 'cow'] as const;
export type Code = (typeof CODES)[number];

export interface Unit {
  readonly iso3: string;
  /** Names no other unit; null where another has the better claim to it. */
  readonly m49: number | null;
  /** Of Correlates of War, which counts some states on under one number. */
  readonly cow: number | null;
}

/** The states of these codes with their other codes, ascending; one code for all days, that of the newest spell. */
export function panelUnits(
  model: ReadModel,
  knownAt: number,
  codes: ReadonlySet<string>,
): readonly Unit[] {
  const rows = model.parties.states.at(knownAt).map(dataOf);
  const spells = Map.groupBy(rows, ({ code }) => String(code));
  const taken = new Set<number>();
  return [...codes]
    .map((iso3) => ({ iso3, newestFirst: (spells.get(iso3) ?? []).toSorted(laterFirst) }))
    .toSorted((a, b) => laterFirst(a.newestFirst[0], b.newestFirst[0]) || byCode(a, b))
    .map(({ iso3, newestFirst }) => {
      const m49 = newestFirst.map(({ numeric }) => Number(numeric)).find((it) => isFree(it, taken));
      if (m49 !== undefined) taken.add(m49);
      return { iso3, m49: m49 ?? null, cow: numberOrNull(newestFirst[0]?.['cow']) };
    })
    .toSorted(byCode);
}

const isFree = (m49: number, taken: ReadonlySet<number>): boolean => m49 > 0 && !taken.has(m49);

const byCode = (a: { iso3: string }, b: { iso3: string }): number => (a.iso3 < b.iso3 ? -1 : 1);

/** A spell that lasts comes before one that ended. */
function laterFirst(a: JsonObject | undefined, b: JsonObject | undefined): number {
  const [one, other] = [a, b].map((spell) => String(spell?.['validTo'] ?? '9999'));
  return one === other ? 0 : one! > other! ? -1 : 1;
}

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);
