import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';
import { corpusFolder, type Server, serve, standpoint } from './standpoint.js';

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
  const first = await standpoint([...retract, '--json'], at);
  const again = await standpoint([...retract, '--json'], at);
  expect(JSON.parse(again.stdout)).toEqual({ ...JSON.parse(first.stdout), replayed: true });
  const { stdout } = await standpoint(['show-record', 'told-by-cli', '--json'], at);
  const { rows, record, state } = JSON.parse(stdout);
  return {
    actors: rows.map((row: { actor: string }) => row.actor),
    occurredOn: record.occurredOn,
    live: state.live,
  };
}

afterAll(removeTempFolders);

describe('writing on the command line', () => {
  let data: string;
  beforeAll(async () => {
    data = await corpusFolder();
  }, 30_000);

  it('records, amends and retracts in the folder itself', async () => {
    const env = { STANDPOINT_ACTOR: 'tester' };
    expect(await lifeOf(data, env)).toEqual({
      actors: ['tester', 'tester', 'tester'],
      occurredOn: '2022-06-01',
      live: false,
    });
  }, 30_000);
});

describe('writing through the server that holds the folder', () => {
  let data: string;
  let server: Server;
  beforeAll(async () => {
    data = await corpusFolder();
    server = await serve(data);
  }, 30_000);
  const key = () => ({ STANDPOINT_KEY: server.key });
  afterAll(async () => {
    await server.stop();
  });

  it('records, amends and retracts in the name of the key', async () => {
    expect(await lifeOf(data, key())).toEqual({
      actors: ['first', 'first', 'first'],
      occurredOn: '2022-06-01',
      live: false,
    });
  }, 20_000);

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
  }, 20_000);

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
  }, 20_000);
});
