import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Citation } from '#kernel/citation-store.js';
import { MemoryCitationStore } from '#store/memory/memory-citation-store.js';
import { SqliteCitationStore } from '#store/sqlite/sqlite-citation-store.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const citation = (id: string, more: Partial<Citation> = {}): Citation => ({
  id,
  question: 'positions',
  query: { framework: 'gids' },
  sequence: 7,
  recordedAt: '2026-01-01T00:00:00.000Z',
  citedAt: '2026-01-02T00:00:00.000Z',
  rows: 3,
  sha256: 'f'.repeat(64),
  ...more,
});

describe('citations in a file', () => {
  it('are there after the store was opened again; the first one stays', async () => {
    const folder = tempFolder();
    const store = SqliteCitationStore.open(folder);
    expect(await store.keep(citation('a'))).toEqual(citation('a'));
    expect(await store.keep(citation('a', { rows: 4 }))).toEqual(citation('a'));
    await store.close();
    const again = SqliteCitationStore.open(folder);
    expect(await again.find('a')).toEqual(citation('a'));
    expect(await again.find('b')).toBeUndefined();
    await again.close();
  });

  it.each([
    ['in a file', () => SqliteCitationStore.open(tempFolder(), 2)],
    ['in memory', () => new MemoryCitationStore(2)],
  ])('%s are refused when there is no more room; the old ones stay', async (_, open) => {
    const store = open();
    await store.keep(citation('a'));
    await store.keep(citation('b'));
    await expect(store.keep(citation('c'))).rejects.toMatchObject({ code: 'citation.store-full' });
    expect(await store.keep(citation('a'))).toEqual(citation('a'));
    await store.close();
  });

  it('can be neither changed nor removed', async () => {
    const folder = tempFolder();
    const store = SqliteCitationStore.open(folder);
    await store.keep(citation('a'));
    await store.close();
    const db = new Database(join(folder, 'citations.db'));
    expect(() => db.exec("UPDATE citation SET id = 'b'")).toThrow('never changes');
    expect(() => db.exec('DELETE FROM citation')).toThrow('never removed');
    db.close();
  });
});
