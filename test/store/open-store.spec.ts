import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Projection } from '#kernel/projection.js';
import { notedHead } from '#store/noted-head.js';
import { openMemoryStore, openStore } from '#store/open-store.js';
import { announce, announced, withdraw } from '#store/sqlite/directory-lock.js';
import { removeDatabase } from '#store/sqlite/files.js';
import { createLogFile } from '#store/sqlite/log-file.js';
import { verifyStore } from '#store/verify-store.js';
import { asking } from '../contracts/event-log.contract.js';
import { firstLine, kill, startChild } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const empty: Projection = {
  name: 'empty',
  version: 1,
  summary: 'Nothing.',
  tables: {},
  partition: (event) => event.stream,
  handlers: new Map(),
};

describe('a store', () => {
  it('is made where there is none, for its owner alone', async () => {
    const folder = join(tempFolder(), 'deep', 'data');
    const store = await openStore(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect((await store.log.append(asking('note/a'))).outcome).toBe('stored');
    await store.close();
    expect(existsSync(join(folder, 'log.db'))).toBe(true);
    expect(existsSync(join(folder, 'views.db'))).toBe(true);
  });

  (existsSync('/proc/self') ? it : it.skip)(
    'is refused at once in a place that takes no folders in (only where there is a /proc)',
    async () => {
      await expect(openStore('/proc/none/data')).rejects.toMatchObject({ code: 'store.read-only' });
    },
  );

  it('is refused where a file stands in the way', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(openStore(join(folder, 'file'))).rejects.toMatchObject({
      code: 'folder.is-a-file',
    });
  });

  it('can be verified from the moment its log is there: a start cut off later leaves no journal to clear away', async () => {
    const folder = tempFolder();
    createLogFile(folder);
    expect(readdirSync(folder)).toEqual(['log.db']);
    // Write and read version of the file format: 2 is WAL. https://www.sqlite.org/fileformat.html
    expect([...readFileSync(join(folder, 'log.db')).subarray(18, 20)]).toEqual([2, 2]);
    expect((await verifyStore(folder)).findings).toEqual([]);
  });

  it('is closed twice without harm, and opened again', async () => {
    const folder = tempFolder();
    const first = await openStore(folder);
    await first.close();
    await first.close();
    const second = await openStore(folder);
    await second.close();
  });

  it('is refused to a second opener of the same process', async () => {
    const folder = tempFolder();
    const store = await openStore(folder);
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'store.locked' });
    await store.close();
  });

  it('is refused while another process holds it, says which, and is free once that one is killed', async () => {
    const folder = tempFolder();
    const child = startChild('test/support/hold-folder.ts', folder);
    try {
      expect(await firstLine(child)).toBe('open');
      await expect(openStore(folder)).rejects.toMatchObject({
        code: 'store.locked',
        kind: 'unavailable',
        message: expect.stringContaining(`process ${child.pid} at http://127.0.0.1:3000`),
      });
    } finally {
      await kill(child);
    }
    expect(announced(folder)).toBeUndefined();
    const store = await openStore(folder);
    await store.close();
  });

  it('leaves nothing locked when it could not be opened', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'log.db'), 'not a database, though it is long enough '.repeat(99));
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'store.damaged' });
    removeDatabase(join(folder, 'log.db'));
    const store = await openStore(folder);
    await store.close();
  });

  it('cannot be opened below a file', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    await expect(openStore(join(file, 'data'))).rejects.toMatchObject({ code: 'folder.is-a-file' });
  });

  it('stops when read models have seen events that the log has lost', async () => {
    const folder = tempFolder();
    const store = await openStore(folder);
    await store.log.append(asking('note/a'));
    await store.views.prepare(empty);
    await store.views.write(empty, { puts: [], parked: [], after: 0, sequence: 1 });
    await store.close();
    removeDatabase(join(folder, 'log.db'));
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'log.tail-lost' });
  });

  describe('the head that is noted beside the log', () => {
    const without = (folder: string, ...names: readonly string[]) => {
      for (const name of names) removeDatabase(join(folder, name));
    };

    it('is that of the log when the store was closed', async () => {
      const folder = tempFolder();
      const store = await openStore(folder);
      expect(notedHead(folder)).toBeUndefined();
      await store.log.append(asking('note/a'));
      const head = await store.log.head();
      await store.close();
      expect(notedHead(folder)).toEqual(head);
    });

    it('follows commits within moments, for whoever is killed', async () => {
      const folder = tempFolder();
      const store = await openStore(folder);
      for (const stream of ['note/a', 'note/b']) {
        await store.log.append(asking(stream));
        const { sequence } = await store.log.head();
        while (notedHead(folder)?.sequence !== sequence) await setTimeout(20);
      }
      await store.close();
    });

    it('stops the start, and shows in a verification, when the log has lost its end', async () => {
      const folder = tempFolder();
      const store = await openStore(folder);
      await store.log.append(asking('note/a'));
      await store.close();
      without(folder, 'log.db', 'views.db');
      await expect(openStore(folder)).rejects.toMatchObject({
        code: 'log.tail-lost',
        message: expect.stringContaining('head.json knows of event 1'),
      });
      expect((await verifyStore(folder)).findings).toMatchObject([
        { code: 'log.tail-lost', sequence: 1 },
      ]);
      without(folder, 'head.json', 'views.db');
      await (await openStore(folder)).close();
    });

    it.each(['', '{"sequence":"9"}', '[]'])('is none where the file holds %p', async (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'head.json'), text);
      const store = await openStore(folder);
      await store.log.append(asking('note/a'));
      await store.close();
      expect(notedHead(folder)?.sequence).toBe(1);
    });

    it('is left out where it cannot be written', async () => {
      const folder = tempFolder();
      mkdirSync(join(folder, 'head.json.new'));
      const store = await openStore(folder);
      await store.log.append(asking('note/a'));
      await store.close();
      expect(notedHead(folder)).toBeUndefined();
    });
  });

  it('can do without files', async () => {
    const store = openMemoryStore();
    await store.log.append(asking('note/a'));
    expect(await store.views.prepare(empty)).toMatchObject({ sequence: 0, live: true });
    expect((await store.log.head()).sequence).toBe(1);
    await store.close();
  });
});

describe('the announcement of a server', () => {
  it('is found while its process runs', () => {
    const folder = tempFolder();
    expect(announced(folder)).toBeUndefined();
    announce(folder, { pid: process.pid, url: 'http://127.0.0.1:1' });
    expect(announced(folder)).toEqual({ pid: process.pid, url: 'http://127.0.0.1:1' });
    withdraw(folder);
    expect(announced(folder)).toBeUndefined();
  });

  it.each(['', '{"pid":0,"url":"http://x"}', '{"pid":"1"}', 'null'])(
    'is not found in %p',
    (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'server.json'), text);
      expect(announced(folder)).toBeUndefined();
    },
  );
});
