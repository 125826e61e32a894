import { dayOf, isoOf } from '#vocabulary/day.js';
import { folded } from '#vocabulary/folded.js';
import { groupParty } from '#vocabulary/party.js';
import { continuingStates } from './continuing-states.js';
import { type Days, daysOf } from './days-of.js';
import { PartyAdvice } from './party-advice.js';
import type { NamedGroup, PartyFacts } from './party-facts.js';
import { type StateSpell, stood } from './state-spell.js';

/**
 * Finds states by code or name as of a day, and groups as `group:eu` or by name: exactly but for case, accents and
 * punctuation. What is near is only told.
 */
export class PartyFinder {
  readonly #spells = new Map<string, StateSpell[]>();
  readonly #groups = new Map<string, Set<string>>();
  readonly #found = new Map<string, string | undefined>();
  readonly #heirs: ReadonlyMap<string, string>;
  readonly #advice: PartyAdvice;

  constructor(facts: PartyFacts) {
    const { spells, successions = [], groups = [] } = facts;
    for (const spell of spells) {
      const names = [spell.code, spell.alpha2, spell.name, ...spell.aliases];
      for (const name of new Set(names.flatMap((each) => (each ? folded(each) : [])))) {
        this.#spells.set(name, [...(this.#spells.get(name) ?? []), spell]);
      }
    }
    for (const group of groups) this.#addGroup(group);
    this.#heirs = continuingStates(spells, successions);
    this.#advice = new PartyAdvice(facts, (name) => this.#spells.get(folded(name)) ?? []);
  }

  /** The code that the name meant on the day, a sound EDTF date; undefined when it meant nobody, or not one alone. */
  find(name: string, day: string): string | undefined {
    const key = `${name} ${day}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const code = this.#look(folded(name), daysOf(day));
    this.#found.set(key, code);
    return code;
  }

  /** A state of the name that began within so many days after the first of the days, and when. */
  findNewborn(
    name: string,
    first: string,
    within: number,
  ): { code: string; born: string } | undefined {
    const latest = isoOf(dayOf(first) + within);
    const spells = this.#spells.get(folded(name)) ?? [];
    const newborn = spells.find(
      ({ validFrom }) => validFrom !== null && first < validFrom && validFrom <= latest,
    );
    return newborn && { code: newborn.code, born: newborn.validFrom as string };
  }

  /** When a state of that name stood and what followed it, if it was not then; else names that are near. */
  advice(name: string, day: string): string {
    return this.#advice.on(name, day);
  }

  #look(name: string, days: Days): string | undefined {
    const spells = this.#spells.get(name);
    if (spells === undefined) return only([...(this.#groups.get(name) ?? [])]);
    const standing = spells.filter((spell) => stood(spell, days));
    if (standing.length > 0) return only(standing.map(({ code }) => code));
    const hasEnded = spells.every(({ validTo }) => validTo !== null && validTo < days.first);
    return hasEnded ? only(spells.map(({ code }) => this.#heirOf(code, days))) : undefined;
  }

  /** As what a state that ended stood on the days; the last of a line of states that each went on as the next. */
  #heirOf(code: string, days: Days): string | undefined {
    const heir = this.#heirs.get(code);
    if (heir === undefined) return undefined;
    const spells = this.#spells.get(folded(heir)) ?? [];
    const isThere = spells.some((spell) => spell.code === heir && stood(spell, days));
    return isThere ? heir : this.#heirOf(heir, days);
  }

  #addGroup({ id, name }: NamedGroup): void {
    // What stands in parentheses is there to explain.
    for (const each of [groupParty(id), name, name.replace(/\s*\(.*\)$/, '')]) {
      const key = folded(each);
      this.#groups.set(key, (this.#groups.get(key) ?? new Set()).add(groupParty(id)));
    }
  }
}

/** What all of them are; undefined when they differ. */
const only = (codes: readonly (string | undefined)[]): string | undefined =>
  codes.every((code) => code === codes[0]) ? codes[0] : undefined;
