import type { Head } from '#kernel/event-log.js';
import type { Checkpoint } from '#kernel/view-store.js';
import { HEAD_FILE } from './noted-head.js';
import { StoreDamaged } from './store-damaged.js';

/** Who saw the end of the log before. */
interface Witnesses {
  readonly checkpoints: readonly Checkpoint[];
  readonly noted: Head | undefined;
}

/**
 * Stops when somebody has seen events that the log no longer has. Neither views nor the note run ahead of a durable log,
 * so its newest events were lost: every check of the log alone would call it sound.
 */
export function requireTail({ sequence }: Head, { checkpoints, noted }: Witnesses): void {
  const seen = checkpoints.map((each) => ({
    by: `the projection ${each.projection}`,
    sequence: each.sequence,
  }));
  if (noted) seen.push({ by: HEAD_FILE, sequence: noted.sequence });
  const lost = seen.find((each) => each.sequence > sequence);
  if (!lost) return;
  throw new StoreDamaged(
    `The log ends at event ${sequence}, but ${lost.by} knows of event ${lost.sequence}: events were lost. ` +
      `Restore a backup; or, to go on without them, delete views.db and ${HEAD_FILE}.`,
    'log.tail-lost',
  );
}
