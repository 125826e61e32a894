import type { Command } from 'commander';
import { parseInput } from '#kernel/input-json.js';
import { refuse } from '#kernel/refusal.js';
import type { Access, Entry } from './access.js';
import { withExamples } from './examples.js';
import { inputName, readText } from './read-input.js';
import { problemObject, report } from './report.js';
import { type Manner, sendAndSay } from './say-outcome.js';
import { say } from './talk.js';
import { withAccess } from './with-access.js';
import { addDryRun, addWriteOptions, isDryRun, writeOptions } from './write-options.js';

/** `record`: one JSON object, or NDJSON with an outcome for each line. */
export function addRecord(program: Command): void {
  const command = program
    .command('record')
    .description('Record an act of a party, or many, one JSON object a line.')
    .argument('<file>', 'JSON or NDJSON; "-" for stdin')
    .option('--insist', 'record it although it looks like one that is there');
  withExamples(command, ['record act.json', 'record --idempotency-key import-7 - < acts.ndjson']);
  addDryRun(addWriteOptions(command)).action(async (file: string) => {
    const text = await readText(file);
    const options = writeOptions(command);
    await withAccess(command, async (access, { asJson }) => {
      const job = { access, options, asJson, dryRun: isDryRun(command) };
      const lines = linesOf(text);
      if (isOneObject(text, lines)) await recordOne(text, file, job);
      else await recordLines(lines, job);
    });
  });
}

interface Job extends Manner {
  readonly access: Access;
  readonly options: Omit<Entry, 'data' | 'type'>;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

const linesOf = (text: string): readonly Line[] =>
  text
    .split('\n')
    .map((line, at) => ({ number: at + 1, text: line.trim() }))
    .filter((line) => line.text !== '');

/** One object may be spread over many lines; a first line that is whole in itself makes it NDJSON. */
function isOneObject(text: string, lines: readonly Line[]): boolean {
  if (lines.length < 2) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return !isJson(lines[0]!.text);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function recordOne(text: string, file: string, job: Job) {
  const data = parseInput(text, inputName(file));
  if (Array.isArray(data)) throw severalInOne(file);
  await sendAndSay(job.access, { ...job.options, data }, job);
}

/** Each line for itself: what is refused is told, and the rest goes on. The first refusal gives the exit code. */
async function recordLines(lines: readonly Line[], job: Job): Promise<void> {
  for (const line of lines) {
    try {
      await recordLine(line, job);
    } catch (error) {
      const exitCode = await refused(error, line, job);
      process.exitCode ??= exitCode;
      if (isHopeless(exitCode)) return;
    }
  }
}

async function recordLine({ number, text }: Line, job: Job) {
  const { idempotencyKey, ...others } = job.options;
  const key = idempotencyKey === undefined ? {} : { idempotencyKey: `${idempotencyKey}-${number}` };
  const data = parseInput(text, 'It');
  await sendAndSay(job.access, { ...others, ...key, data }, job);
}

async function refused(error: unknown, { number }: Line, { asJson }: Job): Promise<number> {
  if (asJson) await say(`${JSON.stringify({ line: number, ...problemObject(error) })}\n`);
  return report(error, asJson, `Line ${number}: `);
}

/** The next line would fare no better: the store is not available, or something is broken. */
const isHopeless = (exitCode: number): boolean => exitCode === 1 || exitCode >= 6;

const severalInOne = (file: string) =>
  refuse(
    'invalid',
    'input.not-an-object',
    `${inputName(file)} holds a list. Give one JSON object, or one object a line (NDJSON).`,
  );
