import { type Command, Option } from 'commander';
import { pathParameters } from '#application/permanent-address.js';
import type { Question } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import type { TakenForm } from '#application/write-table.js';
import type { Access } from './access.js';
import { deliver } from './deliver.js';
import { withExamples } from './examples.js';
import { FORMS, formOfFile, refuseJson, requireZip } from './form-of-file.js';
import { addParamOptions, kebabCase, paramsFrom, whole } from './question-options.js';
import { wrongUsage } from './usage-refusal.js';
import { withAccess } from './with-access.js';

/** `export`: every question as a file, whole. */
export function addExport(program: Command): void {
  const parent = withExamples(
    program.command('export').description('Take an answer away as a file.'),
    [
      'export timeline gids --interval quarter --known-at 1885',
      'export evidence --framework gids --format ndjson',
      'export package --framework gids --known-at 1885',
    ],
  );
  addPackage(parent);
  for (const question of QUESTIONS.values()) addTable(parent, question);
}

/** `export package`: everything about one framework, in one archive. */
function addPackage(parent: Command): void {
  const command = parent
    .command('package')
    .description('Everything about one framework, as a Frictionless data package (ZIP).')
    .argument('[framework]', 'as in gids')
    .option('--framework <value>', 'the same, by name')
    .option('--known-at <value>', 'sequence or instant up to which we know (default: now)')
    .option('--as-of <value>', 'day asked about (default: that of the last event)')
    .option('--out <file>', 'where to, a file that ends in .zip (default: stdout)');
  command.action(async () => {
    const { framework, out, ...clocks } = command.opts<{ framework?: string; out?: string }>();
    const named = saidOnce('framework', command.args[0], framework);
    requireZip(out);
    refuseJson(command, 'the package is a ZIP');
    const work = async (access: Access) =>
      deliver(await access.package({ ...clocks, framework: named }), out);
    await withAccess(command, work, { asks: true });
  });
}

function addTable(parent: Command, question: Question): void {
  const command = parent.command(question.name).description(question.summary);
  for (const name of pathParameters(question)) {
    command.argument(`[${kebabCase(name)}]`);
    command.option(`--${kebabCase(name)} <value>`, 'the same, by name');
  }
  addParamOptions(command, question, () => 'all');
  command
    .addOption(new Option('--format <form>', 'form of the file').choices(FORMS))
    .option('--out <file>', 'where to; its ending tells the form (default: stdout, CSV)');
  command.action(async () => {
    const { format, out } = command.opts<{ format?: TakenForm; out?: string }>();
    const params = {
      ...whole(question),
      ...paramsFrom(question, command.opts()),
      ...fromPath(command, question),
    };
    const form = formOfFile(out, format);
    refuseJson(command, '--format ndjson gives one JSON object a line');
    const work = async (access: Access) =>
      deliver(await access.table(question.name, params, form), out);
    await withAccess(command, work, { asks: true });
  });
}

/** As words or as options. */
function fromPath(command: Command, question: Question): Record<string, string> {
  const options = command.opts<Record<string, string>>();
  return Object.fromEntries(
    pathParameters(question).map((name, at) => [
      name,
      saidOnce(kebabCase(name), command.args[at], options[name]),
    ]),
  );
}

/** Refuses what is said neither way, and what is said both ways: which was meant is not for us to choose. */
function saidOnce(wanted: string, word: string | undefined, option: string | undefined): string {
  if (word !== undefined && option !== undefined) throw saidBothWays(wanted, word, option);
  const value = word ?? option;
  if (value === undefined) throw withoutName(wanted);
  return value;
}

const withoutName = (wanted: string) =>
  wrongUsage('missing-argument', `Say which ${wanted}: --${wanted} <value>.`);

const saidBothWays = (wanted: string, word: string, option: string) =>
  wrongUsage(
    'conflicting-option',
    `The word ${word} and --${wanted} ${option} exclude each other: both say which ${wanted}. Keep one.`,
  );
