import MiniSearch from 'minisearch';
import type { JsonObject } from '#kernel/json.js';
import { folded } from '#vocabulary/folded.js';

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

const PROPOSALS_MAX = 3;
const DAY_MS = 86_400_000;

/** Finds states by code or name as of a day: exactly but for case, accents and punctuation. What is near is only told. */
export class PartyFinder {
  readonly #byName = new Map<string, StateSpell[]>();
  readonly #found = new Map<string, string | undefined>();
  readonly #search = new MiniSearch({
    fields: ['names'],
    searchOptions: { fuzzy: 0.2, prefix: true, combineWith: 'AND' },
  });
  readonly #spells: readonly StateSpell[];

  constructor(spells: readonly JsonObject[]) {
    this.#spells = spells as unknown as readonly StateSpell[];
    for (const [id, spell] of this.#spells.entries()) {
      const names = [spell.code, spell.alpha2, spell.name, ...spell.aliases];
      for (const each of names) if (each) this.#add(folded(each), spell);
      this.#search.add({ id, names: [spell.name, ...spell.aliases].join(' ') });
    }
  }

  /** The code that the name meant on the day; undefined when there was no such state. */
  find(name: string, day: string): string | undefined {
    const key = `${name} ${day}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const spells = this.#byName.get(folded(name)) ?? [];
    const code = spells.find((spell) => stood(spell, day))?.code;
    this.#found.set(key, code);
    return code;
  }

  /** A state of the name that began within so many days after the day, and when. */
  findNewborn(
    name: string,
    day: string,
    within: number,
  ): { code: string; born: string } | undefined {
    const latest = new Date(Date.parse(day) + within * DAY_MS).toISOString().slice(0, 10);
    const spells = this.#byName.get(folded(name)) ?? [];
    const newborn = spells.find(
      ({ validFrom }) => validFrom !== null && day < validFrom && validFrom <= latest,
    );
    return newborn && { code: newborn.code, born: newborn.validFrom as string };
  }

  /** When a state of that name stood, if it was not then; else names that are near. */
  advice(name: string, day: string): string {
    const spells = this.#byName.get(folded(name));
    if (spells) {
      const lives = spells.map(
        (it) => `${it.code} from ${it.validFrom ?? 'before 1946'} to ${it.validTo ?? 'today'}`,
      );
      return `On ${day} there was no such state: it stood as ${lives.join(', ')}.`;
    }
    const near = this.#search.search(name).map(({ id }) => this.#spells[id as number]!);
    const standing = near.filter((spell) => stood(spell, day));
    const words = [...new Set(standing.map((spell) => `${spell.code} (${spell.name})`))];
    if (words.length === 0) return 'Write its ISO 3166-1 code, or give the mapping the name.';
    return `Near to it are ${words.slice(0, PROPOSALS_MAX).join(', ')}: write the code if one is meant.`;
  }

  #add(name: string, spell: StateSpell): void {
    const known = this.#byName.get(name);
    if (known) known.push(spell);
    else this.#byName.set(name, [spell]);
  }
}

const stood = ({ validFrom, validTo }: StateSpell, day: string): boolean =>
  (validFrom ?? '') <= day && day <= (validTo ?? '9999');
