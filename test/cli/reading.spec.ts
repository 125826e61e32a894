import { jest } from '@jest/globals';
import type { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import type { JsonObject } from '#kernel/json.js';
import { program } from '../../src/cli/program.js';
import { removeTempFolders } from '../support/temp-folder.js';
import { corpusFolder, HEAD, recordedAt, type Server, serve, standpoint } from './standpoint.js';

const SYRIA = ['explain', 'SYR', 'gids/3', '--as-of', '2021-01-01', '--known-at', String(HEAD)];

const EXPLAINED = [
  `Syria on gids/3 “No mass surveillance”, as of 2021-01-01, as known at sequence ${HEAD}: supports, score 1, since 2020-12-31, on 1 piece of evidence.`,
  '',
  '1. [2020-09-12..2020-12-31]  statement  supports',
  '   named · self · weight 1, decisive · without it: silent',
  '   “Syria strongly backs China-proposed initiative” (Ministry of Foreign Affairs and Expatriates of Syria)',
  '   Syria strongly backs China-proposed Global Initiative on Data Security, SANA, grade A',
  '   https://www.sanasyria.org/en/?p=203645',
  `   record syr-support-2020, known since sequence ${recordedAt('syr-support-2020')}`,
  '',
  'Words: 1. Deeds: none. Gap between them: none.',
  '',
  'The same answer for ever: ',
].join('\n');

/** What help leads with. */
function examplesIn(command: Command): string[] {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
  expect(help).toMatch(/^Examples:\n {2}standpoint /);
  return [...help.matchAll(/^ {2}standpoint (.*)$/gm)].map(([, words]) => words!);
}

/** The same as the program says, without a process of its own: there are many examples. */
async function saidFor(words: string): Promise<string> {
  let said = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said += Buffer.from(chunk as Uint8Array).toString();
    return true;
  });
  try {
    await program().parseAsync(words.split(' '), { from: 'user' });
    return said;
  } finally {
    write.mockRestore();
  }
}

