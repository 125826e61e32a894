import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '#catalogue/catalogue.js';
import type { ViewStore } from '#kernel/view-store.js';
import type { Books } from '../books/books.js';
import { nextBuild } from './choose-build.js';
import type { LogReader } from './log-reader.js';
import { Projector } from './projector.js';
import { settled } from './projectors.js';

/** What a build is made from. */
export interface Makings {
  readonly views: ViewStore;
  readonly reader: LogReader;
  readonly catalogue: Catalogue;
  /** Take in what the builds write. */
  readonly books: Books;
}

/** Builds projections anew beside those that answer, in one pass over the log; the first mishap stops it. */
export async function buildAside(
  olds: readonly Projector[],
  { views, reader, catalogue, books }: Makings,
  progress: (sequence: number, head: number) => void,
): Promise<readonly Projector[]> {
  const fresh: Projector[] = [];
  for (const { projection } of olds) {
    const build = nextBuild(projection, catalogue.projections.get(projection.name)!);
    const { sequence } = await views.prepare(build);
    if (sequence > 0) await views.reset(build);
    // To make tables takes some milliseconds.
    await turn();
    fresh.push(await Projector.open(build, views));
  }
  const head = await reader.head();
  for await (const page of reader.pagesAfter(0)) {
    for (const projector of fresh) books.take(await projector.take(page, 'stop'));
    progress(page.at(-1)!.sequence, head);
  }
  await settled(fresh);
  return fresh;
}

/** Takes in what came while they were built, up to a sequence and no further. */
export async function takeRest(
  fresh: readonly Projector[],
  { reader, books }: Pick<Makings, 'reader' | 'books'>,
  upTo: number,
): Promise<void> {
  for await (const page of reader.pagesAfter(fresh[0]!.sequence)) {
    if (page[0]!.sequence > upTo) break;
    const wanted = page.filter(({ sequence }) => sequence <= upTo);
    for (const projector of fresh) books.take(await projector.take(wanted, 'stop'));
  }
  await settled(fresh);
}
