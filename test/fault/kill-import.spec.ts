import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { SqliteEventLog } from '#store/sqlite/sqlite-event-log.js';
import { corpusFolder, standpoint, start } from '../cli/standpoint.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

jest.setTimeout(400_000);
afterAll(removeTempFolders);

const TRIALS = 5;
const KILLS = 10;
const ROWS = 20_000;
/** About so many bytes of the log a kill: some 1,500 events at most. */
const BYTES_MAX = 1_200_000;
const PARTIES = ['NOR', 'BRA', 'IND', 'KEN', 'CHN'];
const DAY_MS = 86_400_000;

const MAPPING = `
name: kill
key: "{nr}"
party: { from: ["{party}"], on: "{day}" }
record:
  id: "kill-{nr}"
  kind: statement
  occurredOn: "{day}"
  bearings: [{ on: gids/3, stance: supports }]
  sources: [{ title: Made up for a test }]
`;

function table(): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const day = new Date(Date.UTC(1995, 0, 1) + Math.floor(i / PARTIES.length) * DAY_MS);
    return `${i},${PARTIES[i % PARTIES.length]},${day.toISOString().slice(0, 10)}`;
  });
  return `nr,party,day\n${rows.join('\n')}\n`;
}

/** Bytes of the log, those that have not been moved to their place included. */
const sizeOf = (data: string): number =>
  ['log.db', 'log.db-wal'].reduce((sum, name) => {
    const found = statSync(join(data, name), { throwIfNoEntry: false });
    return sum + (found?.size ?? 0);
  }, 0);

/** Starts the import and kills it when the log has grown by so much; false when it had ended by then. */
async function killed(words: readonly string[], data: string, bytes: number): Promise<boolean> {
  const child = start(words, { data });
  child.stdin.end();
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  let isOver = false;
  void exit.then(() => {
    isOver = true;
  });
  const before = sizeOf(data);
  while (!isOver && sizeOf(data) < before + bytes) await wait(2);
  child.kill('SIGKILL');
  return (await exit)[1] === 'SIGKILL';
}

/** What was recorded, in order, without what differs from run to run. */
async function storyOf(data: string): Promise<readonly string[]> {
  const log = SqliteEventLog.open(data);
  const events = await log.readAfter(0, 1_000_000);
  await log.close();
  return events.map(({ type, stream, version, data: recorded }) =>
    JSON.stringify([type, stream, version, recorded]),
  );
}

describe(`an import that is killed ${TRIALS * KILLS} times`, () => {
  it('and run again each time leaves the log of one that was not', async () => {
    const folder = tempFolder();
    const [file, mapping] = [join(folder, 'rows.csv'), join(folder, 'mapping.yaml')];
    writeFileSync(file, table());
    writeFileSync(mapping, MAPPING);
    const words = ['import', file, '--map', mapping, '--json'];
    const whole = await corpusFolder();
    expect((await standpoint(words, { data: whole })).code).toBe(0);
    const wanted = await storyOf(whole);
    const expectWhole = async (data: string) => {
      const last = JSON.parse((await standpoint(words, { data })).stdout);
      expect(last).toMatchObject({ rows: ROWS, rejected: 0 });
      expect(last.recorded + last.known).toBe(ROWS);
      expect((await standpoint(['verify'], { data })).code).toBe(0);
      expect(await storyOf(data)).toEqual(wanted);
    };

    const trials = Array.from({ length: TRIALS }, async (_, trial) => {
      let data = await corpusFolder();
      for (let kills = 0; kills < KILLS; ) {
        // From none to all of it, spread evenly, and elsewhere in each trial.
        const share = ((kills * 7 + trial * 3) % KILLS) / KILLS + Math.random() / KILLS;
        if (await killed(words, data, share * BYTES_MAX)) kills += 1;
        else {
          // It was quicker than the kill: what it left is looked at, and the rest are aimed at another.
          await expectWhole(data);
          data = await corpusFolder();
        }
      }
      await expectWhole(data);
    });
    await Promise.all(trials);
  });
});
