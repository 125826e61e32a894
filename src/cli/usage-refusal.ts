import type { CommanderError } from 'commander';
import { type Refusal, refuse } from '#kernel/refusal.js';

/** What the parser of the command line says, in the shape of every other refusal. */
export function usageRefusal({ code, message }: CommanderError): Refusal {
  const name = code.replace('commander.', '').replaceAll(/(?=[A-Z])/g, '-');
  const advice = code === 'commander.excessArguments' && HOLDS_YES_NO.test(message) ? ALONE : HELP;
  return refuse('invalid', `usage.${name.toLowerCase()}`, sentence(message, advice));
}

const HOLDS_YES_NO = /: (?:.*, )?(?:true|false)\b/;
const ALONE = 'Options that are true or false stand alone: leave the word behind them out.';
const HELP = 'See --help.';

/** A command was called in a way that the parser lets pass. */
export const wrongUsage = (name: string, detail: string): Refusal =>
  refuse('invalid', `usage.${name}`, detail);

/** The guess stands on a line of its own, in brackets; without one we say what else helps. */
function sentence(message: string, otherwise: string): string {
  const text = message.replace(/^error: /, '');
  const [fault = '', guess] = text.split('\n').map((line) => line.trim());
  const advice = guess?.replace(/^\((.*)\)$/, '$1') ?? otherwise;
  return `${fault.charAt(0).toUpperCase()}${fault.slice(1).replace(/\.$/, '')}. ${advice}`;
}
