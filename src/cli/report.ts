import { CommanderError } from 'commander';
import type { Problem } from '#kernel/problem.js';
import { Refusal } from '#kernel/refusal.js';
import { lastWords } from '../last-words.js';
import { usageRefusal } from './usage-refusal.js';

/** Says on stderr what went wrong, and where if that is not clear; returns the exit code. */
export function report(error: unknown, asJson: boolean, where = ''): number {
  if (error instanceof CommanderError) return reportUsage(error, asJson);
  const { line, exitCode } = lastWords(error);
  const lines =
    error instanceof Refusal ? error.problems.map((each) => lineOf(each, where)) : [line];
  const said = asJson
    ? [JSON.stringify(problemObject(error))]
    : lines.map((each) => `error: ${each}`);
  for (const each of said) console.error(each);
  return exitCode;
}

function reportUsage(error: CommanderError, asJson: boolean): number {
  if (error.exitCode === 0) return 0;
  // Help was shown in place of an answer.
  if (error.code === 'commander.help') return 2;
  return report(usageRefusal(error), asJson);
}

/** The pointer is told unless the sentence names the field already. */
function lineOf({ code, pointer, detail }: Problem, where: string): string {
  const told = pointer === '' || isNamed(pointer.replace(/^\//, ''), detail) ? '' : ` (${pointer})`;
  return `${code}: ${where}${detail}${told}`.replaceAll(/\s*\n\s*/g, ' ');
}

/** A short name such as "on" stands in many a sentence without being meant. */
const isNamed = (name: string, detail: string): boolean =>
  detail.startsWith(`${name} `) || detail.includes(`"${name}"`) || detail.includes(`${name}=`);

/** The same members that a problem has over HTTP. */
export function problemObject(error: unknown): object {
  if (error instanceof Refusal) {
    const standard = { code: error.code, detail: error.message, errors: error.problems };
    return { ...standard, ...error.facts, ...standard };
  }
  const { line } = lastWords(error);
  const [, code = 'program.failed', detail = line] = /^([a-z-]+\.[a-z-]+): (.*)$/.exec(line) ?? [];
  return { code, detail, errors: [{ code, pointer: '', detail }] };
}
