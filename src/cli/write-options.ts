import type { Command } from 'commander';
import type { Entry } from './access.js';
import { wrongUsage } from './usage-refusal.js';

/** Options that every write has. */
export function addWriteOptions(command: Command): Command {
  return command
    .option('--expected <version>', 'refuse unless what is written about stands at this version')
    .option('--idempotency-key <key>', 'the same key is stored once, however often it is sent');
}

/** For records and what happens to them. */
export const addDryRun = (command: Command): Command =>
  command.option('--dry-run', 'say what it would change, and write nothing');

export const isDryRun = (command: Command): boolean => command.opts()['dryRun'] === true;

/** What they ask for. */
export function writeOptions(command: Command): Omit<Entry, 'data' | 'type'> {
  const { expected, idempotencyKey, insist } = command.opts<Given>();
  return {
    ...(expected !== undefined && { expected: versionFrom(expected) }),
    ...(idempotencyKey !== undefined && { idempotencyKey: keyFrom(idempotencyKey) }),
    ...(insist === true && { insist }),
  };
}

interface Given {
  readonly expected?: string;
  readonly idempotencyKey?: string;
  readonly insist?: boolean;
}

function versionFrom(text: string): number {
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  throw wrongUsage('wrong-version', '--expected takes the version that you saw, as in 2.');
}

function keyFrom(text: string): string {
  if (/^[\x21-\x7e]{1,200}$/.test(text)) return text;
  throw wrongUsage(
    'wrong-idempotency-key',
    '--idempotency-key takes 1 to 200 visible ASCII characters without spaces, such as a UUID.',
  );
}
