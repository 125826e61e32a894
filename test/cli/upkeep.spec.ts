import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { firstLine, kill, startChild } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { CORPUS, corpusFolder, HEAD, recordedAt, serve, standpoint } from './standpoint.js';

afterAll(removeTempFolders);

/** Turns one bit in the middle of the text of an event, wherever SQLite put it. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf('Syria strongly backs');
  expect(at).toBeGreaterThan(0);
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.from([bytes[at]! ^ 1]), 0, 1, at);
  closeSync(descriptor);
}

const checksOf = (stdout: string) =>
  Object.fromEntries(
    (JSON.parse(stdout).checks as { check: string; ok: boolean }[]).map((it) => [it.check, it.ok]),
  );

describe('doctor', () => {
  it.concurrent('finds nothing wrong with a good folder, and changes nothing about a missing one', async () => {
    const { code, stdout, stderr } = await standpoint(['doctor'], { data: await corpusFolder() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const checks = [...stdout.matchAll(/^ok {7}(\S+)/gm)].map(([, check]) => check);
    expect(checks).toEqual(
      'node sqlite folder durability keys citations lock log projections clock'.split(' '),
    );
    const nowhere = join(tempFolder(), 'nowhere');
    const missing = await standpoint(['doctor', '--data', nowhere]);
    expect(missing).toMatchObject({ code: 0, stdout: expect.stringContaining('is not there yet') });
    expect(existsSync(nowhere)).toBe(false);
  });

  it.concurrent('works beside a server, and tells who else has the folder', async () => {
    const data = await corpusFolder();
    const server = await serve(data);
    const beside = await standpoint(['doctor'], { data });
    const stopped = await server.stop();
    expect([beside.code, stopped]).toEqual([0, 0]);
    expect(beside.stdout).toContain(`Held by the server at ${server.url}`);
    const holder = startChild('test/support/hold-folder.ts', data);
    try {
      await firstLine(holder);
      const { code, stdout } = await standpoint(['doctor', '--json'], { data });
      expect(code).toBe(1);
      expect(checksOf(stdout)).toMatchObject({ folder: true, lock: false });
    } finally {
      await kill(holder);
    }
  });

  it.concurrent('names what is damaged', async () => {
    const data = await corpusFolder();
    writeFileSync(join(data, 'log.db'), 'not a database at all, whatever its name says');
    const { code, stdout } = await standpoint(['doctor', '--json'], { data });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).ok).toBe(false);
    expect(checksOf(stdout)).toMatchObject({ node: true, folder: true, log: false });
    const asked = await standpoint(['groups'], { data });
    expect(asked).toMatchObject({ code: 70, stdout: '' });
    expect(asked.stderr).toMatch(/^error: store\.damaged: /);
  });

  it.concurrent('tells citations that are damaged or gone from a log that is', async () => {
    const data = await corpusFolder();
    const file = join(data, 'citations.db');
    const whole = readFileSync(file);
    for (const left of [0, whole.length / 2]) {
      writeFileSync(file, whole.subarray(0, left));
      const { code, stdout } = await standpoint(['doctor', '--json'], { data });
      expect(code).toBe(1);
      expect(checksOf(stdout)).toMatchObject({ keys: true, citations: false });
      expect(checksOf(stdout)).not.toHaveProperty('log');
      expect(stdout).toContain(file);
      const asked = await standpoint(['cite', 'aaaaaaaaaaaaaaaa'], { data });
      expect(asked).toMatchObject({ code: 70, stdout: '' });
      expect(asked.stderr).toMatch(/^error: store\.damaged: .*citations\.db .* restore a backup/);
      const copy = await standpoint(['backup', join(tempFolder(), 'copy')], { data });
      expect(copy).toMatchObject({ code: 70, stderr: asked.stderr });
    }
    for (const each of ['', '-wal', '-shm']) rmSync(file + each, { force: true });
    const gone = await standpoint(['doctor'], { data });
    expect(gone).toMatchObject({ code: 0, stdout: expect.stringContaining('no citations.db yet') });
  });
});

describe('verify', () => {
  it.concurrent('finds the event of which one bit was turned', async () => {
    const data = await corpusFolder();
    const sound = await standpoint(['verify', '--json'], { data });
    const { findings, sequence, root } = JSON.parse(sound.stdout);
    expect([sound.code, findings, sequence]).toEqual([0, [], HEAD]);
    const heads = join(tempFolder(), 'heads.ndjson');
    writeFileSync(heads, sound.stdout);
    const against = await standpoint(['verify', '--against', heads], { data });
    expect(against).toMatchObject({ code: 0, stdout: expect.stringContaining(root) });
    writeFileSync(heads, '\n');
    const nothing = await standpoint(['verify', '--against', heads], { data });
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no head') });
    damage(join(data, 'log.db'));
    const { code, stdout } = await standpoint(['verify', '--json'], { data });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({ sequence: recordedAt('syr-support-2020') }),
    );
  });

  it.concurrent('misses a log that is not there', async () => {
    const { code, stderr } = await standpoint(['verify'], { data: tempFolder() });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^error: store\.missing: /);
  });
});

describe('a folder that another process holds', () => {
  it.concurrent('is refused with the name of the holder', async () => {
    const data = tempFolder();
    const holder = startChild('test/support/hold-folder.ts', data);
    try {
      await firstLine(holder);
      const { code, stdout, stderr } = await standpoint(['groups'], { data });
      expect({ code, stdout }).toEqual({ code: 6, stdout: '' });
      expect(stderr).toMatch(new RegExp(`^error: store\\.locked: .*process ${holder.pid} `));
    } finally {
      await kill(holder);
    }
  });
});

describe('keys', () => {
  it.concurrent('shows a secret once, and a revoked key stays in the list', async () => {
    const data = join(tempFolder(), 'new');
    const { code, stdout } = await standpoint(['keys', 'create', 'laptop'], { data });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^sp_[\w-]{43}\n$/);
    const taken = await standpoint(['keys', 'create', 'laptop'], { data });
    expect(taken).toMatchObject({ code: 5, stdout: '' });
    expect(await standpoint(['keys', 'revoke', 'laptop'], { data })).toMatchObject({ code: 0 });
    const unknown = await standpoint(['keys', 'revoke', 'desktop'], { data });
    expect(unknown.code).toBe(3);
    const list = await standpoint(['keys', 'list', '--json'], { data });
    expect(JSON.parse(list.stdout).rows).toEqual([
      { name: 'laptop', createdAt: expect.any(String), revokedAt: expect.any(String) },
    ]);
    expect(list.stdout).not.toContain(stdout.trim());
  });
});

describe('log', () => {
  it.concurrent('exports what it followed, byte for byte, and goes on from a beginning', async () => {
    const data = tempFolder();
    const lines = CORPUS.split('\n');
    const begun = await standpoint(['log', 'follow', '-', '--json'], {
      data,
      stdin: `${lines.slice(0, 1_000).join('\n')}\n`,
    });
    expect(begun).toMatchObject({ code: 0, stderr: '', stdout: '{"taken":1000}\n' });
    const ended = await standpoint(['log', 'follow', '-'], { data, stdin: CORPUS });
    expect(ended.stdout).toBe(`${HEAD - 1_000} events were taken up.\n`);
    const exported = await standpoint(['log', 'export'], { data });
    expect({ ...exported, same: exported.stdout === `${CORPUS}\n` }).toMatchObject({
      code: 0,
      stderr: '',
      same: true,
    });
  });

  it.concurrent('refuses a published log that this one is no beginning of', async () => {
    const data = await corpusFolder();
    const [first = ''] = CORPUS.split('\n');
    const { code, stderr } = await standpoint(['log', 'follow', '-'], { data, stdin: first });
    expect(code).toBe(5);
    expect(stderr).toMatch(/^error: log\.diverged: /);
  });
});

describe('projections', () => {
  it.concurrent('are rebuilt in another build, and the old one can be dropped', async () => {
    const data = await corpusFolder();
    const rebuilt = await standpoint(['projections', 'rebuild', 'evidence', 'group', '--json'], {
      data,
    });
    // No progress where nobody watches.
    expect(rebuilt).toMatchObject({ code: 0, stderr: '' });
    const list = await standpoint(['projections', 'list'], { data });
    expect(list.stderr).toMatch(/projections drop group \d+/);
    const [, build = ''] = /projections drop evidence (\d+)/.exec(list.stderr) ?? [];
    expect(list.stdout).toMatch(new RegExp(`^evidence +\\d+ +${HEAD} +0`, 'm'));
    const dropped = await standpoint(['projections', 'drop', 'evidence', build], { data });
    expect(dropped).toMatchObject({ code: 0, stderr: '' });
  });
});
