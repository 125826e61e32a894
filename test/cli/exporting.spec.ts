import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parquetMetadata } from 'hyparquet';
import { formOfFile } from '../../src/cli/form-of-file.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, HEAD, serve, standpoint, startInto } from './standpoint.js';

const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

describe('standpoint export', () => {
  afterAll(removeTempFolders);

  it('gives the same package in two installations, whatever their clocks and tongues', async () => {
    const surroundings = [
      { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' },
    ];
    const files = surroundings.map(() => join(tempFolder(), 'gids.zip'));
    const words = ['export', 'package', '--framework', 'gids', '--known-at', String(HEAD)];
    for (const [at, env] of surroundings.entries()) {
      const data = tempFolder();
      const ended = await standpoint([...words, '--out', files[at]!], { data, env });
      expect(ended).toMatchObject({ code: 0, stdout: '' });
    }
    expect(sha256(files[0]!)).toBe(sha256(files[1]!));
  });

  it('gives the same through a server as without one, in every form', async () => {
    const folder = tempFolder();
    const data = await corpusFolder();
    const query = ['--interval', 'year', '--as-of', '2021-12-31', '--known-at', String(HEAD)];
    const all = async (name: string) => {
      for (const form of ['csv', 'ndjson', 'parquet', 'xlsx', 'metadata.json']) {
        const out = join(folder, `${name}.${form}`);
        const words = ['export', 'timeline', 'gids', ...query, '--out', out];
        expect(await standpoint(words, { data })).toMatchObject({ code: 0, stderr: '' });
      }
    };
    await all('local');
    const server = await serve(data);
    try {
      await all('remote');
    } finally {
      await server.stop();
    }
    for (const form of ['csv', 'ndjson', 'parquet', 'xlsx', 'metadata.json']) {
      const [local, remote] = [join(folder, `local.${form}`), join(folder, `remote.${form}`)];
      expect({ form, sha256: sha256(local) }).toEqual({ form, sha256: sha256(remote) });
    }
    const csv = readFileSync(join(folder, 'local.csv'));
    const { num_rows } = parquetMetadata(
      new Uint8Array(readFileSync(join(folder, 'local.parquet'))).buffer,
    );
    expect(JSON.parse(readFileSync(join(folder, 'local.metadata.json'), 'utf8'))).toMatchObject({
      sequence: HEAD,
      rows: Number(num_rows),
      csv: { sha256: sha256(join(folder, 'local.csv')), bytes: csv.length },
      method: 'latest@1',
    });
  });

  it('refuses the package of what cannot be a framework, through a server as without one', async () => {
    const data = await corpusFolder();
    const out = join(tempFolder(), 'package.zip');
    const words = [
      'export',
      'package',
      '--framework',
      'gids.zip?asOf=never#',
      '--json',
      '--out',
      out,
    ];
    const local = await standpoint(words, { data });
    expect(JSON.parse(local.stderr)).toMatchObject({ code: 'identifier.not-a-slug' });
    const server = await serve(data);
    try {
      const remote = await standpoint(words, { data });
      expect(remote.code).toBe(local.code);
      expect(JSON.parse(remote.stderr)).toMatchObject({ code: 'identifier.not-a-slug' });
    } finally {
      await server.stop();
    }
  });

  it('takes the whole log, not a page of it', async () => {
    const data = await corpusFolder();
    const words = ['export', 'events', '--known-at', String(HEAD), '--format', 'ndjson'];
    const { stdout } = await standpoint(words, { data });
    expect(stdout.split('\n')).toHaveLength(HEAD + 1);
  });

  it('leaves no part of a file, and says where nothing can be written', async () => {
    const data = await corpusFolder();
    const out = join(tempFolder(), 'taken.csv');
    const unknown = await standpoint(['export', 'positions', 'gdsi', '--out', out], { data });
    expect(unknown).toMatchObject({ code: 3, stdout: '' });
    expect([out, `${out}.part`].filter(existsSync)).toEqual([]);
    writeFileSync(out, 'mine');
    const inFile = ['export', 'positions', 'gids', '--json', '--out', join(out, 'x.csv')];
    const { code, stderr } = await standpoint(inFile, { data });
    expect(code).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'file.cannot-write' });
    const nameless = await standpoint(['export', 'positions'], { data });
    expect(nameless.stderr).toMatch(/^error: usage\.missing-argument: /);
  });

  it.each([
    [['timeline', 'gids', '--framework', 'clean-network'], 'both say which framework'],
    [['package', 'gids', '--framework', 'gids'], 'both say which framework'],
    [['timeline', 'gids', '--json'], '--format ndjson'],
    [['package', 'gids', '--json'], 'the package is a ZIP'],
  ])('does not choose between two things that %j says', async (words, detail) => {
    const data = join(tempFolder(), 'data');
    const { code, stdout, stderr } = await standpoint(['export', ...words], { data });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('usage.conflicting-option');
    expect(stderr).toContain(detail);
  });

  (existsSync('/dev/full') ? it : it.skip)(
    'says that the disk is full, in a line (only where there is a /dev/full)',
    async () => {
      const full = openSync('/dev/full', 'w');
      const data = await corpusFolder();
      const child = startInto(full, ['export', 'timeline', 'gids'], { data });
      const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'close')]);
      closeSync(full);
      expect(code).toBe(2);
      expect(said).toMatch(
        /^error: file\.cannot-write: The output cannot be written \(ENOSPC.*\n$/,
      );
    },
  );

  it.each([
    ['t.csv', ['--format', 'xlsx'], 'usage.conflicting-option'],
    ['t.metadata.json', ['--format', 'csv'], 'usage.conflicting-option'],
    ['t.foo', [], 'usage.unknown-ending'],
    ['t', [], 'usage.unknown-ending'],
  ])('refuses to guess the form of %s beside %j', async (name, format, code) => {
    const [data, out] = [join(tempFolder(), 'data'), join(tempFolder(), name)];
    const words = ['export', 'timeline', 'gids', '--out', out, '--json', ...format];
    const ended = await standpoint(words, { data });
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.stderr)).toMatchObject({ code });
    expect([data, out].filter(existsSync)).toEqual([]);
  });

  it('gives the package no other ending than that of what it is', async () => {
    const [data, out] = [join(tempFolder(), 'data'), join(tempFolder(), 'gids.tar')];
    const words = ['export', 'package', 'gids', '--out', out, '--json'];
    const ended = await standpoint(words, { data });
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.stderr)).toMatchObject({
      code: 'usage.unknown-ending',
      detail: expect.stringContaining('.zip'),
    });
    expect([data, out].filter(existsSync)).toEqual([]);
  });

  it('takes --format where the ending tells no form, or the same one', () => {
    expect(formOfFile('t.txt', 'csv')).toBe('csv');
    expect(formOfFile('T.CSV', 'csv')).toBe('csv');
    expect(formOfFile(undefined, 'parquet')).toBe('parquet');
    expect(formOfFile(undefined, undefined)).toBe('csv');
  });
});
