import { frameworkOf, ordinalOf } from '#vocabulary/principle.js';
import type { World } from './world.js';

/** By framework, then ordinal as a number; the framework as a whole comes first. */
export function compareSubjects(a: string, b: string): number {
  const [one, other] = [frameworkOf(a), frameworkOf(b)];
  if (one !== other) return one < other ? -1 : 1;
  return (ordinalOf(a) ?? 0) - (ordinalOf(b) ?? 0);
}

/** The subjects of a question, each once and in order; null asks for all. */
export function subjectsOf(world: World, on: readonly string[] | null): readonly string[] {
  return [...new Set(on ?? world.subjects)].toSorted(compareSubjects);
}
