import { type Refusal, refuse } from '#kernel/refusal.js';
import type { Filters } from '#positions/filters.js';
import type { RosterQuery } from '#positions/rosters.js';
import { RULE_SETS } from '#positions/rule-sets/registry.js';
import type { RuleSet } from '#positions/rule-sets/rule-set.js';
import { userWeights } from '#positions/rule-sets/user-weights.js';
import { weighted } from '#positions/rule-sets/weighted-1.js';
import { nearest } from '#vocabulary/nearest.js';
import { groupId, groupParty, isGroup } from '#vocabulary/party.js';
import { frameworkOf, ordinalOf } from '#vocabulary/principle.js';
import type { Relation } from '../books/bridges.js';
import type { FrameworkEntry } from '../books/framework-book.js';
import { codeNamed } from '../books/spells-named.js';
import type { ReadModel } from '../read-model.js';

/** The framework as known at the sequence, or a refusal that says when it became known. */
export function frameworkAt(
  model: ReadModel,
  id: string,
  knownAt: number,
  pointer = 'framework',
): FrameworkEntry {
  const entries = model.frameworks.at(knownAt);
  const entry = entries.get(id);
  if (entry) return entry;
  const published = model.frameworks.publishedAt(id);
  if (published !== undefined) {
    throw refuse(
      'missing',
      'framework.not-yet-known',
      `At sequence ${knownAt} "${id}" was not known yet; it was recorded at sequence ${published}.`,
      { pointer: 'knownAt', facts: { sequence: published } },
    );
  }
  const guess = nearest(id, [...entries.keys()]);
  const advice = guess ? `Did you mean "${guess}"?` : 'See /v1/frameworks.';
  throw refuse('missing', 'framework.unknown', `There is no framework "${id}". ${advice}`, {
    pointer,
  });
}

/** Refuses principles and frameworks that a filter names and that were not known at the sequence. */
export function checkSubjects(
  model: ReadModel,
  subjects: readonly string[],
  knownAt: number,
  pointer: string,
): void {
  for (const on of subjects) {
    const entry = frameworkAt(model, frameworkOf(on), knownAt, pointer);
    const ordinal = ordinalOf(on);
    if (ordinal !== undefined && !entry.principles.has(ordinal)) {
      throw noPrinciple(entry, ordinal, pointer);
    }
  }
}

interface SubjectsAsked {
  readonly principle?: readonly number[] | undefined;
  readonly knownAt: number;
  readonly crosswalk?: readonly Relation[] | undefined;
}

/**
 * Subjects of a framework: those asked for, or all that it has. 0 asks for the framework as a whole, which belongs to
 * all of them where it has no principles or something bears on it as a whole.
 */
export function subjectsAsked(
  model: ReadModel,
  entry: FrameworkEntry,
  { principle: asked, knownAt, crosswalk }: SubjectsAsked,
): readonly string[] {
  const numbers = [...entry.principles.keys()];
  const unknown = asked?.find((ordinal) => ordinal !== 0 && !entry.principles.has(ordinal));
  if (unknown !== undefined) throw noPrinciple(entry, unknown);
  const hasWhole = () => numbers.length === 0 || model.isBorneOn(entry.id, knownAt, crosswalk);
  const all = asked ?? (hasWhole() ? [0, ...numbers] : numbers);
  return all.map((ordinal) => subjectOf(entry.id, ordinal));
}

export const subjectOf = (framework: string, ordinal: number): string =>
  ordinal === 0 ? framework : `${framework}/${ordinal}`;

/** Refuses codes that no state or group ever had, with the code that was probably meant. */
export function checkParties(model: ReadModel, parties: readonly string[], pointer: string): void {
  const directory = model.parties.at(model.sequence);
  const unknown = parties.find((party) => directory.spells(party).length === 0);
  if (unknown === undefined) return;
  const group = groupParty(unknown.toLowerCase());
  const isMeant = !isGroup(unknown) && directory.spells(group).length > 0;
  const code = codeNamed(model.parties.states.at(model.sequence), unknown);
  const advice = isMeant ? `Did you mean ${group}?` : code ? `Did you mean ${code}?` : LOOK_UP;
  throw refuse(
    'missing',
    'party.unknown',
    `No state or group has the code "${unknown}". ${advice}`,
    {
      pointer,
    },
  );
}

interface CountedParams {
  readonly country?: readonly string[] | undefined;
  readonly roster: RosterQuery['roster'];
}

/** Refuses unknown codes, and groups where the roster is one of states: nobody would be left of it. */
export function checkCounted(model: ReadModel, { country = [], roster }: CountedParams): void {
  checkParties(model, country, 'country');
  const group = roster === 'observed' ? undefined : country.find(isGroup);
  if (group === undefined) return;
  throw refuse(
    'invalid',
    'roster.no-groups',
    `${group} is a group, and roster=${roster} holds states alone. Give group=${groupId(group)} to count its members; what the group itself holds, positions tells.`,
    { pointer: 'country' },
  );
}

const LOOK_UP = 'Look it up under /v1/countries and /v1/groups.';

export function checkGroup(model: ReadModel, group: string | undefined): string | null {
  if (group === undefined) return null;
  const ids = model.parties.groups.at(model.sequence).map((row) => String(row['bloc']));
  if (ids.includes(group)) return group;
  const guess = nearest(group, ids);
  const advice = guess ? `Did you mean "${guess}"?` : 'See /v1/groups.';
  throw refuse('missing', 'group.unknown', `There is no group "${group}". ${advice}`, {
    pointer: 'group',
  });
}

/** The rule-set that is asked for, under the user's own weights if there are any. */
export const rulesOf = ({
  method,
  weights,
}: {
  readonly method: string;
  readonly weights?: string | undefined;
}): RuleSet => (weights === undefined ? ruleSet(method) : weighted(userWeights(weights)));

export function ruleSet(label: string, pointer = 'method'): RuleSet {
  const rules = RULE_SETS.get(label);
  if (rules) return rules;
  const known = [...RULE_SETS.keys()].join(', ');
  throw refuse('invalid', 'method.unknown', `No rule-set "${label}". There are: ${known}.`, {
    pointer,
  });
}

/** The filters alone, out of all parameters. */
export const filtersOf = (params: Filters): Filters => {
  const { channel, evidence, groups, review, dating, succession } = params;
  return { channel, evidence, groups, review, dating, ...(succession && { succession }) };
};

function noPrinciple(
  { id, principles }: FrameworkEntry,
  ordinal: number,
  pointer = 'principle',
): Refusal {
  const numbers = [...principles.keys()];
  const detail =
    numbers.length === 0
      ? `${id} has no list of principles; ask for 0, the framework as a whole.`
      : `${id} has no principle ${ordinal}. It has ${numbers.length}, numbered ${numbers[0]} to ${numbers.at(-1)}.`;
  return refuse('missing', 'principle.unknown', detail, { pointer });
}
