import { z } from 'zod';
import { type Problem, problem } from '#kernel/problem.js';
import { nearest } from './nearest.js';

type Issue = z.core.$ZodIssue & { input?: unknown };

/** Everything that a schema found wrong, in the words of the field; `keysOf` tells the known fields for suggestions. */
export function problemsOf(
  error: z.ZodError,
  knownFields: readonly string[] = [],
): [Problem, ...Problem[]] {
  return error.issues.flatMap((issue) => translate(issue as Issue, knownFields)) as [
    Problem,
    ...Problem[],
  ];
}

function translate(issue: Issue, knownFields: readonly string[]): Problem[] {
  const pointer = pointerOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField([...issue.path, key], knownFields));
    case 'invalid_type':
      return [wrongType(issue, pointer)];
    case 'invalid_value':
      return [notOneOf(issue, pointer)];
    case 'too_small':
    case 'too_big':
      return [outOfBounds(issue, pointer)];
    case 'invalid_union':
      return fromUnion(issue, knownFields);
    case 'invalid_format':
      return [wrongForm(issue, pointer)];
    case 'invalid_key':
      return [wrongName(issue, pointer)];
    case 'custom':
      return [problem(String(issue.params?.['code'] ?? 'field.invalid'), pointer, issue.message)];
    default:
      return [problem('field.invalid', pointer, issue.message)];
  }
}

/** Of a field, told by its path, that is none. */
export function unknownField(
  path: readonly PropertyKey[],
  knownFields: readonly string[],
): Problem {
  const otherwise = knownFields.includes('notes')
    ? 'Take it out, or put it into notes.'
    : 'Take it out.';
  const detail = adviceOnField(String(path.at(-1)), knownFields, otherwise);
  return problem('field.unknown', pointerOf(path), detail);
}

/** What to say of a field that is none; `otherwise` where none of the known ones may have been meant. */
export function adviceOnField(name: string, known: readonly string[], otherwise: string): string {
  const guess = nearest(name, known);
  const advice = guess ? `Did you mean "${guess}"?` : otherwise;
  return `"${name.slice(0, 60)}" is not a field here. ${advice}`;
}

/** What a form asks for says neither whose it is nor what was given in its place. */
function wrongForm({ input, message }: Issue, pointer: string): Problem {
  const given = typeof input === 'string' ? ` cannot be "${input.slice(0, 60)}"` : ' is wrong';
  return problem('field.invalid', pointer, `"${nameOf(pointer)}"${given}. ${message}`);
}

function wrongName({ path }: Issue, pointer: string): Problem {
  const name = String(path.at(-1));
  const what = name === '' ? 'An empty text' : `"${name.slice(0, 60)}"`;
  const where = nameOf(pointerOf(path.slice(0, -1)));
  return problem('field.unknown', pointer, `${what} cannot be a name in "${where}".`);
}

function wrongType(issue: Issue & { code: 'invalid_type' }, pointer: string): Problem {
  const name = nameOf(pointer);
  if (issue.input === undefined) {
    if (name === 'sources') return noSource(pointer);
    return problem('field.missing', pointer, `"${name}" is missing. Give it as ${kindOf(issue)}.`);
  }
  return problem('field.wrong-type', pointer, `"${name}" must be given as ${kindOf(issue)}.`);
}

function notOneOf(issue: Issue & { code: 'invalid_value' }, pointer: string): Problem {
  const name = nameOf(pointer);
  const words = issue.values.map(String);
  if (issue.input === undefined) {
    return problem(
      'field.missing',
      pointer,
      `"${name}" is missing. Give one of: ${words.join(', ')}.`,
    );
  }
  const guess = typeof issue.input === 'string' ? nearest(issue.input, words) : undefined;
  const hint = guess ? ` Did you mean "${guess}"?` : '';
  return problem(
    'field.not-one-of',
    pointer,
    `"${name}" must be one of: ${words.join(', ')}.${hint}`,
  );
}

function outOfBounds(issue: Issue & { code: 'too_small' | 'too_big' }, pointer: string): Problem {
  const name = nameOf(pointer);
  if (issue.code === 'too_small') {
    if (name === 'sources') return noSource(pointer);
    if (issue.origin === 'array' && issue.minimum === 1) return emptyList(pointer, name);
    const least = `${issue.minimum}${unitOf(issue.origin, issue.minimum)}`;
    return problem('field.too-small', pointer, `"${name}" must be at least ${least}.`);
  }
  const most = `${issue.maximum}${unitOf(issue.origin, issue.maximum)}`;
  return problem('field.too-big', pointer, `"${name}" may be at most ${most}.`);
}

function unitOf(origin: string, count: number | bigint): string {
  if (origin === 'string') return Number(count) === 1 ? ' character' : ' characters';
  if (origin === 'array') return Number(count) === 1 ? ' entry' : ' entries';
  return '';
}

/** A record is a coded act here, not what zod means by the word. */
const KINDS: Readonly<Record<string, string>> = { record: 'object', int: 'whole number' };
const kindOf = ({ expected }: Issue & { code: 'invalid_type' }): string =>
  KINDS[expected] ?? expected;

/** What the pointer points to; of an entry of a list, the list. */
const nameOf = (pointer: string): string =>
  pointer.split('/').findLast((step) => !/^\d*$/.test(step)) ?? 'input';

/** The branch that came furthest says best what is wrong. */
function fromUnion(
  issue: Issue & { code: 'invalid_union' },
  knownFields: readonly string[],
): Problem[] {
  const branch = issue.errors.toSorted((a, b) => a.length - b.length).at(-1) ?? [];
  const longest = branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  if (longest.length === 0) return [problem('field.invalid', pointerOf(issue.path), issue.message)];
  return longest.flatMap((inner) => translate(inner as Issue, knownFields));
}

const emptyList = (pointer: string, name: string): Problem =>
  problem('field.too-small', pointer, `"${name}" is empty. Give at least one entry.`);

const noSource = (pointer: string): Problem =>
  problem(
    'source.missing',
    pointer,
    'What is recorded needs at least one source with a title. Say where it was seen.',
  );

const escaped = (key: PropertyKey): string =>
  String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** RFC 6901. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escaped(step)}`).join('');
}
