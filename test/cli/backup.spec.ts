import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { firstLine, kill, startChild } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, HEAD, serve, standpoint, start } from './standpoint.js';

afterAll(removeTempFolders);

const fresh = (): string => join(tempFolder(), 'new');

async function headOf(data: string): Promise<{ sequence: number; root: string }> {
  const { stdout } = await standpoint(['verify', '--json'], { data });
  const { findings, sequence, root } = JSON.parse(stdout);
  expect(findings).toEqual([]);
  return { sequence, root };
}

describe('backup', () => {
  it.concurrent('copies beside a server that is written to, and restore brings all of it back', async () => {
    const data = await corpusFolder();
    const server = await serve(data);
    const env = { STANDPOINT_KEY: server.key };
    const address = '/v1/frameworks/gids/positions?principle=3';
    const cited = await standpoint(['cite', address, '--json'], { data, env });
    const copy = fresh();
    const [made, ...written] = await Promise.all([
      standpoint(['backup', copy, '--json'], { data }),
      ...['syr-support-2020', 'rus-lavrov-presser-2020-09-11'].map((record) =>
        standpoint(['retract', record, '--reason', 'typo'], { data, env }),
      ),
    ]);
    expect([await server.stop(), made.stderr]).toEqual([0, '']);
    expect(written.map(({ code }) => code)).toEqual([0, 0]);
    expect(readdirSync(copy).toSorted()).toEqual(['citations.db', 'keys.json', 'log.db']);
    const { folder, ...head } = JSON.parse(made.stdout);
    expect(folder).toBe(copy);
    expect(head.sequence).toBeGreaterThanOrEqual(HEAD);
    expect(await headOf(copy)).toEqual(head);

    const restored = fresh();
    const back = await standpoint(['restore', copy, '--json'], { data: restored });
    expect(JSON.parse(back.stdout)).toEqual({ ...head, folder: restored });
    const again = await serve(restored);
    const { id } = JSON.parse(cited.stdout);
    const citation = await fetch(`${again.url}/v1/cite/${id}`);
    const post = await fetch(
      `${again.url}/v1/records/rus-chn-joint-statement-2022-02-04/retraction`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ reason: 'typo' }),
      },
    );
    expect([await again.stop(), citation.status, post.status]).toEqual([0, 200, 201]);
    // Nothing of the backup was used up.
    expect(await headOf(copy)).toEqual(head);
  });

  it.concurrent('has a copy whole or not at all, and is begun anew where it was cut off', async () => {
    const data = await corpusFolder();
    const copy = fresh();
    for (const wait of [100, 300, 450, 600, 750]) {
      const child = start(['backup', copy], { data });
      const exit = once(child, 'exit');
      await delay(wait);
      child.kill('SIGKILL');
      await exit;
    }
    const left = readFolder(copy);
    if (left.includes('log.db')) expect(left).not.toContain('unfinished');
    else expect(await standpoint(['backup', copy], { data })).toMatchObject({ code: 0 });
    expect(await headOf(copy)).toEqual(await headOf(data));
    expect(readFolder(copy)).not.toContain('unfinished');
  });

  it.concurrent('takes up what an attempt has left, and nothing of anybody else', async () => {
    const data = await corpusFolder();
    const copy = tempFolder();
    mkdirSync(join(copy, 'unfinished'));
    writeFileSync(join(copy, 'unfinished', 'log.db'), 'half of it');
    writeFileSync(join(copy, 'keys.json'), '{"keys": []}');
    const { code, stdout } = await standpoint(['backup', copy], { data });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining(`${HEAD} events`),
    });
    const taken = tempFolder();
    writeFileSync(join(taken, 'notes.txt'), 'mine');
    mkdirSync(join(taken, 'unfinished'));
    const refused = await standpoint(['backup', taken], { data });
    expect(refused).toMatchObject({ code: 5, stdout: '' });
    expect(refused.stderr).toMatch(/^error: backup\.not-empty: .* holds notes\.txt\./);
    expect(readdirSync(taken).toSorted()).toEqual(['notes.txt', 'unfinished']);
  });

  it.concurrent('takes a folder for empty in which keys were only looked for', async () => {
    const data = await corpusFolder();
    const copy = tempFolder();
    const unknown = await standpoint(['keys', 'revoke', 'nobody'], { data: copy });
    expect([unknown.code, readdirSync(copy)]).toEqual([3, ['keys.lock']]);
    expect(await standpoint(['backup', copy], { data })).toMatchObject({ code: 0, stderr: '' });
  });

  it.concurrent('refuses what is damaged, missing or in use, and leaves nothing behind', async () => {
    const data = await corpusFolder();
    const log = join(data, 'log.db');
    const bytes = readFileSync(log);
    const at = bytes.indexOf('Syria strongly backs');
    bytes[at]! ^= 1;
    writeFileSync(log, bytes);
    const copy = fresh();
    const damaged = await standpoint(['backup', copy], { data });
    expect(damaged).toMatchObject({ code: 70, stdout: '' });
    expect(damaged.stderr).toContain(`standpoint verify --data ${data}`);
    expect(readdirSync(copy)).toEqual([]);

    const nowhere = await standpoint(['backup', fresh()], { data: tempFolder() });
    expect(nowhere.stderr).toMatch(/^error: store\.missing: /);
    const nothing = await standpoint(['restore', tempFolder()], { data: fresh() });
    expect(nothing).toMatchObject({ code: 3, stderr: expect.stringContaining('backup.missing') });

    const held = tempFolder();
    const holder = startChild('test/support/hold-folder.ts', held);
    try {
      await firstLine(holder);
      const { code, stderr } = await standpoint(['restore', data], { data: held });
      expect(code).toBe(6);
      expect(stderr).toMatch(/^error: store\.locked: /);
    } finally {
      await kill(holder);
    }
  });
});

const readFolder = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
