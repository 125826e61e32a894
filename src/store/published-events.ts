import type { PublishedEvent } from '#kernel/event-log.js';
import { toPublished } from './event-row.js';
import { openForReading } from './sqlite/log-snapshot.js';
import { mapping } from './sqlite/map-error.js';

const PAGE_SIZE = 1000;

/** The log of a data folder as it stands at this moment, with everything that was hashed; a server may be running. */
export function* publishedEvents(folder: string): Generator<PublishedEvent> {
  const snapshot = mapping(() => openForReading(folder));
  try {
    let last = 0;
    for (;;) {
      const rows = mapping(() => snapshot.page(last, PAGE_SIZE));
      if (rows.length === 0) return;
      yield* rows.map(toPublished);
      last = rows.at(-1)!.sequence;
    }
  } finally {
    snapshot.close();
  }
}
