import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../test/support/child.js';

const PROGRAM = 'dist/src/cli/main.js';

/** A server of its own process, as it is built. */
export interface Served {
  readonly url: string;
  /** From the start of the process until it said where it listens. */
  readonly startMs: number;
  stop(): Promise<void>;
}

const environment = (folder: string) => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  STANDPOINT_DATA: folder,
});

/** `standpoint serve` on a data folder. */
export async function served(folder: string): Promise<Served> {
  const start = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0'], {
    cwd: ROOT,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    const [, url] = /at (http:\S+)/.exec(said) ?? [];
    if (url !== undefined && said.includes('Stop it with')) {
      return { url, startMs: performance.now() - start, stop };
    }
  }
  throw new Error(`The server ended: ${said}`);
}

/** Runs another command of the program on a data folder, to its end. */
export async function commanded(folder: string, ...words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: ROOT,
    env: environment(folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`standpoint ${words.join(' ')} ended with ${code}.`);
}
