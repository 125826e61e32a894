import type { Command } from 'commander';
import { type Head, isHead } from '#kernel/event-log.js';
import { parseInput } from '#kernel/input-json.js';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { withExamples } from './examples.js';
import { folderItself } from './folder-itself.js';
import { inputName, readText } from './read-input.js';
import { settingsOf } from './settings.js';
import { say } from './talk.js';
import { textTable } from './text-table.js';

/** `verify`: recomputes what the log promises; changes nothing, and may run beside a server. */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .description(
      'Recompute every hash of the log from its stored bytes; exit code 1 if one is wrong.',
    )
    .option('--against <file>', 'heads noted earlier, one {"sequence", "root"} a line');
  withExamples(command, [
    'verify',
    'verify --json >> heads.ndjson',
    'verify --against heads.ndjson',
  ]);
  command.action(async ({ against }: { against?: string }) => {
    const { folder, asJson } = settingsOf(command);
    const known = against === undefined ? [] : await headsFrom(against);
    const { findings, head } = await (await folderItself(folder)).verify(known);
    if (findings.length > 0) process.exitCode = 1;
    if (asJson) return say(`${JSON.stringify({ ...head, findings })}\n`);
    if (findings.length === 0) return say(soundness(head));
    const rows = findings.map((each): JsonObject => ({ ...each }));
    return say(textTable(['code', 'sequence', 'detail'], rows));
  });
}

const soundness = ({ sequence, root }: Head): string =>
  `The log is sound: ${sequence} ${sequence === 1 ? 'event' : 'events'}, root ${root}.\n`;

/** Lines that `verify --json` wrote will do. */
async function headsFrom(file: string): Promise<Head[]> {
  const lines = (await readText(file)).split('\n').filter((line) => line.trim() !== '');
  const name = inputName(file);
  if (lines.length === 0) throw withoutHeads(name);
  return lines.map((line, at) => headFrom(parseInput(line, `${name}, line ${at + 1},`), name));
}

/** A note that was lost must not look like a log that passed. */
const withoutHeads = (name: string) =>
  refuse(
    'invalid',
    'input.not-a-head',
    `${name} holds no head, so there is nothing to hold the log against. "verify --json" writes one.`,
  );

function headFrom(value: unknown, name: string): Head {
  if (isHead(value)) return { sequence: value.sequence, root: value.root };
  throw refuse(
    'invalid',
    'input.not-a-head',
    `${name} must hold one head a line, as in {"sequence": 12, "root": "…64 hex digits…"}. "verify --json" writes such lines.`,
  );
}
