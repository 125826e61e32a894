import { type Problem, problem } from '#kernel/problem.js';
import { nearest } from '#vocabulary/nearest.js';
import { frameworkOf, ordinalOf } from '#vocabulary/principle.js';
import type { Known } from './known.js';

/** What is wrong with a reference to a principle or a framework; undefined when nothing is. */
export function subjectFault(on: string, pointer: string, known: Known): Problem | undefined {
  const framework = frameworkOf(on);
  const ordinals = known.ordinals(framework);
  if (!ordinals) return frameworkFault(framework, pointer, known);
  const ordinal = ordinalOf(on);
  if (ordinal === undefined || ordinals.has(ordinal)) return undefined;
  return problem('principle.unknown', pointer, noSuchPrinciple(framework, ordinal, ordinals));
}

export function frameworkFault(id: string, pointer: string, known: Known): Problem | undefined {
  if (known.ordinals(id)) return undefined;
  const guess = nearest(id, known.frameworks());
  const advice = guess ? `Did you mean "${guess}"?` : 'Publish it first, or see /v1/frameworks.';
  return problem('framework.unknown', pointer, `There is no framework "${id}". ${advice}`);
}

function noSuchPrinciple(
  framework: string,
  ordinal: number,
  ordinals: ReadonlySet<number>,
): string {
  if (ordinals.size === 0) {
    return `${framework} has no list of principles: it is joined as a whole. Write "${framework}" without a number.`;
  }
  const [least, most] = [Math.min(...ordinals), Math.max(...ordinals)];
  return `${framework} has no principle ${ordinal}. It has ${ordinals.size}, numbered ${least} to ${most}.`;
}
