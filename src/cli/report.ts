import { CommanderError } from 'commander';
import type { Problem } from '#kernel/problem.js';
import { Refusal } from '#kernel/refusal.js';
import { lastWords } from '../last-words.js';
import { usageRefusal } from './usage-refusal.js';

/** Says on stderr what went wrong; returns the exit code. */
export function report(error: unknown, asJson: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Help was shown in place of an answer.
    if (error.code === 'commander.help') return 2;
    return report(usageRefusal(error), asJson);
  }
  const { line, exitCode } = lastWords(error);
  const lines = error instanceof Refusal ? error.problems.map(lineOf) : [line];
  if (asJson) console.error(JSON.stringify(problemObject(error, line)));
  else for (const each of lines) console.error(`error: ${each}`);
  return exitCode;
}

const lineOf = ({ code, pointer, detail }: Problem): string =>
  `${code}: ${detail}${pointer === '' || detail.includes(pointer.slice(1)) ? '' : ` (${pointer})`}`.replaceAll(
    /\s*\n\s*/g,
    ' ',
  );

/** The same members that a problem has over HTTP. */
export function problemObject(error: unknown, line = lastWords(error).line): object {
  if (error instanceof Refusal) {
    const standard = { code: error.code, detail: error.message, errors: error.problems };
    return { ...standard, ...error.facts, ...standard };
  }
  const [, code = 'program.failed', detail = line] = /^([a-z-]+\.[a-z-]+): (.*)$/.exec(line) ?? [];
  return { code, detail, errors: [{ code, pointer: '', detail }] };
}
