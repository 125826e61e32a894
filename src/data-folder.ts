import type { Head, PublishedEvent } from '#kernel/event-log.js';
import type { KeyRing } from '#kernel/key-ring.js';
import { backUp, restore } from '#store/backup.js';
import { FileKeyRing } from '#store/file-key-ring.js';
import { isFolder, makeFolder } from '#store/make-folder.js';
import { type Durability, probeDurability } from '#store/probe-durability.js';
import { publishedEvents } from '#store/published-events.js';
import { countCitations } from '#store/sqlite/citation-file.js';
import { isHeld } from '#store/sqlite/directory-lock.js';
import { type Verification, verifyStore } from '#store/verify-store.js';

/** What can be done with a data folder beside the process that holds it. */
export class DataFolder {
  constructor(readonly path: string) {}

  /** Refuses (`folder.is-a-file`) what is there and is no folder. */
  isThere(): boolean {
    return isFolder(this.path);
  }

  async verify(known: readonly Head[]): Promise<Verification> {
    return verifyStore(this.path, known);
  }

  /** Copies what cannot be made again to a new or empty folder, and verifies the copy. */
  async backUp(copy: string): Promise<Head> {
    return backUp(this.path, copy);
  }

  /** Makes this folder, which must be new or empty, of such a copy. */
  async restore(copy: string): Promise<Head> {
    return restore(copy, this.path);
  }

  /** Whether another process has it open. */
  isHeld(): boolean {
    return isHeld(this.path);
  }

  probe(): Durability {
    return probeDurability(this.path);
  }

  /** How many are kept, each of them read; undefined where nothing tells of any. */
  citations(): number | undefined {
    return countCitations(this.path);
  }

  published(): Generator<PublishedEvent> {
    return publishedEvents(this.path);
  }

  /** The keys of the folder, which is made if it is not there: keys may come before the first start. */
  keys(): KeyRing {
    makeFolder(this.path);
    return new FileKeyRing(this.path);
  }
}
