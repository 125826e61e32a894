import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The project. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What lets Node run a source file. */
export const RUNNER = [
  '--conditions=@standpoint/source',
  '--import',
  './test/support/typescript.js',
];

/** Runs a TypeScript program of the tests as a process of its own; the path is relative to the project. */
export function startChild(program: string, ...parameters: string[]): ChildProcess {
  return startChildInto('pipe', program, ...parameters);
}

/** The same with its standard output going to an open file. */
export function startChildInto(
  output: number | 'pipe',
  program: string,
  ...parameters: string[]
): ChildProcess {
  return spawn(process.execPath, [...RUNNER, program, ...parameters], {
    cwd: ROOT,
    stdio: ['ignore', output, 'inherit'],
  });
}

/** Ends it as a power cut would, as far as a process can tell. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  child.kill('SIGKILL');
  await closed;
}

/** Resolves with the first line that the child prints. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error('The child ended without a word');
}
