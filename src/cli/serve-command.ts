import type { Command } from 'commander';
import type { Problem } from '#kernel/problem.js';
import { Refusal } from '#kernel/refusal.js';
import { configurationFrom } from '../configuration.js';
import { withExamples } from './examples.js';
import { checkNamedFolder, settingsOf } from './settings.js';

/** `serve`: the program that `npm start` starts. */
export function addServe(program: Command): void {
  const command = program
    .command('serve')
    .description('Serve the API and its documentation until Ctrl+C.')
    .option(
      '--port <port>',
      'port to listen on; 0 lets the system choose (default: PORT, else 3000)',
    )
    .option('--host <host>', 'address to listen on (default: HOST, else 127.0.0.1)');
  withExamples(command, ['serve', 'serve --port 0 --data ./my-data']);
  command.action(async ({ port, host }: { port?: string; host?: string }) => {
    const { folder } = settingsOf(command);
    checkNamedFolder(command, { asks: false });
    const given = {
      ...(port !== undefined && { PORT: port }),
      ...(host !== undefined && { HOST: host }),
    };
    const environment = { ...process.env, STANDPOINT_DATA: folder, ...given };
    checkSettings(environment, Object.keys(given));
    const { serve } = await import('../serve.js');
    await serve(environment);
  });
}

/** Refuses wrong settings before the program starts, in terms of the options where these were given. */
function checkSettings(environment: NodeJS.ProcessEnv, given: readonly string[]): void {
  try {
    configurationFrom(environment);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first, ...others] = error.problems.map((each) => asOption(each, given));
    throw new Refusal(error.kind, [first!, ...others]);
  }
}

function asOption(problem: Problem, given: readonly string[]): Problem {
  const { pointer: name, detail } = problem;
  if (!given.includes(name)) return problem;
  const flag = `--${name.toLowerCase()}`;
  return { ...problem, pointer: flag, detail: detail.replace(name, flag) };
}
