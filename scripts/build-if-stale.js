import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist', 'src', 'main.js');
const PAGE = join(ROOT, 'dist', 'dashboard', 'index.html');
const BUILD_PAGE = join(ROOT, 'scripts', 'build-dashboard.js');
const NEST = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const VITE = join(ROOT, 'node_modules', 'vite');
const FOLDERS = ['src', 'events', 'projections'];
const FILES = ['package.json', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * Builds `dist` when it is missing or older than any source. Without the build tools it takes the `dist` that is
 * there. What the build says goes to stderr, for stdout belongs to the program.
 */
export function buildIfStale() {
  const newest = Math.max(
    ...FOLDERS.map(newestIn),
    ...FILES.map((file) => modifiedAt(join(ROOT, file))),
  );
  const built = modifiedAt(BUILT);
  const stale = built <= newest;
  if (stale && existsSync(NEST)) run(BUILT, NEST, 'build');
  else if (built === 0) giveUp();
  if (modifiedAt(PAGE) <= newest && existsSync(VITE)) run(PAGE, BUILD_PAGE);
}

function giveUp() {
  console.error(
    'There is no dist folder, and nothing to build it with. Run "npm ci" and start again.',
  );
  process.exit(1);
}

/** Runs a script that makes a file. Its stdout is our stderr. */
function run(made, ...script) {
  const { status } = spawnSync(process.execPath, script, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return;
  // A half-built program must not be taken for a fresh one next time.
  rmSync(made, { force: true });
  process.exit(1);
}

/** A file or folder that is not there is older than everything. */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Folders count too: their time moves when a file in them is removed. */
function newestIn(folder) {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return 0;
  const entries = readdirSync(path, { recursive: true });
  return Math.max(modifiedAt(path), ...entries.map((entry) => modifiedAt(join(path, entry))));
}
