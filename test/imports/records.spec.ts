import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { recordsOf } from '../../src/imports/incoming.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

afterAll(removeTempFolders);

const record = (id: string) => JSON.stringify({ id, note: 'Procès-verbal' });

function file(name: string, bytes: string | Buffer): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** Lines and keys that came, and what broke them off. */
async function read(path: string) {
  const came: (readonly [number, string])[] = [];
  let error: unknown;
  try {
    for await (const page of recordsOf(path)) {
      for (const { line, drafted } of page) {
        came.push([line, drafted.outcome === 'record' ? drafted.key : drafted.outcome]);
      }
    }
  } catch (thrown) {
    error = thrown;
  }
  return { came, error };
}

describe('records in a file', () => {
  it.each([
    ['\n', ''],
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\r', '\r'],
  ])('have the lines on which they stand, parted by %j', async (end, last) => {
    const path = file('a.ndjson', [record('a'), '', record('b'), 'no'].join(end) + last);
    expect((await read(path)).came).toEqual([
      [1, 'a'],
      [3, 'b'],
      [4, 'rejected'],
    ]);
  });

  it('keep their lines where a piece of the file ends within a line, or between the halves of its end', async () => {
    const lines = Array.from({ length: 9_000 }, (_, at) => record(`r${at}`));
    const { came } = await read(file('a.ndjson.gz', gzipSync(lines.join('\r\n'))));
    expect(came).toEqual(lines.map((_, at) => [at + 1, `r${at}`]));
  });

  it.each(['a.ndjson', 'a.json'])('in %s that are not UTF-8 name the line', async (name) => {
    const lines = [record('a'), record('b').replace('è', 'e'), record('c')];
    const text = name.endsWith('.json') ? `[${lines.join(',\n')}]` : lines.join('\n');
    const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0x0a, 0x22, 0xe8, 0x20])]);
    expect(await read(file(name, bytes))).toMatchObject({
      came: name.endsWith('.json')
        ? []
        : [
            [1, 'a'],
            [2, 'b'],
            [3, 'c'],
          ],
      error: { code: 'input.not-utf8', message: expect.stringContaining('Line 4 of ') },
    });
  });

  it('are missed where there is no file', async () => {
    const { error } = await read(join(tempFolder(), 'nowhere.ndjson'));
    expect(error).toMatchObject({ kind: 'missing', code: 'input.unreadable' });
  });

  it('are not in a folder, nor in what only says that it is packed', async () => {
    const folder = join(tempFolder(), 'folder.ndjson');
    mkdirSync(folder);
    expect((await read(folder)).error).toMatchObject({
      code: 'input.unreadable',
      message: expect.stringContaining('is a folder'),
    });
    expect((await read(file('a.ndjson.gz', record('a')))).error).toMatchObject({
      kind: 'invalid',
      code: 'input.unreadable',
    });
  });
});
