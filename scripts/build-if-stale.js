import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist', 'src', 'main.js');
const NEST = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
const FOLDERS = ['src', 'events', 'projections'];
const FILES = ['package.json', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * Builds `dist` when it is missing or older than any source. Without the build tools (`npm ci --omit=dev`) it
 * takes the `dist` that is there. What the build says goes to stderr, for stdout belongs to the program.
 */
export function buildIfStale() {
  const built = modifiedAt(BUILT);
  const newest = Math.max(
    ...FOLDERS.map(newestIn),
    ...FILES.map((file) => modifiedAt(join(ROOT, file))),
  );
  if (built > newest) return;
  if (!existsSync(NEST)) {
    if (built > 0) return;
    console.error(
      'There is no dist folder, and nothing to build it with. Run "npm ci" and start again.',
    );
    process.exit(1);
  }
  build();
}

function build() {
  // Its stdout is our stderr.
  const { status } = spawnSync(process.execPath, [NEST, 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) return;
  // A half-built program must not be taken for a fresh one next time.
  rmSync(BUILT, { force: true });
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
