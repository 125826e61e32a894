import type { Command } from 'commander';
import { refuse } from '#kernel/refusal.js';
import type { Access } from './access.js';
import { withExamples } from './examples.js';
import { folderItself } from './folder-itself.js';
import { inputName, readText } from './read-input.js';
import { type Settings, settingsOf } from './settings.js';
import { say } from './talk.js';
import { withAccess } from './with-access.js';

/** `log`: the log as others can check and continue it. */
export function addLog(program: Command): void {
  const parent = withExamples(
    program.command('log').description('Publish the log, or take up a published one.'),
    ['log export > log.ndjson', 'log follow log.ndjson --data ./copy'],
  );
  addExport(parent);
  addFollow(parent);
}

/** Reads beside a running server, at one moment. */
function addExport(parent: Command): void {
  const command = parent.command('export');
  command.description('The log with everything that was hashed, one event a line.');
  command.action(async () => {
    const folder = await folderItself(settingsOf(command).folder);
    for (const event of folder.published()) {
      await say(`${JSON.stringify(event)}\n`);
    }
  });
}

function addFollow(parent: Command): void {
  const command = parent.command('follow');
  command
    .description(
      'Continue an empty store, or a beginning of it, by a published log, byte for byte.',
    )
    .argument('<file>', 'NDJSON as "log export" writes it; "-" for stdin');
  command.action(async (file: string) => {
    const lines = (await readText(file)).split('\n');
    const work = async (access: Access, { asJson }: Settings) => {
      const { taken, diverged } = await access.upkeep().follow(lines);
      if (diverged) throw notABeginning(file);
      await tell(taken, asJson);
    };
    await withAccess(command, work, { corpus: false });
  });
}

const tell = (taken: number, asJson: boolean): Promise<void> =>
  say(
    asJson
      ? `${JSON.stringify({ taken })}\n`
      : `${taken} ${taken === 1 ? 'event was' : 'events were'} taken up.\n`,
  );

const notABeginning = (file: string) =>
  refuse(
    'conflict',
    'log.diverged',
    `The log of this folder is no beginning of ${inputName(file)}, so nothing was taken up. Name an empty folder with --data.`,
  );
