import type { Day } from '#vocabulary/day.js';
import type { Piece } from './piece.js';
import type { Pair, RevisionCause, RevisionsQuery } from './revision.js';
import { isInherited } from './revision-causes.js';
import { heirsBy, heirsTo } from './succession.js';
import type { World } from './world.js';

/** Events by which the party came to inherit an act, or stopped to. */
export function successionCauses(
  { party, earlier, later }: Pair,
  { since, knownAt, filters }: RevisionsQuery,
  world: World,
): RevisionCause[] {
  const told = (world.successionChanges ?? []).filter((each) => since < each && each <= knownAt);
  const inherited = [...earlier.pieces, ...later.pieces].filter(isInherited);
  const heirsAt = (at: number) => heirsBy(world.successions?.(at) ?? [], filters.dating);
  const share = ({ via, start }: Piece, at: number): Day | undefined =>
    heirsTo(heirsAt(at)(via!), start).find((heir) => heir.party === party)?.from;
  const turned = told.filter((at) =>
    inherited.some((piece) => share(piece, at - 1) !== share(piece, at)),
  );
  return turned.map((sequence) => ({ sequence, record: null }));
}
