import files from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { builtFile } from './built-files.js';

/** Serves what the page consists of. Names carry a hash of what is in the file, so nobody needs to ask again. */
export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  const root = builtFile('dashboard', 'assets');
  if (root === undefined) return;
  await app.register(files, {
    root,
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
  });
}
