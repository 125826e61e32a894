import type { Parked } from '#kernel/view-store.js';
import { versionOf } from './builds.js';
import { isOf, type Projector } from './projector.js';

export interface KeeperState {
  readonly ready: boolean;
  readonly head: number;
  readonly projections: readonly ProjectionState[];
  /** What stopped the keeper, if something did; null again when that has passed. */
  readonly failure: string | null;
}

export interface ProjectionState {
  readonly name: string;
  readonly version: number;
  /** Last event that is stored, and that answers show. */
  readonly sequence: number;
  /** Events that answers do not show yet. */
  readonly lag: number;
  readonly parked: readonly Parked[];
}

/** How far a projection has come when answers show `shown`: what was scanned may not be stored yet, or never. */
export function stateOf(
  { projection, sequence: scanned }: Projector,
  { head, shown, parked }: { head: number; shown: number; parked: readonly Parked[] },
): ProjectionState {
  const sequence = Math.min(scanned, shown);
  return {
    name: projection.name,
    version: versionOf(projection.version),
    sequence,
    lag: head - sequence,
    parked: parked.filter((it) => isOf(projection, it)),
  };
}
