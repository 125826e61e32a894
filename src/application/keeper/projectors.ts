import type { ToldEvent } from '#kernel/event.js';
import type { Projection, Put } from '#kernel/projection.js';
import type { ViewStore } from '#kernel/view-store.js';
import { Projector } from './projector.js';

/** Takes builds up where their checkpoints stand. */
export async function openAll(
  builds: readonly Projection[],
  views: ViewStore,
): Promise<readonly Projector[]> {
  const opened: Projector[] = [];
  for (const build of builds) opened.push(await Projector.open(build, views));
  return opened;
}

/** Takes a page in with each; answers what all are going to write. */
export async function takeAll(
  projectors: readonly Projector[],
  page: readonly ToldEvent[],
): Promise<readonly Put[]> {
  const puts: (readonly Put[])[] = [];
  for (const projector of projectors) puts.push(await projector.take(page, 'park'));
  return puts.flat();
}

/** Resolves when all that was taken in is written. */
export async function stored(projectors: readonly Projector[]): Promise<void> {
  for (const projector of projectors) await projector.stored();
}

/** The same, and every checkpoint stands at the last event scanned. */
export async function settled(projectors: readonly Projector[]): Promise<void> {
  await Promise.all(projectors.map((projector) => projector.settled()));
}

/** Where the hindmost stands. */
export const sequenceOf = (projectors: readonly Projector[]): number =>
  Math.min(...projectors.map(({ sequence }) => sequence));

export const buildsOf = (projectors: readonly Projector[]): readonly Projection[] =>
  projectors.map(({ projection }) => projection);
