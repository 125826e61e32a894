import { dirname } from 'node:path';
import { Refusal } from '#kernel/refusal.js';
import { announced } from '#store/guards/announcement.js';
import { requireSqliteVersion } from '#store/guards/sqlite-version.js';
import { DataFolder } from '../data-folder.js';
import { lastWords } from '../last-words.js';
import { requireFolder } from '../require-folder.js';
import type { Access } from './access.js';
import { clock, logHead, projections } from './doctor-questions.js';
import { openAccess } from './open-access.js';

export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** What was found; for a problem also what to do. */
  readonly detail: string;
}

/** Checks one thing: a sentence when it is well, an error that says what to do when it is not. */
type Check = () => string | Promise<string>;

/** Everything that can be looked at, in the order in which it is needed. */
export async function examine(path: string): Promise<readonly Finding[]> {
  const folder = new DataFolder(path);
  const node = await looked('node', () => `Node ${process.versions.node}.`);
  // Where there is none, nothing else can be looked at.
  const none = await looked('folder', () => (folder.isThere() ? '' : absent(path)));
  if (none.detail !== '') return [node, none];
  const cited = await looked('citations', () => citations(folder));
  return [
    node,
    await looked('sqlite', () => sqlite(folder)),
    await looked('folder', () => writable(folder)),
    await looked('durability', () => durability(folder)),
    await looked('keys', () => keys(folder)),
    cited,
    // The folder cannot be opened without its citations either: that is no fault of the log.
    ...(await inside(path)).filter(({ detail }) => detail !== cited.detail),
  ];
}

function absent(path: string): string {
  requireFolder(dirname(path), '--data');
  return `${path} is not there yet. The first start makes it.`;
}

/** What only somebody who can ask the application sees. */
async function inside(path: string): Promise<readonly Finding[]> {
  let access: Access;
  try {
    access = await openAccess({ folder: path, corpus: false, progress: () => {} });
  } catch (error) {
    return [whyNotOpen(error, path)];
  }
  try {
    return [
      { check: 'lock', ok: true, detail: holderOf(access) },
      await looked('log', () => logHead(access)),
      await looked('projections', () => projections(access)),
      await looked('clock', () => clock(access)),
    ];
  } finally {
    await access.close();
  }
}

async function looked(check: string, look: Check): Promise<Finding> {
  try {
    return { check, ok: true, detail: await look() };
  } catch (error) {
    return { check, ok: false, detail: lastWords(error).line };
  }
}

function sqlite(folder: DataFolder): string {
  const { version } = folder.probe();
  requireSqliteVersion(version);
  return `SQLite ${version}.`;
}

function writable(folder: DataFolder): string {
  folder.probe();
  return `${folder.path} can be written to.`;
}

function durability(folder: DataFolder): string {
  const { journal, synchronous } = folder.probe();
  return `Commits outlive a power cut: read back journal_mode ${journal}, synchronous ${synchronous}.`;
}

async function keys(folder: DataFolder): Promise<string> {
  const all = await folder.keys().list();
  const good = all.filter(({ revokedAt }) => revokedAt === null);
  return `${good.length} good, ${all.length - good.length} revoked.`;
}

function citations(folder: DataFolder): string {
  const count = folder.citations();
  if (count === undefined) return 'There is no citations.db yet. The next start makes it.';
  return `${count} kept, every one can be read.`;
}

const holderOf = ({ server }: Access): string =>
  server ? `Held by the server at ${server.url}, process ${server.pid}.` : 'Free.';

/** Somebody else has the folder, or it cannot be opened by anybody. */
function whyNotOpen(error: unknown, path: string): Finding {
  const isLocked = error instanceof Refusal && error.code === 'store.locked';
  const server = announced(path);
  const silent = isLocked && server ? ` It does not answer at ${server.url}/healthz.` : '';
  const detail = lastWords(error).line + silent;
  return { check: isLocked ? 'lock' : 'log', ok: false, detail };
}
