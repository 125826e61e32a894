import { lowerBound } from '#positions/bisect.js';
import { type Day, dayOf } from '#vocabulary/day.js';
import type { GroupRow, StateRow } from './answers.js';

const GROUP = 'group:';
const BY_NAME = new Intl.Collator('en');

/** A stretch of days on which a state had one name, with both ends inside. */
interface Spell {
  readonly code: string;
  readonly name: string;
  readonly alpha2: string | null;
  readonly aliases: readonly string[];
  readonly region: string;
  readonly from: Day;
  readonly to: Day;
  /** After `memberTo` for a state that was no member. */
  readonly memberFrom: Day;
  readonly memberTo: Day;
}

/** All that a party may be called by. */
export interface Called {
  readonly name: string;
  /** Its code and the shorter ones: two letters of a state, the bare identifier of a group. */
  readonly codes: readonly string[];
  readonly aliases: readonly string[];
}

/** Who there was on a day, under which name, and who was a member of the United Nations. */
export class Directory {
  readonly groups: readonly GroupRow[];
  readonly regions: readonly string[];
  /** All codes that states and groups have or had. */
  readonly parties: ReadonlySet<string>;
  /** Days on which the list of members changed, ascending. */
  readonly turns: readonly Day[];
  readonly #spells: ReadonlyMap<string, readonly Spell[]>;
  readonly #groups: ReadonlyMap<string, GroupRow>;
  readonly #members = new Map<number, readonly string[]>();

  constructor(states: readonly StateRow[], groups: readonly GroupRow[]) {
    const spells = states.map(spellOf);
    this.groups = groups;
    this.#spells = Map.groupBy(spells, ({ code }) => code);
    this.#groups = new Map(groups.map((group) => [GROUP + group.id, group]));
    this.regions = [...new Set(spells.map(({ region }) => region))].filter(Boolean).toSorted();
    this.parties = new Set([...this.#spells.keys(), ...this.#groups.keys()]);
    this.turns = turnsOf(spells);
  }

  /** All codes that states have or had. */
  get codes(): readonly string[] {
    return [...this.#spells.keys()];
  }

  /** As it was called then; the code itself for a party that nobody listed. */
  nameOf(party: string, day: Day): string {
    return this.#groups.get(party)?.name ?? this.#spellOn(party, day)?.name ?? party;
  }

  /** Whatever somebody might type who means it, on a day. */
  called(party: string, day: Day): Called {
    const name = this.nameOf(party, day);
    const group = this.#groups.get(party);
    if (group) return { name, codes: [party, group.id], aliases: [] };
    const { alpha2 = null, aliases = [] } = this.#spellOn(party, day) ?? {};
    return { name, codes: alpha2 === null ? [party] : [party, alpha2], aliases };
  }

  existsOn(code: string, day: Day): boolean {
    return this.#spells.get(code)?.some((spell) => exists(spell, day)) ?? false;
  }

  regionOf(code: string): string {
    return this.#spells.get(code)?.at(-1)?.region ?? '';
  }

  isMember(code: string, day: Day): boolean {
    return this.#spells.get(code)?.some((spell) => isMember(spell, day)) ?? false;
  }

  /** Members of the United Nations, by code. One answer is kept for each stretch in which nothing changes. */
  membersOn(day: Day): readonly string[] {
    const stretch = lowerBound(this.turns, day + 1);
    const kept = this.#members.get(stretch);
    if (kept) return kept;
    const members = this.codes.filter((code) => this.isMember(code, day));
    this.#members.set(stretch, members);
    return members;
  }

  /** The spell of the day; the last one for a state that was not there then. */
  #spellOn(code: string, day: Day): Spell | undefined {
    const spells = this.#spells.get(code) ?? [];
    return spells.find((spell) => exists(spell, day)) ?? spells.at(-1);
  }

  /** The same parties in the order of their names. */
  byName(parties: readonly string[], day: Day): readonly string[] {
    return parties
      .map((party) => ({ party, name: this.nameOf(party, day) }))
      .toSorted((a, b) => BY_NAME.compare(a.name, b.name))
      .map(({ party }) => party);
  }
}

const first = (iso: string | null): Day => (iso === null ? Number.NEGATIVE_INFINITY : dayOf(iso));
const last = (iso: string | null): Day => (iso === null ? Number.POSITIVE_INFINITY : dayOf(iso));

function spellOf(row: StateRow): Spell {
  const [from, to] = [first(row.validFrom), last(row.validTo)];
  const isNever = row.unMemberFrom === null;
  return {
    code: row.code,
    name: row.name,
    alpha2: row.alpha2,
    aliases: row.aliases,
    region: row.region ?? '',
    from,
    to,
    memberFrom: isNever ? Number.POSITIVE_INFINITY : Math.max(from, first(row.unMemberFrom)),
    memberTo: isNever ? Number.NEGATIVE_INFINITY : Math.min(to, last(row.unMemberTo)),
  };
}

const exists = ({ from, to }: Spell, day: Day): boolean => from <= day && day <= to;
const isMember = ({ memberFrom, memberTo }: Spell, day: Day): boolean =>
  memberFrom <= day && day <= memberTo;

function turnsOf(spells: readonly Spell[]): readonly Day[] {
  const days = spells
    .filter(({ memberFrom, memberTo }) => memberFrom <= memberTo)
    .flatMap(({ memberFrom, memberTo }) => [memberFrom, memberTo + 1]);
  return [...new Set(days)].filter(Number.isFinite).toSorted((a, b) => a - b);
}
