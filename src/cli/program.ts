import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { QUESTIONS } from '#application/questions.js';
import { addBackup, addRestore } from './backup-command.js';
import { addCite } from './cite-command.js';
import { addDoctor } from './doctor-command.js';
import { withExamples } from './examples.js';
import { addExport } from './export-command.js';
import { takeOnce } from './given-option.js';
import { addImport } from './import-command.js';
import { addKeys } from './keys-command.js';
import { addLog } from './log-command.js';
import { addProjections } from './projections-command.js';
import { addQuestion } from './question-command.js';
import { addRecord } from './record-command.js';
import { addServe } from './serve-command.js';
import { addGlobalOptions } from './settings.js';
import { addUpdate } from './update-command.js';
import { addVerify } from './verify-command.js';
import { addWriteCommands } from './write-commands.js';

const EXIT_CODES = `
Exit codes: 0 done, 1 a check found something, 2 wrong input, 3 not there, 4 refused by the rules, 5 conflict,
6 try again, 70 the store is damaged, 130 interrupted.
Environment: STANDPOINT_DATA, STANDPOINT_KEY (writing through a server), STANDPOINT_ACTOR (writing without one).`;

/** The whole command line. */
export function program(): Command {
  const root = new Command('standpoint')
    .description(
      'Where countries stand: who supports which principle, since when, and how sure are we.',
    )
    .version(version(), '-V, --version', 'the version of the program')
    .configureHelp({ showGlobalOptions: true, subcommandTerm: termOf })
    // What goes wrong is told in one place, like every other refusal.
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .addHelpText('after', EXIT_CODES);
  withExamples(root, [
    'explain SYR gids/3 --as-of 2021-01-01',
    'positions gids --country SYR,DEU --format csv',
    'record act.json',
    'serve',
  ]);
  addGlobalOptions(root);
  root.commandsGroup('Ask:');
  for (const question of QUESTIONS.values()) addQuestion(root, question);
  addExport(root);
  addCite(root);
  root.commandsGroup('Record:');
  addRecord(root);
  addImport(root);
  addWriteCommands(root);
  root.commandsGroup('Look after:');
  for (const add of [addServe, addDoctor, addVerify, addBackup, addRestore]) add(root);
  for (const add of [addProjections, addKeys, addLog, addUpdate]) add(root);
  takeOnce(root);
  root.helpCommand('help [command]', 'Show help for a command.');
  return root;
}

/** That a command has options goes without saying. */
const termOf = (command: Command): string =>
  `${command.name()} ${command.usage().replaceAll(/\[(options|command)\] ?/g, '')}`.trimEnd();

/** Of the package, seen from `src/cli/` and from `dist/src/cli/` alike. */
function version(): string {
  const folders = ['../..', '../../..'].map((way) =>
    join(import.meta.dirname, way, 'package.json'),
  );
  const file = folders.find((each) => existsSync(each));
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : 'unknown';
}
