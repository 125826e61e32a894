import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { ROOT, RUNNER } from '../support/child.js';
import { tempFolder } from '../support/temp-folder.js';

// Processes take their time where others work too.
jest.setTimeout(60_000);

/** The published log that ships with the program. */
export const CORPUS = readFileSync('data/gids/log.ndjson', 'utf8').trimEnd();
const LINES = CORPUS.split('\n');
export const HEAD = LINES.length;
/** Sequence of the event that began this record. */
export const recordedAt = (id: string): number =>
  LINES.findIndex((line) => line.includes(`"stream":"record/${id}"`)) + 1;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly data?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the real program; nothing of our own environment that it would heed gets in. */
export const start = (words: readonly string[], surroundings: Surroundings = {}) =>
  startWith('pipe', words, surroundings) as ChildProcessWithoutNullStreams;

/** The same, with an open file in place of stdout. */
export const startInto = (file: number, words: readonly string[], surroundings: Surroundings) =>
  startWith(file, words, surroundings);

function startWith(
  stdout: 'pipe' | number,
  words: readonly string[],
  { data, env = {} }: Surroundings,
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [...RUNNER, 'src/cli/main.ts', ...words], {
    cwd: ROOT,
    env: { PATH, HOME, ...(data !== undefined && { STANDPOINT_DATA: data }), ...env },
    stdio: ['pipe', stdout, 'pipe'],
  });
}

const AT_ONCE_MAX = 3;
const running = new Set<Promise<Ended>>();

/** Runs one command to its end; of many that are asked for at once, a few at a time. */
export async function standpoint(
  words: readonly string[],
  surroundings: Surroundings = {},
): Promise<Ended> {
  while (running.size >= AT_ONCE_MAX) await Promise.race(running);
  const ended = runToEnd(words, surroundings);
  running.add(ended);
  return ended.finally(() => running.delete(ended));
}

async function runToEnd(words: readonly string[], surroundings: Surroundings): Promise<Ended> {
  const child = start(words, surroundings);
  child.stdin.end(surroundings.stdin ?? '');
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  return { code, stdout, stderr };
}

let prepared: Promise<string> | undefined;

/** A data folder of one's own that has taken up the corpus. Temp folders are removed at the end of a file only. */
export async function corpusFolder(): Promise<string> {
  prepared ??= prepare();
  const copy = tempFolder();
  cpSync(await prepared, copy, { recursive: true });
  return copy;
}

async function prepare(): Promise<string> {
  const data = tempFolder();
  const { code, stderr } = await standpoint(['status'], { data });
  if (code !== 0) throw new Error(stderr);
  return data;
}

export interface Server {
  readonly url: string;
  /** The key of the first start. */
  readonly key: string;
  stop(): Promise<number | null>;
}

/** `standpoint serve` on a folder, once it listens. */
export async function serve(data: string, port = '0'): Promise<Server> {
  const child = start(['serve', '--port', port], { data });
  const greeting = await saidUntil(child, 'Stop it with');
  const [, url = ''] = /at (http:\S+)/.exec(greeting) ?? [];
  const [, key = ''] = /(sp_\S+)/.exec(greeting) ?? [];
  return {
    url,
    key,
    stop: async () => {
      const exit = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGTERM');
      return (await exit)[0];
    },
  };
}

async function saidUntil(child: ChildProcess, mark: string): Promise<string> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.includes(mark)) return said;
  }
  throw new Error(`The server ended: ${said}`);
}
