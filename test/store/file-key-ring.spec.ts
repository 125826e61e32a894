import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyRing } from '#kernel/key-ring.js';
import { FileKeyRing } from '#store/file-key-ring.js';
import { MemoryKeyRing } from '#store/memory/memory-key-ring.js';
import { firstLine, kill, startChild } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

describe.each<[string, () => KeyRing]>([
  ['in a file', () => new FileKeyRing(tempFolder())],
  ['in memory', () => new MemoryKeyRing()],
])('a key ring %s', (_where, make) => {
  it('finds a key by its secret, and by nothing else', async () => {
    const ring = make();
    expect(await ring.list()).toEqual([]);
    const secret = await ring.create('first');
    expect(secret).toMatch(/^sp_[A-Za-z0-9_-]{43}$/);
    expect(await ring.find(secret)).toBe('first');
    const other = await ring.create('second');
    expect(other).not.toBe(secret);
    expect(await ring.find(other)).toBe('second');
    const last = secret.endsWith('A') ? 'E' : 'A';
    for (const wrong of [
      '',
      'sp_',
      'first',
      secret.slice(0, -1),
      secret.slice(0, -1) + last,
      `${secret} `,
    ]) {
      expect(await ring.find(wrong)).toBeUndefined();
    }
    expect((await ring.list()).map(({ name }) => name)).toEqual(['first', 'second']);
  });

  it('forgets a revoked key, and never gives its name again', async () => {
    const ring = make();
    const secret = await ring.create('first');
    await ring.revoke('first');
    const [entry] = await ring.list();
    expect(await ring.find(secret)).toBeUndefined();
    expect(entry!.revokedAt).toMatch(/Z$/);
    await ring.revoke('first');
    expect(await ring.list()).toEqual([entry]);
    await expect(ring.create('first')).rejects.toMatchObject({ code: 'key.name-taken' });
    await expect(ring.revoke('none')).rejects.toMatchObject({ code: 'key.unknown' });
  });

  it.each(['', 'First', 'a b', '../x', 'a\n', 'x'.repeat(101)])(
    'refuses the name %j',
    async (name) => {
      await expect(make().create(name)).rejects.toMatchObject({ code: 'key.bad-name' });
    },
  );

  it('keeps every key that is made at once', async () => {
    const ring = make();
    const names = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    const secrets = await Promise.all(names.map((name) => ring.create(name)));
    expect(await Promise.all(secrets.map((secret) => ring.find(secret)))).toEqual(names);
  });
});

describe('the file of a key ring', () => {
  it('is for its owner alone and holds hashes only', async () => {
    const folder = tempFolder();
    const file = join(folder, 'keys.json');
    writeFileSync(file, '{"keys":[]}', { mode: 0o644 });
    const secret = await new FileKeyRing(folder).create('first');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain(secret.slice(3, 20));
    expect(Object.keys(JSON.parse(text).keys[0]).toSorted()).toEqual([
      'createdAt',
      'name',
      'revokedAt',
      'sha256',
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(['keys.json', 'keys.lock']);
  });

  it('is read anew by whoever has it open', async () => {
    const folder = tempFolder();
    const [server, operator] = [new FileKeyRing(folder), new FileKeyRing(folder)];
    const secret = await operator.create('first');
    expect(await server.find(secret)).toBe('first');
    await operator.revoke('first');
    expect(await server.find(secret)).toBeUndefined();
  });

  it('loses no change when several processes make them at once', async () => {
    const folder = tempFolder();
    const ring = new FileKeyRing(folder);
    const leaked = await ring.create('leaked');
    const children = ['a', 'b', 'c', 'd'].map((name) =>
      startChild('test/support/change-keys.ts', folder, name),
    );
    await Promise.all(children.map(firstLine));
    // All of them are loaded, and none has begun.
    writeFileSync(join(folder, 'begin'), '');
    await ring.revoke('leaked');
    await Promise.all(children.map((child) => once(child, 'exit')));
    expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(await ring.find(leaked)).toBeUndefined();
    const entries = await ring.list();
    expect(entries).toHaveLength(1 + 4 * 10);
    expect(entries.filter(({ revokedAt }) => revokedAt === null)).toEqual([]);
  }, 60_000);

  it('is not changed while another process changes it, and is let go of after kill -9', async () => {
    const folder = tempFolder();
    const ring = new FileKeyRing(folder);
    const secret = await ring.create('first');
    const holder = startChild('test/support/hold-keys.ts', folder);
    try {
      await firstLine(holder);
      await expect(ring.revoke('first')).rejects.toMatchObject({ code: 'keys.busy' });
      expect(await ring.find(secret)).toBe('first');
    } finally {
      await kill(holder);
    }
    await ring.revoke('first');
    expect(await ring.find(secret)).toBeUndefined();
  }, 60_000);

  it.each([
    '',
    '{',
    '{}',
    '{"keys":[{"name":"x"}]}',
    '{"keys":[{"name":"x","createdAt":"","revokedAt":null,"sha256":"00"}]}',
  ])('opens no door when it holds %j', async (text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'keys.json'), text);
    const ring = new FileKeyRing(folder);
    await expect(ring.find(`sp_${'A'.repeat(43)}`)).rejects.toMatchObject({
      code: 'keys.unreadable',
    });
    await expect(ring.create('second')).rejects.toMatchObject({ code: 'keys.unreadable' });
  });
});
