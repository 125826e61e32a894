import { type Refusal, refuse } from '#kernel/refusal.js';
import { errorCode } from '../error-code.js';
import { StoreDamaged } from '../store-damaged.js';

/** By the start of SQLite's extended code: the refusal to give. */
const REFUSALS: readonly (readonly [prefix: string, refusal: () => Refusal])[] = [
  ['SQLITE_BUSY', () => busy()],
  ['SQLITE_LOCKED', () => busy()],
  ['SQLITE_FULL', () => full()],
  ['SQLITE_READONLY', () => readOnly()],
  ['SQLITE_CANTOPEN', () => readOnly()],
];

const DAMAGE = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR'];

/** What an error of SQLite means to the caller; any other error comes back as it is. */
export function mapError(error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  const refusal = REFUSALS.find(([prefix]) => code.startsWith(prefix));
  if (refusal) return refusal[1]();
  return DAMAGE.some((prefix) => code.startsWith(prefix)) ? damaged(code) : error;
}

/** Runs something that talks to SQLite. */
export function mapping<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw mapError(error);
  }
}

function busy(): Refusal {
  return refuse(
    'unavailable',
    'store.busy',
    'Another program holds the store. Nothing was written; try again in a moment.',
  );
}

function full(): Refusal {
  return refuse(
    'unavailable',
    'store.full',
    'The disk is full. Nothing was written; free some space and try again.',
  );
}

function readOnly(): Refusal {
  return refuse(
    'unavailable',
    'store.read-only',
    'The files of the store cannot be opened for writing. Check the owner and the rights of the data folder.',
  );
}

function damaged(code: string): StoreDamaged {
  return new StoreDamaged(
    `The store cannot be read or written reliably (${code}). Stop, keep the files and restore a backup.`,
  );
}
