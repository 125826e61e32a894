import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { stringify } from 'yaml';
import { MAPPING } from '../imports/run-table.js';
import { kill } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, serve, standpoint, start } from './standpoint.js';

afterAll(removeTempFolders);

const ROLL_CALLS = 40;
const MEMBERS = ['US', 'CA', 'CN', 'RU', 'BR', 'NA', 'YU', 'ZZ'];
const CHOICES = ['yes', 'no', 'abstain'];

/** A small likeness of the files of UN votes: roll calls of 1991 and 2005, members by code and name, one of them nobody. */
function unLikeness(): string {
  const folder = tempFolder();
  const calls = Array.from({ length: ROLL_CALLS }, (_, at) => {
    const [session, year] = at % 2 === 0 ? [46, 1991] : [60, 2005];
    return `${at + 1},${session},0,"${year}-11-${String(1 + (at % 28)).padStart(2, '0')}","R/${session}/${at}",0,0,"TITLE ${at}","A ""quoted"" \\ text\nwith lines"`;
  });
  const header = '"rcid","session","importantvote","date","unres","amend","para","short","descr"';
  writeFileSync(join(folder, 'un_roll_calls.csv.gz'), gzipSync([header, ...calls].join('\n')));
  const votes = calls.flatMap((_, at) =>
    MEMBERS.map(
      (code, member) => `${at + 1},"Name of ${code}","${code}","${CHOICES[(at + member) % 3]}"`,
    ),
  );
  const file = join(folder, 'un_votes.csv.gz');
  writeFileSync(file, gzipSync(['"rcid","country","country_code","vote"', ...votes].join('\n')));
  return file;
}

/** Acts of France, one a day, and a mapping for them. */
function actsOf(count: number, isFirstWrong = false): { file: string; map: string } {
  const folder = tempFolder();
  const [file, map] = [join(folder, 'acts.csv'), join(folder, 'mapping.yaml')];
  const rows = Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.UTC(2001, 0, 1 + at)).toISOString().slice(0, 10);
    return `${at + 1},${isFirstWrong && at === 0 ? 'Frnce' : 'France'},${day},supports,Minutes`;
  });
  writeFileSync(file, ['nr,country,day,stance,title', ...rows].join('\n'));
  writeFileSync(map, stringify(MAPPING));
  return { file, map };
}

const UN = ['--map', 'data/mappings/un-votes.yaml', '--json'];
const TEMPLATE = ['--map', 'data/mappings/spreadsheet.yaml', '--dry-run'];
const votes = ROLL_CALLS * (MEMBERS.length - 1);

function numberIn(data: string, file: string, sql: string): number {
  const db = new Database(join(data, file), { readonly: true });
  const number = db.prepare(sql).pluck().get() as number;
  db.close();
  return number;
}
const headIn = (data: string) => numberIn(data, 'log.db', 'SELECT max(sequence) FROM event');
const scannedIn = (data: string) =>
  numberIn(data, 'views.db', 'SELECT min(sequence) FROM checkpoint');

