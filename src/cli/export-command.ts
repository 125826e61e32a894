import { type Command, Option } from 'commander';
import { pathParameters } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import { TABLE_NAMES } from '#application/table-format.js';
import type { TakenForm } from '#application/write-table.js';
import { deliver } from './deliver.js';
import { withExamples } from './examples.js';
import { addParamOptions, kebabCase, paramsFrom } from './question-options.js';
import { wrongUsage } from './usage-refusal.js';
import { withAccess } from './with-access.js';

const FORMS: readonly TakenForm[] = [...TABLE_NAMES, 'metadata.json'];

/** `export`: every question as a file, whole. */
export function addExport(program: Command): void {
  const parent = withExamples(
    program.command('export').description('Take an answer away as a file.'),
    [
      'export timeline gids --interval quarter --known-at 1885',
      'export positions --framework gids --format ndjson',
    ],
  );
  for (const question of QUESTIONS.values()) addTable(parent, question);
}

function addTable(parent: Command, question: Question): void {
  const command = parent.command(question.name).description(question.summary);
  for (const name of pathParameters(question)) {
    command.argument(`[${kebabCase(name)}]`);
    command.option(`--${kebabCase(name)} <value>`, 'the same, by name');
  }
  addParamOptions(command, question);
  command
    .addOption(new Option('--format <form>', 'form of the file').choices(FORMS))
    .option('--out <file>', 'where to; its ending tells the form (default: stdout, CSV)');
  command.action(async () => {
    const { format, out } = command.opts<{ format?: TakenForm; out?: string }>();
    const params = { ...fromPath(command, question), ...paramsFrom(question, command.opts()) };
    await withAccess(command, async (access) => {
      const form = format ?? formOf(out);
      await deliver(await access.table(question.name, params, form), out);
    });
  });
}

/** As words or as options; refuses what is said neither way. */
function fromPath(command: Command, question: Question): Record<string, string> {
  const options = command.opts<Record<string, string>>();
  return Object.fromEntries(
    pathParameters(question).map((name, at) => {
      const value = command.args[at] ?? options[name];
      if (value !== undefined) return [name, value];
      const wanted = kebabCase(name);
      throw wrongUsage('missing-argument', `Say which ${wanted}: --${wanted} <value>.`);
    }),
  );
}

const formOf = (file = ''): TakenForm =>
  FORMS.find((form) => file.toLowerCase().endsWith(`.${form}`)) ?? 'csv';
