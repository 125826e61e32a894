import type { Head, PublishedEvent } from '#kernel/event-log.js';
import type { KeyRing } from '#kernel/key-ring.js';
import { backUp, restore } from '#store/backup.js';
import { FileKeyRing } from '#store/file-key-ring.js';
import { makeFolder } from '#store/make-folder.js';
import { type Durability, probeDurability } from '#store/probe-durability.js';
import { publishedEvents } from '#store/published-events.js';
import { countCitations } from '#store/sqlite/citation-file.js';
