import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, type Ended, HEAD, type Server, serve, standpoint } from './standpoint.js';

const act = (id: string, more: object = {}) => ({
  id,
  kind: 'statement',
  party: 'SYR',
  occurredOn: '2022-05-01',
  bearings: [{ on: 'gids/4', stance: 'supports' }],
  sources: [{ title: 'A title' }],
  ...more,
});

/** A life, told in the same words wherever it happens; returns what `show-record` ends with. */
async function lifeOf(data: string, env: Record<string, string>) {
  const folder = tempFolder();
  const file = join(folder, 'act.json');
  writeFileSync(file, JSON.stringify(act('told-by-cli'), null, 2));
  const at = { data, env };
  const recorded = await standpoint(['record', file, '--json'], at);
  expect(recorded).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(recorded.stdout)).toMatchObject({ id: 'told-by-cli', version: 1 });
  const changes = '{"occurredOn": "2022-06-01"}';
  const amend = ['amend', 'told-by-cli', '--reason', 'wrong_date', '--changes', changes];
  const late = await standpoint([...amend, '--expected', '9', '--json'], at);
  expect(late).toMatchObject({ code: 5, stdout: '' });
  expect(JSON.parse(late.stderr)).toMatchObject({ code: 'stream.version-conflict', version: 1 });
  const amended = await standpoint([...amend, '--expected', '1'], at);
  expect(amended.stdout).toMatch(/^RecordAmended told-by-cli: event \d+, version 2\.\n$/);
  const retract = ['retract', 'told-by-cli', '--reason', 'test_entry', '--idempotency-key', 'k1'];
  const retracted = await standpoint([...retract, '--json'], at);
  expect(JSON.parse(retracted.stdout)).toMatchObject({ version: 3, replayed: false });
  const { stdout } = await standpoint(['show-record', 'told-by-cli', '--json'], at);
  const { rows, record, state } = JSON.parse(stdout);
  return {
    actors: rows.map((row: { actor: string }) => row.actor),
    occurredOn: record.occurredOn,
    live: state.live,
  };
}

afterAll(removeTempFolders);

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
  [
    2,
    'body.duplicate-key',
    ['amend', 'a', '--reason', 'typo', '--changes', '{"notes":"a","notes":"b"}'],
  ],
  [2, 'event.unknown-type', ['event', 'GroupFonded', '$/group.json']],
  [3, 'input.unreadable', ['record', '$/nowhere.json']],
  [3, 'framework.unknown', ['positions', 'gidz']],
  [3, 'record.unknown', ['show-record', 'nobody-said-this']],
  [
    4,
    'record.ends-before-it-starts',
    ['end', 'syr-support-2020', '--on', '2019', '--how', 'withdrawn'],
  ],
  [4, 'record.not-ended', ['undo-end', 'syr-support-2020', '--sources', '[]']],
  [
    5,
    'stream.version-conflict',
    ['retract', 'syr-support-2020', '--reason', 'typo', '--expected', '7'],
  ],
  [6, 'folder.held', ['projections', 'rebuild', 'evidence']],
];

