import { MemoryEventLog } from '#store/memory/memory-event-log.js';

/** For read models whose rows leave nothing to a log. */
export const NO_LOG = new MemoryEventLog();
