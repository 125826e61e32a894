import { nearest } from '#vocabulary/nearest.js';
import type { Field } from './field.js';
import { FIELDS, type FieldName, type ViewState } from './view-state.js';

/** A part of the address that means nothing, and what is shown instead. */
export interface AddressProblem {
  readonly name: string;
  readonly detail: string;
}

export interface ReadAddress {
  readonly state: ViewState;
  readonly problems: readonly AddressProblem[];
}

const NAMES = Object.keys(FIELDS) as readonly FieldName[];
const fieldOf = (name: FieldName) => FIELDS[name] as Field<unknown>;

export const INITIAL = Object.fromEntries(
  NAMES.map((name) => [name, fieldOf(name).initial]),
) as unknown as ViewState;

/** Takes the part of an address from the question mark on. What means nothing is told, and left at its first value. */
export function readAddress(search: string): ReadAddress {
  const problems: AddressProblem[] = [];
  const said = new Map<string, unknown>();
  for (const [name, value] of new URLSearchParams(search)) {
    const problem = said.has(name) ? saidTwice(name) : take(name, value, said);
    if (problem) problems.push(problem);
  }
  return { state: { ...INITIAL, ...Object.fromEntries(said) } as ViewState, problems };
}

function take(name: string, value: string, said: Map<string, unknown>): AddressProblem | undefined {
  if (!isName(name)) return unknownName(name);
  const read = fieldOf(name).read(value);
  if (read === undefined) return nonsense(name, value);
  said.set(name, read);
  return undefined;
}

/** The shortest address that says this, from the question mark on; a single `?` when there is nothing to say. */
export function writeAddress(state: ViewState): string {
  const said: string[] = [];
  for (const name of NAMES) {
    const { initial, write } = fieldOf(name);
    const value = state[name];
    if (value === null || value === initial) continue;
    const written = write(value);
    if (written !== '') said.push(`${name}=${encoded(written)}`);
  }
  return `?${said.join('&')}`;
}

const PLAIN = /^[\w*.,@:-]+$/;

/** As browsers write it, but for a few marks that mean nothing in a query. Tables have hundreds of addresses. */
function encoded(text: string): string {
  if (PLAIN.test(text)) return text;
  const written = new URLSearchParams([['', text]]).toString().slice(1);
  return written.replaceAll('%2C', ',').replaceAll('%40', '@').replaceAll('%3A', ':');
}

const isName = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

const short = (given: string): string => (given.length > 40 ? `${given.slice(0, 40)}…` : given);

function unknownName(name: string): AddressProblem {
  const meant = nearest(name, NAMES);
  const advice = meant === undefined ? 'It is left out.' : `Did you mean ${meant}? It is left out.`;
  return { name, detail: `“${short(name)}” is not a part of this page’s address. ${advice}` };
}

const saidTwice = (name: string): AddressProblem => ({
  name,
  detail: `“${name}” stands twice in the address. The first one is shown.`,
});

function nonsense(name: FieldName, value: string): AddressProblem {
  const { takes, words = [] } = fieldOf(name);
  const meant = nearest(value, words);
  const advice = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return {
    name,
    detail: `${name} cannot be “${short(value)}”: it takes ${takes}.${advice} The page shows what it shows without it.`,
  };
}
