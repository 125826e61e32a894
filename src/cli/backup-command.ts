import type { Command } from 'commander';
import type { Head } from '#kernel/event-log.js';
import { withExamples } from './examples.js';
import { folderItself } from './folder-itself.js';
import { settingsOf } from './settings.js';
import { say } from './talk.js';

/** `backup` and `restore`: copies of a data folder, verified before they count. */
export function addBackup(program: Command): void {
  const command = program.command('backup');
  command
    .description(
      'Copy log, citations and keys as they are at this moment, beside a running server, and verify the copy.',
    )
    .argument('<folder>', 'where to, a new or empty folder');
  withExamples(command, ['backup ./backup', 'backup ./backup --json >> heads.ndjson']);
  command.action(async (copy: string) => {
    const { folder, asJson } = settingsOf(command);
    await tell(await (await folderItself(folder)).backUp(copy), copy, asJson);
  });
}

export function addRestore(program: Command): void {
  const command = program.command('restore');
  command
    .description('Make a data folder, which must be new or empty, of a backup, and verify it.')
    .argument('<folder>', 'what "backup" has written');
  withExamples(command, ['restore ./backup --data ./standpoint-data']);
  command.action(async (copy: string) => {
    const { folder, asJson } = settingsOf(command);
    await tell(await (await folderItself(folder)).restore(copy), folder, asJson);
  });
}

/** The head is what reveals a lost tail later: see `verify --against`. */
const tell = ({ sequence, root }: Head, folder: string, asJson: boolean): Promise<void> =>
  say(
    asJson
      ? `${JSON.stringify({ sequence, root, folder })}\n`
      : `${folder} is whole and sound: ${sequence} ${sequence === 1 ? 'event' : 'events'}, root ${root}.\n`,
  );
