import { type Command, Option } from 'commander';
import { refuse } from '#kernel/refusal.js';

const lists = new WeakSet<Option>();

/** An option with several values by comma. Given twice, the list goes on. */
export function givenInParts(flag: string, description: string): Option {
  const option = new Option(`${flag} <value>`, description).argParser(
    (text: string, earlier: string | undefined) =>
      earlier === undefined ? text : `${earlier},${text}`,
  );
  lists.add(option);
  return option;
}

/**
 * Of the command and all below it: any other option with a value is refused (`query.repeated-parameter`) when it is given
 * twice, so that neither is passed over in silence.
 */
export function takeOnce(command: Command): void {
  for (const option of command.options) {
    if (option.required && !lists.has(option)) refuseAgain(option);
  }
  for (const each of command.commands) takeOnce(each);
}

function refuseAgain(option: Option): void {
  const { parseArg: parse } = option;
  let isGiven = false;
  option.argParser((text: string, earlier: unknown) => {
    if (isGiven) throw repeated(option.long!);
    isGiven = true;
    return parse ? parse(text, earlier) : text;
  });
}

const repeated = (flag: string) =>
  refuse(
    'invalid',
    'query.repeated-parameter',
    `${flag} stands more than once, and takes one value. Give it once.`,
  );
