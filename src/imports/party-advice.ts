import MiniSearch from 'minisearch';
import { getOrMake } from '#kernel/get-or-make.js';
import { folded } from '#vocabulary/folded.js';
import { nearest } from '#vocabulary/nearest.js';
import { groupParty } from '#vocabulary/party.js';
import { type Days, daysOf } from './days-of.js';
import type { PartyFacts } from './party-facts.js';
import { type StateSpell, stood } from './state-spell.js';

const PROPOSALS_MAX = 3;
/** Of shorter names and codes any other is near. */
const NAME_LENGTH_MIN = 4;
/** A name of so many letters may have two mistakes in it. */
const LONG_NAME = 8;

/** Says what a name may mean that means no party on a day. */
export class PartyAdvice {
  readonly #given = new Map<string, string>();
  readonly #names = new Map<string, StateSpell[]>();
  readonly #search = new MiniSearch({
    fields: ['names'],
    searchOptions: { fuzzy: 0.2, prefix: true, combineWith: 'AND' },
  });

  constructor(
    private readonly facts: PartyFacts,
    private readonly spellsNamed: (name: string) => readonly StateSpell[],
  ) {
    for (const [id, spell] of facts.spells.entries()) {
      const names = [spell.name, ...spell.aliases];
      this.#search.add({ id, names: names.join(' ') });
      for (const name of names) getOrMake(this.#names, folded(name), () => []).push(spell);
    }
  }

  /** Tables that are wrong are wrong often, so what was said is kept. */
  on(name: string, day: string): string {
    return getOrMake(this.#given, `${name} ${day}`, () => {
      const spells = this.spellsNamed(name);
      return spells.length > 0 ? this.#lives(spells, day) : this.#proposals(name, daysOf(day));
    });
  }

  #lives(spells: readonly StateSpell[], day: string): string {
    const lives = spells.map(
      (it) => `${it.code} from ${it.validFrom ?? 'before 1946'} to ${it.validTo ?? 'today'}`,
    );
    if (spells.some((spell) => stood(spell, daysOf(day)))) {
      return `In ${day} it stood for more than one state: ${lives.join(', ')}. Write the code, or a day.`;
    }
    const codes = new Set(spells.map(({ code }) => code));
    const { successions = [] } = this.facts;
    const heirs = successions.filter(
      ({ predecessor, successor }) => codes.has(predecessor) && !codes.has(successor),
    );
    const followers = [...new Set(heirs.map(({ successor }) => this.#spoken(successor)))];
    const then = followers.length > 0 ? ` It was followed by ${followers.join(', ')}.` : '';
    return `On ${day} there was no such state: it stood as ${lives.join(', ')}.${then}`;
  }

  #spoken(code: string): string {
    const name = this.facts.spells.findLast((spell) => spell.code === code)?.name;
    return name === undefined ? code : `${code} (${name})`;
  }

  #proposals(name: string, days: Days): string {
    const words = [...new Set([...this.#group(name), ...this.#states(folded(name), days)])];
    if (words.length === 0) return 'Write its ISO 3166-1 code, or give the mapping the name.';
    return `Near to it are ${words.slice(0, PROPOSALS_MAX).join(', ')}: write the code if one is meant.`;
  }

  #states(name: string, days: Days): readonly string[] {
    if (name.length < NAME_LENGTH_MIN) return [];
    const known = [...this.#names.keys()].filter((each) => each.length >= NAME_LENGTH_MIN);
    const typed = nearest(name, known, name.length < LONG_NAME ? 1 : 2);
    const near = this.#search.search(name).map(({ id }) => this.facts.spells[id as number]!);
    return [...(this.#names.get(typed ?? '') ?? []), ...near]
      .filter((spell) => stood(spell, days))
      .map((spell) => `${spell.code} (${spell.name})`);
  }

  /** A group whose identifier it is: codes of states are as short, so it is not taken for one. */
  #group(name: string): readonly string[] {
    const id = name
      .trim()
      .toLowerCase()
      .replace(/^group:/, '');
    const { groups = [] } = this.facts;
    const ids = groups.map((group) => group.id);
    const meant = ids.includes(id) || !name.startsWith('group:') ? id : nearest(id, ids);
    return groups
      .filter((group) => group.id === meant)
      .map((it) => `${groupParty(it.id)} (${it.name})`);
  }
}
