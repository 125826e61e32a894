import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { type Problem, problem } from '#kernel/problem.js';
import { Refusal } from '#kernel/refusal.js';
import { nearest } from '#vocabulary/nearest.js';
import { problemsOf } from '#vocabulary/wrong-input.js';
import type { Question } from './question.js';
import { after } from './questions/params.js';

const minSequence = z.strictObject({ minSequence: after.optional() });

/** The parameters of a question with its defaults; every wrong one is named, none is passed over. */
export function parseParams(
  { path, params: schema }: Question,
  given: Readonly<Record<string, string>>,
): JsonObject & { readonly minSequence?: number } {
  const known = [...Object.keys(schema.shape), 'minSequence'];
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  const { minSequence: least, ...own } = given;
  const waited = minSequence.safeParse(least === undefined ? {} : { minSequence: least }, {
    reportInput: true,
  });
  const result = schema.safeParse(pick(own, known), { reportInput: true });
  // What stands in the path cannot be given behind the question mark as well.
  const proposed = known.filter((name) => !path.includes(`{${name}}`));
  const problems = [
    ...unknown.map((name) => unknownParameter(name, proposed)),
    ...faults(result),
    ...faults(waited),
  ];
  if (problems[0]) throw new Refusal('invalid', [problems[0], ...problems.slice(1)]);
  return { ...(result.data as JsonObject), ...(least !== undefined && waited.data) } as JsonObject;
}

const pick = (given: Readonly<Record<string, string>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));

/** Parameters are named as they are, not as pointers into a body. */
const faults = (result: z.ZodSafeParseResult<unknown>): readonly Problem[] =>
  result.success
    ? []
    : problemsOf(result.error).map((each) => ({
        ...each,
        pointer: each.pointer.split('/')[1] ?? '',
      }));

/** An unknown parameter is never passed over: an ignored filter gives a wrong answer. */
export function unknownParameter(name: string, known: readonly string[]): Problem {
  const guess = nearest(name, known);
  const all = known.length === 0 ? 'There are none.' : `There are: ${known.join(', ')}.`;
  const advice = guess ? `Did you mean "${guess}"?` : all;
  return problem(
    'query.unknown-parameter',
    name,
    `"${name.slice(0, 60)}" is not a parameter here. ${advice}`,
  );
}
