import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takesList } from '#application/questions/params.js';
import { QUESTIONS } from '#application/questions.js';
import { actorFrom } from '../../src/cli/actor.js';
import { startChild } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { CORPUS, standpoint } from './standpoint.js';

describe('a command line that is not understood', () => {
  it('proposes the option that was probably meant', async () => {
    const { code, stdout, stderr } = await standpoint(['positions', 'gids', '--as-off', '2021']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      "error: usage.unknown-option: Unknown option '--as-off'. Did you mean --as-of?\n",
    );
  });

  it('proposes the command, and as JSON when JSON is wanted', async () => {
    const { code, stdout, stderr } = await standpoint(['postions', 'gids', '--json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const detail = "Unknown command 'postions'. Did you mean positions?";
    expect(JSON.parse(stderr)).toEqual({
      code: 'usage.unknown-command',
      detail,
      errors: [{ code: 'usage.unknown-command', pointer: '', detail }],
    });
  });

  it('says that an option which is true or false stands alone', async () => {
    const { code, stderr } = await standpoint(['positions', 'gids', '--silent', 'true']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: usage\.excess-arguments: .* stand alone: leave the word behind them out\.\n$/,
    );
  });

  it('names a wrong setting by the option that gave it, and else by its own name', async () => {
    const data = tempFolder();
    const option = await standpoint(['serve', '--port', 'abc'], { data });
    expect(option).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: config.invalid: --port is "abc". Give a number from 0 to 65535.\n',
    });
    const variable = await standpoint(['serve'], { data, env: { PORT: 'abc' } });
    expect(variable.stderr).toMatch(/^error: config\.invalid: PORT is "abc"\./);
  });

  it('shows help on stderr when nothing is asked, and on stdout when help is', async () => {
    const nothing = await standpoint([]);
    const help = await standpoint(['help', 'amend']);
    expect([nothing.code, nothing.stdout, help.code, help.stderr]).toEqual([2, '', 0, '']);
    expect(nothing.stderr).toMatch(/^Examples:/);
    expect(help.stdout).toContain('--reason <reason>');
  });

  it('tells how many rows are taken, and that a table is taken whole', async () => {
    const asked = await standpoint(['help', 'records']);
    const table = await standpoint(['export', 'records', '--help']);
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
    expect(flat(asked.stdout)).toContain('(default: 100, and all as csv or ndjson)');
    expect(flat(table.stdout)).toContain('tables that are streamed. (default: all)');
  });
});

describe('an option that is given twice', () => {
  it.each([
    ['records', '--publisher', 'SANA', '--publisher', 'Reuters'],
    ['records', '--q', 'mass', '--q', 'surveillance'],
    ['positions', 'gids', '--as-of', '2021-01-01', '--as-of', '2022-01-01'],
    ['positions', 'gids', '--channel', 'words', '--channel', 'deeds'],
    ['export', 'timeline', '--framework', 'gids', '--framework', 'clean-network'],
    ['export', 'package', 'gids', '--known-at', '9', '--known-at', '10'],
    ['export', 'positions', 'gids', '--out', 'a.csv', '--out', 'b.csv'],
    ['positions', 'gids', '--format', 'table', '--format', 'csv'],
    ['record', 'act.json', '--idempotency-key', 'a', '--idempotency-key', 'b'],
    ['end', 'r1', '--on', '2021-01-01', '--on', '2022-01-01', '--reason', 'expired'],
    ['import', 'a.csv', '--map', 'a.yaml', '--map', 'b.yaml'],
    ['serve', '--port', '3001', '--port', '3002'],
    ['--data', 'one', 'frameworks', '--data', 'other'],
  ])('is refused where it takes one value: %s %s %s', async (...words) => {
    const { code, stdout, stderr } = await standpoint(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: query\.repeated-parameter: --[-a-z]+ stands more than once/);
  });

  it('goes on where it takes a list, in every question that has one', () => {
    const lists = [...QUESTIONS.values()].map(({ params }) =>
      Object.entries(params.shape).filter(([, schema]) => takesList(schema)),
    );
    const names = new Set(lists.flat().map(([name]) => name));
    expect([...names].toSorted()).toEqual(
      'attribution channel codes country crosswalk framework grade kind language on party principle tag year'.split(
        ' ',
      ),
    );
  });
});

afterAll(removeTempFolders);

describe('a data folder that is probably mistyped', () => {
  it.each([
    [['positions', 'gids'], ''],
    [['export', 'positions', 'gids'], ''],
    [['export', 'package', 'gids'], ''],
    [['cite', '/v1/frameworks/gids/positions'], ''],
    [['update'], '/data'],
    [['serve', '--port', '0'], '/data'],
    [['projections', 'list'], ''],
    [['keys', 'list'], ''],
    [['keys', 'revoke', 'laptop'], ''],
  ])('is not made for %j', async (words, below) => {
    const mistyped = join(tempFolder(), 'mistyped');
    const ended = await standpoint([...words, '--data', `${mistyped}${below}`]);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toMatch(/^error: folder\.missing: /);
    expect(ended.stderr).toContain(mistyped);
    expect(existsSync(mistyped)).toBe(false);
  });

  it('is not made for a question where the environment names it, and that is what is to be corrected', async () => {
    const data = join(tempFolder(), 'mistyped');
    const ended = await standpoint(['positions', 'gids', '--json'], { data });
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(JSON.parse(ended.stderr)).toMatchObject({
      code: 'folder.missing',
      detail: expect.stringContaining('Correct STANDPOINT_DATA'),
    });
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    [['doctor'], '', 1],
    [['doctor'], '/data', 1],
    [['positions', 'gids'], '', 2],
    [['record', '-'], '', 2],
    [['serve', '--port', '0'], '', 2],
    [['serve', '--port', '0'], '/data', 2],
  ])('is told from a file for %j', async (words, below, code) => {
    const file = join(tempFolder(), 'notes.txt');
    writeFileSync(file, 'mine');
    const ended = await standpoint([...words, '--data', `${file}${below}`]);
    const said = ended.stdout + ended.stderr;
    expect(ended.code).toBe(code);
    expect(said).toContain(`folder.is-a-file: ${file} is a file, not a folder.`);
    expect(said).not.toContain(' at ');
  });

  it('is made where a log is taken up, in a folder that is there', async () => {
    const copy = join(tempFolder(), 'copy');
    const ended = await standpoint(['log', 'follow', '-', '--data', copy], { stdin: CORPUS });
    expect(ended.code).toBe(0);
  });
});

describe('the name under which is written', () => {
  it.each([
    [undefined, 'cli'],
    [' ', 'cli'],
    [' desk-7 ', 'desk-7'],
  ])('is taken from %j as %s', (STANDPOINT_ACTOR, name) => {
    expect(actorFrom({ STANDPOINT_ACTOR })).toBe(name);
  });

  it('is refused where no key could have it, before anything is made', async () => {
    const data = join(tempFolder(), 'data');
    const env = { STANDPOINT_ACTOR: 'Bad Actor' };
    const { code, stderr } = await standpoint(['log', 'follow', '-'], { data, env, stdin: '' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: config\.invalid: STANDPOINT_ACTOR is "Bad Actor"\. Use/);
    expect(existsSync(data)).toBe(false);
  });
});

describe('a command that is interrupted', () => {
  it('ends with 130 on Ctrl+C, after everything was closed and told', async () => {
    const child = startChild('test/cli/interruptible.ts');
    const exit = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout!) {
      said += String(chunk);
      if (said === 'working\n') child.kill('SIGINT');
    }
    expect([said, (await exit)[0]]).toEqual(['working\nclosed\ntold\n', 130]);
  });
});