describe('asking on the command line', () => {
  let data: string;
  let server: Server;
  beforeAll(async () => {
    data = await corpusFolder();
    server = await serve(data);
  });
  afterAll(async () => {
    await server?.stop();
    removeTempFolders();
  });

  const over = async (address: string) => (await fetch(new URL(address, server.url))).text();

  it('explains a position in words down to the source, without the server as well', async () => {
    const remote = await standpoint(SYRIA, { data });
    const local = await standpoint(SYRIA, { data: await corpusFolder() });
    expect(local).toEqual(remote);
    expect({ code: remote.code, stderr: remote.stderr }).toEqual({ code: 0, stderr: '' });
    const at = remote.stdout.lastIndexOf('/v1/');
    expect(remote.stdout.slice(0, at)).toBe(EXPLAINED);
    const { position, rows } = JSON.parse(await over(remote.stdout.slice(at).trimEnd()));
    expect(position).toMatchObject({ party: 'SYR', on: 'gids/3', class: 'supports' });
    expect(rows).toMatchObject([{ record: 'syr-support-2020' }]);
  });

  it.each([[], ['--format', 'csv']])(
    'shows no record beside a server that would answer another question: %j',
    async (...form) => {
      const { code, stdout, stderr } = await standpoint(['show-record', 'facets', ...form], {
        data,
      });
      expect({ code, stdout }).toEqual({ code: 6, stdout: '' });
      expect(stderr).toMatch(/^error: folder\.held: .*\/v1\/records\/facets is another question/);
    },
  );

  it('says so when there is nothing to explain', async () => {
    const { stdout } = await standpoint(['explain', 'BTN', 'gids/3'], { data });
    expect(stdout).toMatch(
      /^Bhutan on gids\/3 .*: silent\. Nothing that is recorded bears on it\.$/m,
    );
  });

  it('gives a table that lines up, with names as in CSV and nothing for what is missing', async () => {
    const words = ['positions', 'gids', '--country', 'SYR', '--country', 'CHN', '--principle', '3'];
    const { stdout } = await standpoint([...words, '--as-of', '2021-01-01'], { data });
    const [header = '', ...lines] = stdout.trimEnd().split('\n');
    expect(header.split(/ +/)).toEqual(
      'party on class score since n words deeds gap basis'.split(' '),
    );
    const column = header.indexOf('basis');
    expect(lines.map((line) => line.slice(column - 2, column))).toEqual(lines.map(() => '  '));
    expect(lines.map((line) => line.slice(0, 3))).toEqual(['CHN', 'SYR']);
    expect(lines[1]).toMatch(/supports +1 {2}2020-12-31 +1 +1 {2,}syr-support-2020$/);
  });

  it('tells above the table what stands beside the rows, and in CSV nothing but rows', async () => {
    const words = ['framework', 'gids'];
    const { stdout } = await standpoint(words, { data });
    expect(stdout).toMatch(
      /^framework:\n(?: {2}.*\n)* {2}title: Global Initiative on Data Security\n/,
    );
    expect(stdout).toMatch(/\ncrosswalks: none\n\nordinal {2}label/);
    const csv = await standpoint([...words, '--format', 'csv'], { data });
    expect(csv.stdout).toMatch(/^ordinal,label,/);
  });

  it('refuses a command line that asks for two forms at once', async () => {
    const { code, stdout, stderr } = await standpoint(['methods', '--json', '--format', 'csv']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ code: 'usage.conflicting-option' });
  });

  it.each(['csv', 'ndjson'])(
    'gives the same %s as HTTP, and nothing else on stdout',
    async (form) => {
      const words = ['timeline', 'gids', '--interval', 'year', '--as-of', '2026-01-01'];
      const { stdout } = await standpoint([...words, '--format', form], { data });
      const address = `/v1/frameworks/gids/timeline.${form}?interval=year&asOf=2026-01-01`;
      expect(stdout).toBe(await over(address));
      expect(stdout.length).toBeGreaterThan(1_000);
    },
  );

  it('gives CSV that a parser reads back', async () => {
    const { stdout } = await standpoint(['records', '--party', 'DEU', '--format', 'csv'], { data });
    const rows: Record<string, string>[] = parse(stdout, { columns: true });
    expect(rows.length).toBeGreaterThan(1);
    expect(new Set(rows.map(({ party }) => party))).toEqual(new Set(['DEU']));
  });

  it('gives the JSON of HTTP, with the permanent address of the server', async () => {
    const { stdout } = await standpoint([...SYRIA, '--json'], { data });
    const { links, ...answer } = JSON.parse(stdout);
    const address = `/v1/frameworks/gids/positions/SYR/3?asOf=2021-01-01&knownAt=${HEAD}`;
    const { links: theirs, ...same } = JSON.parse(await over(address));
    expect(answer).toEqual(same);
    expect(links.permanent).toBe(theirs.permanent);
  });

  it.each(['csv', 'ndjson'])(
    'gives all rows as %s, for nobody sees that a page is one',
    async (form) => {
      const { stdout, stderr } = await standpoint(['records', '--format', form], { data });
      expect(stdout).toBe(await over(`/v1/records.${form}?limit=all`));
      expect(stderr).toBe('');
      const page = await standpoint(['records', '--format', form, '--limit', '7'], { data });
      expect(page.stdout).toBe(await over(`/v1/records.${form}?limit=7`));
    },
  );

  it('says of a page that there is more, and how to go on', async () => {
    const pages = [
      ['records'],
      ['records', '--json'],
      ['events', '--after', '100', '--limit', '5'],
    ];
    const told = await Promise.all(pages.map((words) => standpoint(words, { data })));
    const { next } = JSON.parse(told[1]!.stdout);
    expect(told.map(({ stderr }) => stderr.match(/--after \d+|--limit all/g))).toEqual([
      [`--after ${next}`, '--limit all'],
      [`--after ${next}`, '--limit all'],
      ['--after 105', '--limit all'],
    ]);
    const last = await standpoint(['events', '--after', String(HEAD - 5)], { data });
    expect(last.stderr).toBe('');
  });

  it('gives events as CloudEvents, in any form', async () => {
    const { stdout } = await standpoint(['events', '--after', String(HEAD - 5), '--json'], {
      data,
    });
    expect(stdout).toBe(await over(`/v1/events?after=${HEAD - 5}`));
    const one = await standpoint(['show-event', '300', '--json'], { data });
    expect(one.stdout).toBe(await over('/v1/events/300'));
  });

  it('understands a cell in either way of writing it', async () => {
    const long = await standpoint(['history', 'gids', 'SYR', '3', '--json'], { data });
    const short = await standpoint(['history', 'SYR', 'gids/3', '--json'], { data });
    const whole = await standpoint(['history', 'SYR', 'gids', '--json'], { data });
    expect(short).toEqual(long);
    const ordinalOf = ({ stdout }: { stdout: string }): unknown =>
      (JSON.parse(stdout) as { query: JsonObject }).query['ordinal'];
    expect([ordinalOf(short), ordinalOf(whole)]).toEqual([3, 0]);
  });

  it('answers every example that help leads with', async () => {
    const examples = program()
      .commands.filter((command) => command.helpGroup() === 'Ask:')
      .flatMap(examplesIn);
    expect(examples).toContain('explain SYR gids/3 --as-of 2021-01-01');
    process.env['STANDPOINT_DATA'] = data;
    for (const words of examples) {
      expect(`${words}\n${await saidFor(words)}`).toMatch(/\n.+\n/);
    }
    delete process.env['STANDPOINT_DATA'];
  });
});
