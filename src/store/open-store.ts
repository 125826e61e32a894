import type { EventLog } from '#kernel/event-log.js';
import type { ViewStore } from '#kernel/view-store.js';
import { requireNodeVersion } from './guards/node-version.js';
import { makeFolder } from './make-folder.js';
import { MemoryEventLog } from './memory/memory-event-log.js';
import { HeadNote, notedHead } from './noted-head.js';
import { lockFolder } from './sqlite/directory-lock.js';
import { SqliteEventLog, type SqliteLogOptions } from './sqlite/sqlite-event-log.js';
import { SqliteViewStore } from './sqlite/sqlite-view-store.js';
import { requireTail } from './tail.js';

export interface Store {
  readonly log: EventLog;
  readonly views: ViewStore;
  /** Finishes what waits and lets go of the data folder. */
  close(): Promise<void>;
}

/**
 * Opens a data folder for this process alone, and makes it if there is none. Refuses, or stops, on anything that
 * is not as it must be: `store.locked`, `store.not-durable`, `store.too-new`, `sqlite.too-old`, `store.damaged`.
 */
export async function openStore(folder: string, options: SqliteLogOptions = {}): Promise<Store> {
  requireNodeVersion();
  makeFolder(folder);
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0).reverse()) await each.close();
  };
  try {
    const lock = lockFolder(folder);
    opened.push({ close: async () => lock.release() });
    const log = SqliteEventLog.open(folder, options);
    opened.push(log);
    const views = SqliteViewStore.open(folder, log);
    opened.push(views);
    const checkpoints = await views.checkpoints();
    requireTail(await log.head(), { checkpoints, noted: notedHead(folder) });
    opened.push(new HeadNote(folder, log));
    return { log, views, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The same without a file: for tests and trials. */
export function openMemoryStore(options: SqliteLogOptions = {}): Store {
  const log = new MemoryEventLog(options);
  const views = SqliteViewStore.inMemory(log);
  const close = async (): Promise<void> => {
    await views.close();
    await log.close();
  };
  return { log, views, close };
}
