/* Holds the lock on the keys of the data folder it is given until it is killed. */
import { join } from 'node:path';
import { refuse } from '#kernel/refusal.js';
import { KEYS_LOCK } from '#store/file-key-ring.js';
import { FileLock } from '#store/sqlite/file-lock.js';

const held = () => refuse('unavailable', 'keys.busy', 'Somebody else holds the keys.');
const lock = FileLock.take(join(String(process.argv[2]), KEYS_LOCK), { patienceMs: 0, held });
console.log('held');
// Named here, so that it is not collected: it would be let go of.
setInterval(() => lock, 1000);
