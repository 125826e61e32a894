import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT, RUNNER } from './child.js';

const PAGE = join(ROOT, 'dist', 'dashboard', 'index.html');
const LOCK = join(ROOT, 'dist', 'page-being-built');

/**
 * Builds the page from its sources unless that was done since they were changed. Specs run side by side: the first one
 * builds, the others wait.
 */
export async function builtPage(): Promise<void> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  while (!isFresh() || existsSync(LOCK)) {
    if (taken()) buildAndRelease();
    else await pause(50);
  }
}

function buildAndRelease(): void {
  try {
    if (!isFresh()) build();
  } finally {
    rmdirSync(LOCK);
  }
}

function build(): void {
  const script = [...RUNNER, 'scripts/build-dashboard.js'];
  const { status, stderr } = spawnSync(process.execPath, script, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Whether the lock is ours now. */
function taken(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

function isFresh(): boolean {
  const sources = [
    join(ROOT, 'scripts', 'build-dashboard.js'),
    ...readdirSync(join(ROOT, 'src', 'dashboard'), { recursive: true, encoding: 'utf8' }).map(
      (file) => join(ROOT, 'src', 'dashboard', file),
    ),
  ];
  return sources.every((file) => modifiedAt(file) < modifiedAt(PAGE));
}

const modifiedAt = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
