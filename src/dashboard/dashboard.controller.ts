import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { builtFile } from './built-files.js';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Standpoint</title>
</head>
<body>
<h1>Standpoint</h1>
<p>The dashboard has not been built yet. Run <code>npm run build</code>, or start the program with <code>npm start</code>.</p>
<p>Everything else is there: <a href="/v1">the API</a> and <a href="/docs">its documentation</a>.</p>
</body>
</html>
`;

/** The front door. */
@Controller()
export class DashboardController {
  readonly #page = read('dashboard', 'index.html') ?? NOT_BUILT;

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'public, max-age=0, must-revalidate')
  home(@Query('embed') embed: string | undefined, @Res() reply: FastifyReply): void {
    if (embed === '1') openToFrames(reply);
    reply.send(this.#page);
  }
}

/** An embedded view takes no key and holds no form, so that any site may frame it. */
function openToFrames(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header(
    'content-security-policy',
    policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'),
  );
  reply.removeHeader('x-frame-options');
}

function read(...way: string[]): string | undefined {
  const path = builtFile(...way);
  return path === undefined ? undefined : readFileSync(path, 'utf8');
}
