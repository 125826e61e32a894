import { nearest } from '#vocabulary/nearest.js';
import { type AddressProblem, INITIAL } from './address.js';
import type { FieldName, ViewState } from './view-state.js';

/** What the server knows, as far as an address may name it; undefined for what has not come yet. */
export interface Known {
  readonly frameworks: readonly string[] | undefined;
  /** Of the framework; undefined also where there are too many to list. */
  readonly principles: readonly number[] | undefined;
  readonly parties: ReadonlySet<string> | undefined;
  readonly groups: readonly string[] | undefined;
  /** The event that published the framework. */
  readonly first: number | undefined;
  /** Last event of the log. */
  readonly head: number | undefined;
}

export interface CheckedState {
  /** What can be shown. */
  readonly state: ViewState;
  readonly problems: readonly AddressProblem[];
  /** What was taken out of the address. */
  readonly resets: Partial<ViewState>;
}

type Check = (state: ViewState, known: Known) => CheckFinding | undefined;
interface CheckFinding extends AddressProblem {
  readonly name: FieldName;
  readonly instead: ViewState[FieldName];
}

/** Holds names in an address that is well written against what there is. */
export function checkState(state: ViewState, known: Known): CheckedState {
  const found = CHECKS.map((check) => check(state, known)).filter((each) => each !== undefined);
  const resets = Object.fromEntries(found.map(({ name, instead }) => [name, instead]));
  return {
    state: { ...state, ...resets },
    resets,
    problems: found.filter(({ detail }) => detail !== ''),
  };
}

const CHECKS: readonly Check[] = [
  ({ framework }, { frameworks }) => {
    if (!frameworks || frameworks.length === 0 || frameworks.includes(framework)) return undefined;
    const meant = nearest(framework, frameworks);
    const instead = meant ?? frameworks.find((id) => id === INITIAL.framework) ?? frameworks[0]!;
    // Whoever named none need not hear of it.
    if (framework === INITIAL.framework) return finding('framework', instead, '');
    return finding(
      'framework',
      instead,
      `There is no framework “${framework}”. The page shows ${instead}.`,
    );
  },
  ({ principle, framework }, { principles }) => {
    if (principle === null || principle === 0 || !principles || principles.includes(principle)) {
      return undefined;
    }
    const numbers =
      principles.length === 0 ? 'it is taken as a whole' : `it has ${principles.join(', ')}`;
    return finding('principle', null, `${framework} has no principle ${principle}: ${numbers}.`);
  },
  ({ country }, { parties }) => {
    if (country === null || !parties || parties.has(country)) return undefined;
    return finding(
      'country',
      null,
      `No state or group has the code “${country}”. Nothing is selected.`,
    );
  },
  ({ compare }, known) => unknownAmong('compare', compare, known),
  ({ party }, known) => unknownAmong('party', party, known),
  ({ group }, { groups }) => {
    if (group === null || !groups || groups.includes(group)) return undefined;
    const meant = nearest(group, groups);
    const advice = meant === undefined ? '' : ` Did you mean ${meant}?`;
    return finding(
      'group',
      null,
      `There is no group “${group}”.${advice} All countries are shown.`,
    );
  },
  ({ knownAt }, { head }) => {
    if (head === undefined || !(numberOf(knownAt) > head)) return undefined;
    return finding(
      'knownAt',
      null,
      `The log ends with event ${head}, and ${knownAt} comes after it. The page shows what is known now.`,
    );
  },
  ({ knownAt, framework }, { first }) => {
    if (first === undefined || !(numberOf(knownAt) < first)) return undefined;
    return finding(
      'knownAt',
      String(first),
      `Nobody knew of ${framework} before event ${first}. The page shows what was known then.`,
    );
  },
];

function unknownAmong(name: 'compare' | 'party', codes: readonly string[], { parties }: Known) {
  const unknown = parties ? codes.filter((code) => !parties.has(code)) : [];
  if (unknown.length === 0) return undefined;
  const instead = codes.filter((code) => parties!.has(code));
  return finding(
    name,
    instead,
    `No state or group has the code “${unknown.join(', ')}”. It is left out.`,
  );
}

/** Of the event that it names; a moment is for the server to judge. */
const numberOf = (knownAt: string | null): number =>
  knownAt !== null && /^\d+$/.test(knownAt) ? Number(knownAt) : Number.NaN;

const finding = (
  name: FieldName,
  instead: CheckFinding['instead'],
  detail: string,
): CheckFinding => ({
  name,
  instead,
  detail,
});