describe('writing on the command line', () => {
  let data: string;
  let server: Server;
  let inFolder: ReturnType<typeof lifeOf>;
  let throughServer: ReturnType<typeof lifeOf>;
  beforeAll(async () => {
    data = await corpusFolder();
    server = await serve(data);
    const folder = tempFolder();
    writeFileSync(join(folder, 'broken.json'), '{"kind": ');
    writeFileSync(join(folder, 'group.json'), '{"id": "asean"}');
    const env = key();
    // All begin here and are looked at below: most of their time they wait for a processor.
    inFolder = lifeOf(await corpusFolder(), { STANDPOINT_ACTOR: 'tester' });
    throughServer = lifeOf(data, env);
    for (const life of [inFolder, throughServer]) life.catch(() => {});
    for (const [, , words] of CASES) {
      const given = words.map((word) => word.replace('$', folder));
      outcomes.set(words, standpoint(given, { data, env }));
    }
  });
  const outcomes = new Map<readonly string[], Promise<Ended>>();
  const key = () => ({ STANDPOINT_KEY: server.key });
  afterAll(async () => {
    await server?.stop();
  });

  it('records, amends and retracts in the folder itself, and through the server that holds it', async () => {
    const life = { occurredOn: '2022-06-01', live: false };
    expect(await inFolder).toEqual({ ...life, actors: ['tester', 'tester', 'tester'] });
    expect(await throughServer).toEqual({ ...life, actors: ['first', 'first', 'first'] });
  });

  it('gives each line its own outcome, and goes on behind one that is refused', async () => {
    const lines = [
      JSON.stringify(act('line-1', { occurredOn: '2021-01-01' })),
      '{"kind": "statement"',
      JSON.stringify(act('line-3', { party: 'QQQ' })),
      JSON.stringify(act('line-4', { occurredOn: '2021-01-02' })),
    ];
    const stdin = `${lines.join('\n')}\n`;
    const words = ['record', '-', '--json', '--idempotency-key', 'batch'];
    const { code, stdout, stderr } = await standpoint(words, { data, stdin, env: key() });
    expect(code).toBe(2);
    const outcomes = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(outcomes).toMatchObject([
      { id: 'line-1', replayed: false },
      { line: 2, code: 'input.not-json' },
      { line: 3, code: 'party.unknown' },
      { id: 'line-4', replayed: false },
    ]);
    const [broken] = stderr.split('\n');
    expect(JSON.parse(broken!).detail).toBe(
      'It is not JSON: a comma or a closing brace is missing at column 21.',
    );
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).code),
    ).toEqual(['input.not-json', 'party.unknown']);
    // Sent again, what is there stays as it is.
    const again = await standpoint(words, { data, stdin, env: key() });
    const repeated = again.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(repeated[3]).toEqual({ ...outcomes[3], replayed: true });
  });

  it('says in which line of a file the JSON breaks off', async () => {
    const stdin = '[\n  {"sources": [{"e":"x"}]},\n]\n';
    const { code, stderr } = await standpoint(['record', '-'], { data, stdin, env: key() });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: input.not-json: standard input is not JSON: this is no value at line 3, column 1.\n',
    );
  });

  it.each<[words: readonly string[], stdin: string, said: string]>([
    [['event', 'GroupFounded', '-'], '{', 'standard input is not JSON: '],
    [['event', 'GroupFounded', '-'], '[]', 'standard input must hold one JSON object'],
    [['record', '-'], '[]', 'standard input holds a list.'],
    [['verify', '--against', '-'], '\n', 'standard input holds no head,'],
    [['verify', '--against', '-'], '{}', 'standard input must hold one head a line,'],
    [['verify', '--against', '-'], '{', 'standard input, line 1, is not JSON: '],
  ])('calls the input of %j by its name where it is %j', async (words, stdin, said) => {
    const { code, stderr } = await standpoint(words, { data, stdin, env: key() });
    expect(code).toBe(2);
    expect(stderr).toContain(`: ${said}`);
  });

  it('takes other events from files, and a likely duplicate only on demand', async () => {
    const folder = tempFolder();
    const group = join(folder, 'group.json');
    const twin = join(folder, 'twin.json');
    writeFileSync(
      group,
      JSON.stringify({ id: 'trial', name: 'Trial', kind: 'forum', foundedOn: '2020' }),
    );
    writeFileSync(twin, JSON.stringify(act('twin', { occurredOn: '2021-01-01' })));
    const founded = await standpoint(['event', 'GroupFounded', group], { data, env: key() });
    expect(founded).toMatchObject({ code: 0, stderr: '' });
    const refused = await standpoint(['record', twin], { data, env: key() });
    expect(refused).toMatchObject({ code: 5, stdout: '' });
    expect(refused.stderr).toMatch(/^error: record\.duplicate: "line-1"/);
    expect(await standpoint(['record', twin, '--insist'], { data, env: key() })).toMatchObject({
      code: 0,
    });
  });

  it.each([
    ['in the folder itself', false],
    ['through the server', true],
  ])('tries records and what happens to them %s, and writes nothing', async (_, isServed) => {
    const folder = isServed ? data : await corpusFolder();
    const at = { data: folder, env: isServed ? key() : {} };
    const head = async () => JSON.parse((await standpoint(['status', '--json'], at)).stdout);
    const before = (await head()).head;
    const file = join(tempFolder(), 'try.json');
    const tonga = { party: 'TON', occurredOn: '2022-03-04' };
    writeFileSync(file, JSON.stringify(act('tried', tonga)));
    const retract = (id: string) =>
      standpoint(['retract', id, '--reason', 'typo', '--dry-run'], at);
    // One after the other: the folder is for one program at a time.
    const spoken = await standpoint(['record', file, '--dry-run'], at);
    const json = await standpoint(['record', file, '--dry-run', '--json'], at);
    const [retracted, refused] = [await retract('syr-support-2020'), await retract('nobody')];
    expect(spoken).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'StatementRecorded tried: would be version 1.',
        'These positions would change:',
        '  TON on gids/4: silent -> supports (score 1, since 2022-03-04, on 1)',
        'Nothing was written.\n',
      ].join('\n'),
    });
    expect(JSON.parse(json.stdout)).toMatchObject({ dryRun: true, events: [{ id: 'tried' }] });
    expect(retracted.stdout).toContain('SYR on gids/3: supports');
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect((await head()).head).toBe(before);
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
});

describe('a folder whose server was killed', () => {
  it.concurrent('is not taken for that of another server, which has its address by now', async () => {
    const [data, others] = [await corpusFolder(), tempFolder()];
    const server = await serve(others);
    try {
      const left = { pid: process.pid, url: server.url };
      writeFileSync(join(data, 'server.json'), JSON.stringify(left));
      const { stdout } = await standpoint(['groups', '--json'], { data });
      expect(JSON.parse(stdout).rows.length).toBeGreaterThan(1);
      const written = await standpoint(['retract', 'syr-support-2020', '--reason', 'typo'], {
        data,
      });
      expect(written).toMatchObject({ code: 0 });
      const status = await (await fetch(`${server.url}/v1/status`)).json();
      expect(status).toMatchObject({ sequence: HEAD });
      const events = await standpoint(['events', '--after', String(HEAD), '--json'], { data });
      expect(events.stdout).toContain('RecordRetracted');
    } finally {
      await server.stop();
    }
  });
});
