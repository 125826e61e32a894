import type { Command } from 'commander';
import type { Json } from '#kernel/json.js';
import { withExamples } from './examples.js';
import { FIELD_COMMANDS, type FieldCommand, type FieldOption } from './field-commands.js';
import { readJson, readObject } from './read-input.js';
import { sendAndSay } from './say-outcome.js';
import { withAccess } from './with-access.js';
import { addDryRun, addWriteOptions, isDryRun, writeOptions } from './write-options.js';

/** Commands that write one event: their arguments and options are its fields. */
export function addWriteCommands(program: Command): void {
  for (const each of FIELD_COMMANDS) addFieldCommand(program, each);
  addFileCommand(program, 'publish-framework', ['publish-framework framework.json']);
  addFileCommand(program, 'event', [
    'event GroupFounded group.json',
    'event StateListed - < s.json',
  ]);
}

function addFieldCommand(program: Command, write: FieldCommand): void {
  const { name, type, summary, words, fixed, options, example } = write;
  const command = withExamples(program.command(name).description(summary), [example]);
  for (const word of words) command.argument(`<${word}>`, 'identifier of a record');
  for (const { flags, summary: what, required = false } of options) {
    if (required) command.requiredOption(flags, what);
    else command.option(flags, what);
  }
  addDryRun(addWriteOptions(command)).action(async () => {
    const placed = words.map((word, at) => [word, command.args[at]]);
    const given = { ...Object.fromEntries(placed), ...(await optionFields(command, options)) };
    const data = { ...given, ...fixed };
    await submit(command, type, data);
  });
}

async function optionFields(
  command: Command,
  options: readonly FieldOption[],
): Promise<Record<string, Json>> {
  const fields: Record<string, Json> = {};
  for (const { flags, field, json = false } of options) {
    const flag = flags.split(' ', 1)[0]!;
    const given = command.getOptionValue(flag.slice(2)) as string | undefined;
    if (given !== undefined) fields[field] = json ? await readJson(given, flag) : given;
  }
  return fields;
}

/** The event is a file; its type stands before it unless the command says it. */
function addFileCommand(program: Command, name: string, examples: readonly string[]): void {
  const command = withExamples(program.command(name), examples);
  const isGeneric = name === 'event';
  command.description(
    isGeneric ? 'Write an event of any type from a file.' : 'Publish a framework from a file.',
  );
  if (isGeneric) command.argument('<type>', 'event type, as in GroupFounded');
  command.argument('<file>', 'the data of the event, one JSON object; "-" for stdin');
  addWriteOptions(command).action(async () => {
    const type = isGeneric ? command.args[0]! : 'FrameworkPublished';
    await submit(command, type, await readObject(command.args.at(-1)!));
  });
}

async function submit(command: Command, type: string, data: object): Promise<void> {
  const options = writeOptions(command);
  await withAccess(command, async (access, { asJson }) => {
    const manner = { asJson, dryRun: isDryRun(command) };
    await sendAndSay(access, { ...options, type, data }, manner);
  });
}
