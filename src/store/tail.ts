import type { EventLog } from '#kernel/event-log.js';
import type { ViewStore } from '#kernel/view-store.js';
import { StoreDamaged } from './store-damaged.js';

/**
 * Stops when a read model has seen events that the log no longer has. Views never run ahead of a durable log, so
 * its newest events were lost: every check of the log alone would call it sound.
 */
export async function requireTail(log: EventLog, views: ViewStore): Promise<void> {
  const { sequence } = await log.head();
  for (const checkpoint of await views.checkpoints()) {
    if (checkpoint.sequence <= sequence) continue;
    throw new StoreDamaged(
      `The projection ${checkpoint.projection} has seen event ${checkpoint.sequence} but the log ends at ${sequence}: events were lost. ` +
        'Restore a backup; or, to go on without them, delete views.db.',
      'log.tail-lost',
    );
  }
}
