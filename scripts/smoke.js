/*
 * Starts the built program in an empty folder as `npm start -- --port 0 --data …` does, asks it one position and one
 * timeline, and stops it.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..');
const PATIENCE_MS = 60_000;

const folder = await mkdtemp(join(tmpdir(), 'standpoint-smoke-'));
const started = performance.now();
const words = [join(ROOT, 'scripts/start.js'), '--port', '0', '--data', join(folder, 'data')];
const server = spawn(process.execPath, words, {
  cwd: folder,
  // Options count, not this.
  env: { ...process.env, PORT: 'none', STANDPOINT_DATA: '/dev/null' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const giveUp = setTimeout(() => server.kill('SIGKILL'), PATIENCE_MS);
try {
  const url = await address(server.stdout);
  const position = await ask(`${url}/v1/frameworks/gids/positions/SYR/3?asOf=2021-12-31`);
  assert.equal(position.position.class, 'supports');
  assert.equal(position.rows[0].record, 'syr-support-2020');
  const timeline = await ask(
    `${url}/v1/frameworks/gids/timeline?interval=quarter&principle=3&asOf=2021-12-31`,
  );
  assert.equal(timeline.rows.length, 6);
  assert.equal(timeline.rows.at(-1).roster, 193);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`The built program answered from an empty folder after ${seconds} s.`);
  server.kill('SIGTERM');
  const [code] = await once(server, 'exit');
  assert.equal(code, 0);
} finally {
  clearTimeout(giveUp);
  server.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}

async function address(output) {
  for await (const line of createInterface({ input: output })) {
    const found = /http:\/\/[^\s]+:\d+/.exec(line);
    if (found) return found[0];
  }
  throw new Error('The program ended without saying where it is.');
}

async function ask(url) {
  const response = await fetch(url);
  assert.equal(response.status, 200, `${url} answered ${response.status}`);
  return response.json();
}
