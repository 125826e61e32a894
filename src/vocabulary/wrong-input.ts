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
      return issue.keys.map((key) => unknownField(`${pointer}/${escaped(key)}`, key, knownFields));
    case 'invalid_type':
      return [wrongType(issue, pointer)];
    case 'invalid_value':
      return [notOneOf(issue, pointer)];
    case 'too_small':
    case 'too_big':
      return [outOfBounds(issue, pointer)];
    case 'invalid_union':
      return fromUnion(issue, knownFields);
    case 'invalid_key':
      return [problem('field.unknown', pointer, `This name cannot be used here: ${issue.message}`)];
    case 'custom':
      return [problem(String(issue.params?.['code'] ?? 'field.invalid'), pointer, issue.message)];
    default:
      return [problem('field.invalid', pointer, issue.message)];
  }
}

function unknownField(pointer: string, key: string, knownFields: readonly string[]): Problem {
  const guess = nearest(key, knownFields);
  const advice = guess ? `Did you mean "${guess}"?` : 'Take it out, or put it into notes.';
  return problem('field.unknown', pointer, `"${key.slice(0, 60)}" is not a field here. ${advice}`);
}

function wrongType(issue: Issue & { code: 'invalid_type' }, pointer: string): Problem {
  const name = pointer.split('/').at(-1) || 'input';
  if (issue.input === undefined) {
    if (name === 'sources') return noSource(pointer);
    return problem('field.missing', pointer, `"${name}" is missing. Give it as ${issue.expected}.`);
  }
  return problem('field.wrong-type', pointer, `"${name}" must be given as ${issue.expected}.`);
}

function notOneOf(issue: Issue & { code: 'invalid_value' }, pointer: string): Problem {
  const name = pointer.split('/').at(-1) || 'input';
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
  const name = pointer.split('/').at(-1) || 'input';
  if (issue.code === 'too_small') {
    if (name === 'sources') return noSource(pointer);
    return problem('field.too-small', pointer, `"${name}" must be at least ${issue.minimum}.`);
  }
  const unit =
    issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
  return problem('field.too-big', pointer, `"${name}" may be at most ${issue.maximum}${unit}.`);
}

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

const noSource = (pointer: string): Problem =>
  problem(
    'source.missing',
    pointer,
    'A record needs at least one source with a title. Say where this was seen.',
  );

const escaped = (key: PropertyKey): string =>
  String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** RFC 6901. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escaped(step)}`).join('');
}
