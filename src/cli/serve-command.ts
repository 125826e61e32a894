import type { Command } from 'commander';
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
    const { serve } = await import('../serve.js');
    await serve({
      ...process.env,
      STANDPOINT_DATA: folder,
      ...(port !== undefined && { PORT: port }),
      ...(host !== undefined && { HOST: host }),
    });
  });
}
