import { type Problem, problem } from '#kernel/problem.js';
import { hasTakenSuffix } from '../taken-suffix.js';

/** Whether a new identifier can stand last in an address; undefined when it can. */
export function nameFault(id: string): Problem | undefined {
  if (!hasTakenSuffix(id)) return undefined;
  return problem(
    'identifier.ends-like-a-format',
    '/id',
    `"${id}" ends like a file: an address takes the end for the form of an answer, and "${id}" would not be found. Write a dash in place of the last dot.`,
  );
}
