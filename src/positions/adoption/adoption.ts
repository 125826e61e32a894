import type { Day } from '#vocabulary/day.js';
import { buildCells } from '../cells.js';
import type { Filters } from '../filters.js';
import type { RosterQuery } from '../rosters.js';
import type { RuleSet } from '../rule-sets/rule-set.js';
import type { Spell } from '../spell.js';
import { subjectsOf } from '../subject-order.js';
import type { World } from '../world.js';
import { bassFit } from './bass-fit.js';
import { type CurveFit, monthlyCounts } from './curve-fit.js';
import { type FirstSupport, firstSupport } from './first-support.js';
import { kaplanMeier, type Survival } from './kaplan-meier.js';
import { logisticFit } from './logistic-fit.js';
import { observation, rosterSpells } from './roster-spells.js';

export interface AdoptionQuery extends Omit<RosterQuery, 'roster'> {
  /** Time 0. */
  readonly announced: Day;
  readonly asOf: Day;
  readonly knownAt: number;
  readonly filters: Filters;
  readonly rules: RuleSet;
  /** Null: all subjects of the world. */
  readonly on: readonly string[] | null;
  readonly roster: 'un' | 'states';
}

/** A party that supported at some time. */
export interface Adopter {
  readonly on: string;
  readonly party: string;
  readonly adoptedOn: Day;
  readonly holding: boolean;
  /** Negative for support from before the announcement. */
  readonly daysFromAnnouncement: number;
  /** Whether the roster ever held the party; others are in no number. */
  readonly counted: boolean;
}

/** How one subject was adopted. */
export interface Adoption {
  readonly on: string;
  /** By day of adoption, then party. */
  readonly rows: readonly Adopter[];
  /** Members of the roster on `asOf`; all numbers up to `coverage` are about them. */
  readonly roster: number;
  /** Those that supported at some time. */
  readonly adopters: number;
  /** Those that support on `asOf`. */
  readonly holders: number;
  /** Shares of the roster; null when it is empty. */
  readonly adopterShare: number | null;
  readonly holderShare: number | null;
  /** Those with any position. */
  readonly coverage: number | null;
  /** Over everyone who was on the roster on some day since the announcement. */
  readonly survival: Survival;
  readonly logistic: CurveFit;
  readonly bass: CurveFit;
}

/** By subject. */
export const adoptions = (world: World, query: AdoptionQuery): Adoption[] =>
  subjectsOf(world, query.on).map(adoptionOver(world, query).adoptionOf);

/**
 * How one subject was adopted, or only by whom or when, which takes far less: for whoever works through many. Who could adopt
 * is looked up once for all.
 */
export function adoptionOver(world: World, query: AdoptionQuery) {
  const { announced, asOf, knownAt } = query;
  const days = { first: Math.min(announced, asOf), last: asOf };
  const spells = rosterSpells(world.directory(knownAt), query, days);
  return {
    adoptionOf: (on: string): Adoption =>
      adoptionOf(on, supportOn(on, world, query), spells, query),
    adoptersOf: (on: string): Adopter[] =>
      adoptersOf(on, supportOn(on, world, query), spells, query),
    survivalOf: (on: string): Survival =>
      kaplanMeier(watchedFor(supportOn(on, world, query), spells, query)),
  };
}

type SupportByParty = ReadonlyMap<string, FirstSupport>;
type SpellsByParty = ReadonlyMap<string, readonly Spell[]>;

function supportOn(on: string, world: World, query: AdoptionQuery): SupportByParty {
  const { asOf, knownAt, filters, rules } = query;
  const selection = { knownAt, lastDay: asOf, filters, on: new Set([on]), parties: null };
  const cells = buildCells(world, selection).get(on) ?? [];
  return new Map(cells.map((cell) => [cell.party, firstSupport(cell, rules, asOf)]));
}

function adoptionOf(
  on: string,
  found: SupportByParty,
  spells: SpellsByParty,
  query: AdoptionQuery,
): Adoption {
  const { announced, asOf } = query;
  const watched = watchedFor(found, spells, query);
  const times = watched.flatMap(({ event }) => (event === null ? [] : [event]));
  const counts = monthlyCounts(times, asOf - announced);
  return {
    on,
    rows: adoptersOf(on, found, spells, query),
    ...standing(found, spells, asOf),
    survival: kaplanMeier(watched),
    logistic: logisticFit(counts),
    bass: bassFit(counts),
  };
}

const watchedFor = (found: SupportByParty, spells: SpellsByParty, { announced }: AdoptionQuery) =>
  [...spells].map(([party, own]) =>
    observation(own, announced, found.get(party)?.adoptedOn ?? null),
  );

/** Without a limit everyone who adopted; under one, those whom it allows. */
function adoptersOf(
  on: string,
  found: SupportByParty,
  spells: SpellsByParty,
  { announced, group, parties }: AdoptionQuery,
): Adopter[] {
  const isWanted = (party: string) =>
    spells.has(party) || (group === null && (parties === null || parties.includes(party)));
  const rows: Adopter[] = [];
  for (const [party, { adoptedOn, holding }] of found) {
    if (adoptedOn === null || !isWanted(party)) continue;
    const daysFromAnnouncement = adoptedOn - announced;
    rows.push({ on, party, adoptedOn, holding, daysFromAnnouncement, counted: spells.has(party) });
  }
  return rows.sort((a, b) => a.adoptedOn - b.adoptedOn || (a.party < b.party ? -1 : 1));
}

/** The roster as it is on `asOf`. */
function standing(found: SupportByParty, spells: SpellsByParty, asOf: Day) {
  const members = [...spells].filter(([, own]) => own.at(-1)!.last === asOf);
  const supports = members.flatMap(([party]) => found.get(party) ?? []);
  const roster = members.length;
  const share = (count: number) => (roster === 0 ? null : count / roster);
  const adopters = supports.filter(({ adoptedOn }) => adoptedOn !== null).length;
  const holders = supports.filter(({ holding }) => holding).length;
  const heard = supports.filter((each) => each.heard).length;
  return {
    roster,
    adopters,
    holders,
    adopterShare: share(adopters),
    holderShare: share(holders),
    coverage: share(heard),
  };
}
