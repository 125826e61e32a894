import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { parse as parseYaml } from 'yaml';
import { Keeper } from '#application/keeper/keeper.js';
import { HttpTrial, STATEMENT } from '../http/http-trial.js';
import { DATA_PACKAGE_PROFILE } from './data-package-profile.js';

const HEAD = 1885;
const ADDRESS = `/v1/exports/gids.zip?knownAt=${HEAD}`;

interface Resource {
  readonly permanent: string;
  readonly name: string;
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
  readonly rows: number;
  readonly schema?: { fields: { name: string; type: string }[]; primaryKey?: string[] };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a data package', () => {
  let trial: HttpTrial;
  let bytes: Buffer;
  let files: Record<string, Uint8Array>;
  const textOf = (name: string): string => Buffer.from(files[name]!).toString();
  const descriptor = (): { resources: Resource[]; id: string } =>
    JSON.parse(textOf('datapackage.json'));
  const taken = async (url = ADDRESS) => trial.app.inject({ method: 'GET', url });
  beforeAll(async () => {
    trial = await HttpTrial.begin({ corpus: true });
    bytes = (await taken()).rawPayload;
    files = unzipSync(bytes);
  });
  afterAll(() => trial.end());

  it('says what it is, and that it stays', async () => {
    const { statusCode, headers } = await taken();
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('application/zip');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="standpoint_package_gids_seq1885_[0-9a-f]{4}\.zip"$/,
    );
    expect(headers['cache-control']).toContain('immutable');
    expect((await taken('/v1/exports/gids.zip')).headers['cache-control']).not.toContain(
      'immutable',
    );
  });

  it('holds to the profile of Data Package 2.0', () => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(DATA_PACKAGE_PROFILE);
    validate(descriptor());
    expect(validate.errors).toBeNull();
    expect(validate({ ...descriptor(), resources: [{ name: 'A b', path: '../x' }] })).toBe(false);
  });

  it('tells length, hash and rows of every table as they are', () => {
    const { resources } = descriptor();
    expect(resources.map(({ path }) => path)).toEqual([
      ...['evidence.csv', 'positions.csv', 'timeline.csv', 'panel.csv', 'changes.csv'],
      ...['countries.csv', 'events.ndjson'],
    ]);
    for (const { path, bytes: length, hash, rows } of resources) {
      expect(files[path]!.length).toBe(length);
      expect(`sha256:${sha256(files[path]!)}`).toBe(hash);
      const found = path.endsWith('.csv')
        ? parse(textOf(path), { columns: true }).length
        : textOf(path).split('\n').length - 1;
      expect(found).toBe(rows);
      expect(rows).toBeGreaterThan(50);
    }
  });

  it('tells the columns of every table, and a key that no two rows share', () => {
    const tables = descriptor().resources.filter(({ schema }) => schema !== undefined);
    for (const { path, schema } of tables) {
      const rows: Record<string, string>[] = parse(textOf(path), { columns: true });
      expect(Object.keys(rows[0]!)).toEqual(schema!.fields.map(({ name }) => name));
      const key = schema!.primaryKey ?? Object.keys(rows[0]!);
      const keys = rows.map((row) => key.map((name) => row[name]).join('\n'));
      expect(new Set(keys).size).toBe(rows.length);
    }
  });

  it('has a page for people, a codebook of every column, a citation and a licence', () => {
    const columns = descriptor().resources.flatMap(({ schema }) => schema?.fields ?? []);
    const codebook: Record<string, string>[] = parse(textOf('codebook.csv'), { columns: true });
    expect(codebook.map(({ column }) => column)).toEqual(columns.map(({ name }) => name));
    expect(codebook.every(({ meaning }) => meaning !== '')).toBe(true);
    expect(textOf('codebook.md').split('\n').length).toBeGreaterThan(columns.length);
    expect(textOf('README.md')).toContain('Global Initiative on Data Security');
    for (const { permanent } of descriptor().resources) {
      expect(permanent).toMatch(/^\/v1\/.*knownAt=1885/);
      expect(textOf('README.md')).toContain(permanent);
    }
    expect(textOf('README.md')).toMatch(/timeline\.csv: .*interval=quarter.*roster=un/);
    expect(textOf('LICENSE')).toContain('CC-BY-4.0');
    expect(parseYaml(textOf('CITATION.cff'))).toMatchObject({
      type: 'dataset',
      version: '1885',
      authors: [{ name: 'Standpoint' }],
      identifiers: [{ type: 'other', value: descriptor().id }],
    });
  });

  it('holds the log to its last event of then, and nothing of what came after', () => {
    const events = textOf('events.ndjson').trimEnd().split('\n');
    expect(events.map((line) => JSON.parse(line).sequence)).toEqual(
      Array.from({ length: HEAD }, (_, at) => at + 1),
    );
  });

  it('is the same after the log has grown and everything was built anew', async () => {
    const { status, json } = await trial.post('/v1/records', { ...STATEMENT, id: 'a-later-one' });
    expect(status).toBe(201);
    const now = `/v1/exports/gids.zip?minSequence=${(json as { sequence: number }).sequence}`;
    const grown = (await taken(now)).rawPayload;
    expect(sha256(grown)).not.toBe(sha256(bytes));
    expect(sha256((await taken()).rawPayload)).toBe(sha256(bytes));
    await trial.app.get(Keeper, { strict: false }).rebuild(['evidence', 'country'], () => {});
    expect(sha256((await taken()).rawPayload)).toBe(sha256(bytes));
  });

  const wrong: readonly [string, number, string][] = [
    ['/v1/exports/gdsi.zip', 404, 'framework.unknown'],
    ['/v1/exports/gids.zip?knownAt=99999', 400, 'known-at.beyond-head'],
    ['/v1/exports/gids.zip?asOf=2021-02-30', 400, 'date.not-a-day'],
    ['/v1/exports/gids.zip?minSequence=soon', 400, 'field.invalid'],
    ['/v1/exports/gids.zip?interval=day', 400, 'query.unknown-parameter'],
    ['/v1/exports/gids.tar', 404, 'address.unknown'],
  ];
  it.each(wrong)('is refused at %s with %i %s', async (address, status, code) => {
    const answer = await trial.get(address);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ code });
  });
});
