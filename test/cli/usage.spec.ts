import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, type Ended, type Server, serve, standpoint } from './standpoint.js';

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

  it('shows help on stderr when nothing is asked, and on stdout when help is', async () => {
    const nothing = await standpoint([]);
    const help = await standpoint(['help', 'amend']);
    expect([nothing.code, nothing.stdout, help.code, help.stderr]).toEqual([2, '', 0, '']);
    expect(nothing.stderr).toMatch(/^Examples:/);
    expect(help.stdout).toContain('--reason <reason>');
  });
});

/** `$` is a folder with files. */
const CASES: readonly (readonly [code: number, problem: string, words: readonly string[]])[] = [
  [0, '', ['groups']],
  [2, 'date.not-a-day', ['positions', 'gids', '--as-of', '2021-02-30']],
  [2, 'usage.missing-argument', ['positions']],
  [2, 'usage.missing-mandatory-option-value', ['retract', 'syr-support-2020']],
  [2, 'usage.wrong-words', ['explain', 'SYR']],
  [2, 'usage.wrong-version', ['retract', 'a', '--reason', 'typo', '--expected', 'x']],
  [2, 'input.not-json', ['record', '$/broken.json']],
  [2, 'input.not-json', ['amend', 'a', '--reason', 'typo', '--changes', '{']],
  [2, 'event.unknown-type', ['event', 'GroupFonded', '$/group.json']],
  [3, 'input.unreadable', ['record', '$/nowhere.json']],
  [3, 'framework.unknown', ['positions', 'gidz']],
  [3, 'record.unknown', ['show-record', 'nobody-said-this']],
  [4, 'party.not-then', ['record', '$/before-the-state.json']],
  [
    5,
    'stream.version-conflict',
    ['retract', 'syr-support-2020', '--reason', 'typo', '--expected', '7'],
  ],
  [6, 'folder.held', ['projections', 'rebuild', 'evidence']],
];

describe('exit codes', () => {
  const outcomes = new Map<readonly string[], Promise<Ended>>();
  let data: string;
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    data = await corpusFolder();
    server = await serve(data);
    folder = tempFolder();
    const act = {
      kind: 'statement',
      party: 'SYR',
      occurredOn: '1915-05-01',
      bearings: [{ on: 'gids/4', stance: 'supports' }],
      sources: [{ title: 'A title' }],
    };
    writeFileSync(join(folder, 'before-the-state.json'), JSON.stringify(act));
    writeFileSync(join(folder, 'broken.json'), '{"kind": ');
    writeFileSync(join(folder, 'group.json'), '{"id": "asean"}');
    const env = { STANDPOINT_KEY: server.key };
    for (const [, , words] of CASES) {
      const given = words.map((word) => word.replace('$', folder));
      outcomes.set(words, standpoint(given, { data, env }));
    }
  }, 30_000);
  afterAll(async () => {
    await server.stop();
    removeTempFolders();
  });

  it.each(CASES)('%i %s: standpoint %p', async (expected, problem, words) => {
    const { code, stdout, stderr } = await outcomes.get(words)!;
    expect({ code, stderr }).toEqual({
      code: expected,
      stderr: problem === '' ? '' : expect.stringMatching(new RegExp(`^error: ${problem}: .*\\.`)),
    });
    expect(stdout === '').toBe(expected !== 0);
  });

  it('asks for a key before it writes through a server', async () => {
    const words = ['retract', 'syr-support-2020', '--reason', 'typo'];
    const without = await standpoint(words, { data });
    const wrong = await standpoint(words, { data, env: { STANDPOINT_KEY: 'sp_wrong' } });
    expect([without.code, wrong.code]).toEqual([2, 2]);
    expect(without.stderr).toMatch(/^error: key\.missing: .*STANDPOINT_KEY/);
    expect(wrong.stderr).toMatch(/^error: key\.wrong: /);
  });

  it('130 on Ctrl+C, after everything was closed', async () => {
    const child = startChild('test/cli/interruptible.ts');
    const exit = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout!) {
      said += String(chunk);
      if (said === 'working\n') child.kill('SIGINT');
    }
    expect([said, (await exit)[0]]).toEqual(['working\nclosed\n', 130]);
  });
});