describe('standpoint import', () => {
  it('takes votes with their roll calls, each party as of its day, and nothing twice', async () => {
    const [data, file] = [await corpusFolder(), unLikeness()];
    const dry = await standpoint(['import', file, ...UN, '--dry-run'], { data });
    expect(JSON.parse(dry.stdout)).toMatchObject({
      dryRun: true,
      recorded: votes,
      rejected: ROLL_CALLS,
    });
    const first = await standpoint(['import', file, ...UN], { data });
    expect(first.code).toBe(1);
    expect(JSON.parse(first.stdout)).toMatchObject({
      recorded: votes,
      known: 0,
      rejected: ROLL_CALLS,
    });
    expect(JSON.parse(first.stdout).problems[0]).toMatchObject({
      line: 9,
      column: 'country',
      value: 'Name of ZZ',
      code: 'cell.unknown-party',
    });
    expect(scannedIn(data)).toBe(headIn(data));
    const again = await standpoint(['import', file, ...UN], { data });
    expect(JSON.parse(again.stdout)).toMatchObject({ recorded: 0, known: votes });
    const asked = ['positions', 'unga', '--as-of', '2006-01-01', '--principle', '1,2', '--json'];
    const { stdout } = await standpoint(asked, { data });
    const held = JSON.parse(stdout).rows.map(
      ({ party, on }: { party: string; on: string }) => `${on} ${party}`,
    );
    expect(held).toContain('unga/2 SCG');
    expect(held).toContain('unga/2 RUS');
    expect(held).toContain('unga/2 NAM');
    expect(held).not.toContain('unga/1 SUN');
  });

  it('goes through the server that holds the folder, and writes out what was not taken', async () => {
    const [data, file] = [await corpusFolder(), unLikeness()];
    const rejects = join(tempFolder(), 'rejects.csv');
    const server = await serve(data);
    try {
      const keyless = await standpoint(['import', 'data/templates/records.xlsx', ...TEMPLATE], {
        data,
      });
      expect(keyless).toMatchObject({ code: 2, stdout: '' });
      expect(keyless.stderr).toContain('key.missing');
      const env = { STANDPOINT_KEY: server.key };
      const words = ['import', file, ...UN, '--rejects', rejects];
      const { stdout } = await standpoint(words, { data, env });
      expect(JSON.parse(stdout)).toMatchObject({ recorded: votes, rejected: ROLL_CALLS });
    } finally {
      await server.stop();
    }
    const lines = readFileSync(rejects, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1 + ROLL_CALLS);
    expect(lines[0]).toBe('rcid,country,country_code,vote,rejected_at,reasons');
    expect(lines[1]).toMatch(/^1,Name of ZZ,ZZ,\w+,line 9,"?country: No party is called/);
  });

  it('goes on where it was killed, to the same log as without', async () => {
    const file = unLikeness();
    const whole = await corpusFolder();
    await standpoint(['import', file, ...UN], { data: whole });
    const broken = await corpusFolder();
    for (const wait of [900, 1_100, 1_300]) {
      const child = start(['import', file, ...UN], { data: broken });
      await new Promise((done) => setTimeout(done, wait));
      await kill(child);
    }
    await standpoint(['import', file, ...UN], { data: broken });
    expect(await storyOf(broken)).toEqual(await storyOf(whole));
    expect((await standpoint(['verify'], { data: broken })).code).toBe(0);
  });

  it('tells what was recorded before a line that cannot be read', async () => {
    const [data, { file, map }] = [await corpusFolder(), actsOf(1_000)];
    const lines = readFileSync(file, 'utf8').split('\n');
    lines[699] = lines[699]!.replace('Minutes', 'Procès-verbal');
    writeFileSync(file, lines.join('\n'), 'latin1');
    const rejects = join(tempFolder(), 'rejects.csv');
    const words = ['import', file, '--map', map, '--rejects', rejects];
    const first = await standpoint(words, { data });
    expect(first).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/^698 rows: 698 recorded, 0 there already, /),
      stderr: expect.stringMatching(
        /^error: input\.wrong-encoding: Line 700 .* 698 rows before it were recorded; mend the file /,
      ),
    });
    expect(existsSync(rejects)).toBe(false);
    const again = await standpoint([...words, '--json'], { data });
    expect({ ...again, stderr: JSON.parse(again.stderr) }).toMatchObject({
      code: 2,
      stdout: '',
      stderr: { code: 'input.wrong-encoding', rows: 698, recorded: 0, known: 698, rejected: 0 },
    });
    const dry = await standpoint([...words, '--dry-run'], { data });
    expect(dry.stderr).toContain('Nothing was recorded: it was a dry run.');
  });

  it.each([false, true])('says how far it came on Ctrl+C (a row rejected: %s)', async (isWrong) => {
    const [data, { file, map }] = [await corpusFolder(), actsOf(6_000, isWrong)];
    const rejects = join(tempFolder(), 'rejects.csv');
    const before = headIn(data);
    const words = ['import', file, '--map', map, '--rejects', rejects, '--json'];
    const child = start(words, { data });
    const told = text(child.stderr);
    const closed = once(child, 'close');
    while (headIn(data) === before && child.exitCode === null) await sleep(5);
    child.kill('SIGINT');
    expect((await closed)[0]).toBe(130);
    const recorded = headIn(data) - before;
    expect(JSON.parse(await told)).toMatchObject({
      code: 'import.interrupted',
      detail: `Interrupted: ${recorded} rows were recorded; the same command goes on from there: nothing is recorded twice.`,
      recorded,
    });
    expect(existsSync(rejects)).toBe(isWrong);
    if (isWrong) expect(readFileSync(rejects, 'utf8')).toMatch(/^nr,.*reasons\n1,Frnce,.*\n$/);
  });

  it('writes out records that were not taken, to be mended and imported again', async () => {
    const data = await corpusFolder();
    const folder = tempFolder();
    const act = (id: string, occurredOn: string) =>
      JSON.stringify({
        ...{ id, kind: 'statement', party: 'FJI', occurredOn },
        bearings: [{ on: 'gids/1', stance: 'supports' }],
        sources: [{ title: 'Minutes' }],
      });
    const file = join(folder, 'acts.ndjson');
    writeFileSync(file, [act('good', '2021-01-01'), act('bad', '2021-13-01'), '{"id":'].join('\n'));
    const rejects = join(folder, 'rejects.ndjson');
    const wrong = await standpoint(['import', file, '--rejects', join(folder, 'r.csv')], { data });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('rejects.not-ndjson');
    const first = await standpoint(['import', file, '--rejects', rejects, '--json'], { data });
    expect(JSON.parse(first.stdout)).toMatchObject({ recorded: 1, rejected: 2 });
    const told = readFileSync(rejects, 'utf8');
    const [bad, broken] = told
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .toSorted((a, b) => a.rejected.line - b.rejected.line);
    expect(bad).toMatchObject({ id: 'bad', rejected: { line: 2 } });
    expect(bad.rejected.reasons.join()).toContain('2021-13-01');
    expect(broken).toMatchObject({ rejected: { line: 3, text: '{"id":' } });
    const again = join(folder, 'again.ndjson');
    const mended = told
      .replace('"occurredOn":"2021-13-01"', '"occurredOn":"2021-12-01"')
      .replace(JSON.stringify('{"id":'), JSON.stringify(act('third', '2022-01-01')));
    writeFileSync(again, mended);
    const second = await standpoint(['import', again, '--json'], { data });
    expect(JSON.parse(second.stdout)).toMatchObject({ recorded: 2, rejected: 0 });
  });

  it('takes records in their own shape, line by line', async () => {
    const data = await corpusFolder();
    const file = join(tempFolder(), 'acts.ndjson');
    const act = (id: string, party: string) => ({
      ...{
        id,
        kind: 'statement',
        party,
        occurredOn: '2022-05-01',
        bearings: [{ on: 'gids/4', stance: 'supports' }],
      },
      sources: [{ title: 'A title' }],
    });
    const lines = [act('one', 'SYR'), act('two', 'QQQ'), act('three', 'FRA')];
    writeFileSync(file, `${lines.map((each) => JSON.stringify(each)).join('\n')}\n{ broken\n`);
    const { code, stdout } = await standpoint(['import', file, '--json'], { data });
    expect(code).toBe(1);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ rows: 4, recorded: 2, rejected: 2 });
    expect(
      told.problems.map(({ line, code }: { line: number; code: string }) => [line, code]),
    ).toEqual(
      expect.arrayContaining([
        [2, 'party.unknown'],
        [4, 'input.not-json'],
      ]),
    );
  });

  it('gives advice on a second telling of an act that can be followed', async () => {
    const [data, folder] = [await corpusFolder(), tempFolder()];
    const act = (id: string) =>
      JSON.stringify({
        ...{ id, kind: 'statement', party: 'TUV', occurredOn: '2021-01-01' },
        bearings: [{ on: 'gids/3', stance: 'supports' }],
        sources: [{ title: 'Minutes' }],
      });
    const [both, second] = [join(folder, 'both.ndjson'), join(folder, 'second.json')];
    writeFileSync(both, `${act('one')}\n${act('two')}\n`);
    writeFileSync(second, act('two'));
    const { stdout } = await standpoint(['import', both], { data });
    expect(stdout).toContain('line 2: "one" records the same act');
    expect(stdout).toContain('record this by itself with insist=true (standpoint record --insist)');
    expect((await standpoint(['record', second, '--insist'], { data })).code).toBe(0);
  });

  it('refuses to write rejects where nothing can be written, before anything is read', async () => {
    const folder = tempFolder();
    const inFile = join(folder, 'file');
    writeFileSync(inFile, '');
    mkdirSync(join(folder, 'folder.csv'));
    const table = ['none.csv', '--map', 'data/mappings/un-votes.yaml'];
    for (const words of [
      [...table, '--rejects', join(folder, 'nowhere', 'r.csv')],
      [...table, '--rejects', join(folder, 'folder.csv')],
      ['none.ndjson', '--rejects', join(inFile, 'r.ndjson')],
    ]) {
      const data = join(folder, 'data');
      const { code, stderr } = await standpoint(['import', ...words], { data });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringMatching(/^error: file\.cannot-write: .+ with --rejects\.\n$/),
      });
      expect(existsSync(data)).toBe(false);
    }
  });

  it('refuses a table without a mapping, and a mapping that is none', async () => {
    const data = await corpusFolder();
    const bare = await standpoint(['import', unLikeness()], { data });
    expect(bare).toMatchObject({ code: 2, stderr: expect.stringContaining('mapping.missing') });
    const wrong = await standpoint(['import', unLikeness(), '--map', 'package.json'], { data });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('mapping.invalid') });
  });

  it.each(['acts.json', 'acts.ndjson.gz'])('refuses a mapping for %s', async (name) => {
    const data = join(tempFolder(), 'data');
    const words = ['import', join(tempFolder(), name), '--map', 'data/mappings/un-votes.yaml'];
    const { code, stderr } = await standpoint(words, { data });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/^error: mapping\.not-for-records: .+ Leave --map out; /),
    });
    expect(existsSync(data)).toBe(false);
  });
});

