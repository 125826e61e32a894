import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Citation } from '#kernel/citation-store.js';
import { MemoryCitationStore } from '#store/memory/memory-citation-store.js';
import { countCitations } from '#store/sqlite/citation-file.js';
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

/** A file with one citation in it, closed. */
async function oneCitation(): Promise<{ folder: string; file: string }> {
  const folder = tempFolder();
  const store = SqliteCitationStore.open(folder);
  await store.keep(citation('a'));
  await store.close();
  return { folder, file: join(folder, 'citations.db') };
}

/** Past the triggers, as a fault of the disk would. */
function alter(file: string, sql: string): void {
  const db = new Database(file);
  db.unsafeMode();
  db.exec(`DROP TRIGGER citation_stays; DROP TRIGGER citation_remains; ${sql}`);
  db.close();
}

const sayingSo = (file: string) => ({
  name: 'StoreDamaged',
  message: expect.stringMatching(
    new RegExp(`${file} .*restore a backup.* If you know .* lost, move away`, 'is'),
  ),
});

describe('the file of citations', () => {
  it.each<[string, (file: string) => void]>([
    ['empty', (file) => writeFileSync(file, '')],
    ['cut in half', (file) => writeFileSync(file, readFileSync(file).subarray(0, 10_000))],
    ['no database', (file) => writeFileSync(file, 'no database at all '.repeat(100))],
    [
      'a database of something else',
      (file) => alter(file, 'ALTER TABLE citation RENAME TO other; PRAGMA application_id = 0'),
    ],
    ['without its table', (file) => alter(file, 'DROP TABLE citation')],
    ['with a column renamed', (file) => alter(file, 'ALTER TABLE citation RENAME id TO ie')],
    [
      'with a schema that cannot be read',
      (file) =>
        alter(
          file,
          "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'TABLE', 'TABME')",
        ),
    ],
    [
      'gone while its write-ahead log is there',
      (file) => {
        rmSync(file);
        writeFileSync(`${file}-wal`, 'newest citations');
      },
    ],
  ])('is damage, and kept, when it is %s', async (_, spoil) => {
    const { folder, file } = await oneCitation();
    spoil(file);
    const left = readdirSync(folder);
    expect(() => SqliteCitationStore.open(folder)).toThrow(expect.objectContaining(sayingSo(file)));
    expect(() => countCitations(folder)).toThrow(expect.objectContaining(sayingSo(file)));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(left));
  });

  it('leaves alone what the write-ahead log of an emptied file may hold', async () => {
    const { folder, file } = await oneCitation();
    writeFileSync(file, '');
    writeFileSync(`${file}-wal`, 'newest citations');
    expect(() => SqliteCitationStore.open(folder)).toThrow('or has been emptied');
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('newest citations');
  });

  it.each([
    ['no JSON', '{"id"'],
    ['no object', 'null'],
    ['short of a member', JSON.stringify({ ...citation('a'), query: undefined })],
    ['asked with nothing', JSON.stringify({ ...citation('a'), query: null })],
    ['under another identifier', JSON.stringify(citation('b'))],
  ])('is damage where a citation is %s', async (_, text) => {
    const { folder, file } = await oneCitation();
    alter(file, `UPDATE citation SET citation = '${text}'`);
    const damage = {
      name: 'StoreDamaged',
      message: expect.stringContaining(`"a" in the file ${file}`),
    };
    const store = SqliteCitationStore.open(folder);
    await expect(store.find('a')).rejects.toMatchObject(damage);
    await expect(store.keep(citation('a'))).rejects.toMatchObject(damage);
    await store.close();
    expect(() => countCitations(folder)).toThrow(expect.objectContaining(damage));
  });

  it('of an earlier version is opened, made whole where it was cut off, and marked', async () => {
    const { folder, file } = await oneCitation();
    alter(file, 'PRAGMA application_id = 0');
    expect(countCitations(folder)).toBe(1);
    const store = SqliteCitationStore.open(folder);
    expect(await store.find('a')).toEqual(citation('a'));
    await store.close();
    const db = new Database(file);
    expect(db.pragma('application_id', { simple: true })).toBe(0x53504349);
    expect(() => db.exec('DELETE FROM citation')).toThrow('never removed');
    db.close();
  });

  it('is made anew when it is missing, in one piece', async () => {
    const folder = tempFolder();
    expect(countCitations(folder)).toBeUndefined();
    writeFileSync(join(folder, 'citations.db.new'), 'half of it');
    await SqliteCitationStore.open(folder).close();
    expect(readdirSync(folder)).toEqual(['citations.db']);
    expect(countCitations(folder)).toBe(0);
  });
});
