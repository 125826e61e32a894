import type { Projection } from '#kernel/projection.js';
import type { ViewStore } from '#kernel/view-store.js';
import { build, numberOf, versionOf } from './builds.js';

/**
 * The build to go on with: the live one if this program's version of the projection made it; the unfinished or a new
 * build when the version was raised.
 */
export async function chooseBuild(projection: Projection, views: ViewStore): Promise<Projection> {
  const mine = (await views.checkpoints()).filter(
    (it) => it.projection === projection.name && versionOf(it.version) === projection.version,
  );
  const best = mine.find(({ live }) => live) ?? mine.at(-1);
  return build(projection, best ? numberOf(best.version) : 0);
}

/** The build after the given one, of the definition as it is now. */
export function nextBuild(current: Projection, definition: Projection): Projection {
  const same = versionOf(current.version) === definition.version;
  return build(definition, same ? numberOf(current.version) + 1 : 0);
}