/** What was recorded, in order, without what differs from run to run. */
async function storyOf(data: string): Promise<unknown> {
  const { stdout } = await standpoint(['events', '--after', '1885', '--limit', '10000', '--json'], {
    data,
  });
  return (JSON.parse(stdout) as { type: string; subject: string; data: unknown }[]).map(
    ({ type, subject, data: recorded }) => ({ type, subject, recorded }),
  );
}

const LISTS = join(
  process.env['STANDPOINT_SHARED_DATA'] ?? '../shared/data',
  'whitehouse-initiatives',
  'endorsements.csv',
);
const theLists = existsSync(LISTS) ? describe : describe.skip;

theLists(`the lists of the White House (skipped unless ${LISTS} is there)`, () => {
  it('show who joined the Counter Ransomware Initiative from year to year', async () => {
    const data = await corpusFolder();
    const file = join(tempFolder(), 'endorsements.csv');
    cpSync(LISTS, file);
    const words = ['import', file, '--map', 'data/mappings/whitehouse-initiatives.yaml', '--json'];
    expect(JSON.parse((await standpoint(words, { data })).stdout)).toMatchObject({
      rows: 320,
      rejected: 1,
    });
    const joined = async (from: string, to: string) => {
      const { stdout } = await standpoint(
        ['changes', 'cri', '--from', from, '--to', to, '--json'],
        { data },
      );
      return JSON.parse(stdout).rows.length;
    };
    expect(await joined('2022-11-02', '2023-12-31')).toBe(13);
    expect(await joined('2024-01-01', '2024-12-31')).toBe(18);
  });
});
