import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { errorsPage } from './errors-page.js';
import { openApiDocument } from './openapi-document.js';
import { QuestionBook } from './question-book.js';

/** The folder that holds `docs/`: the package itself, whether this runs from `src` or from `dist/src`. */
const HERE = import.meta.dirname;
const ERRORS = [
  join(HERE, '..', '..', 'docs', 'errors.md'),
  join(HERE, '..', '..', '..', 'docs', 'errors.md'),
];

const DOCS = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Standpoint: all addresses</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<div id="docs"></div>
<noscript><p>This page needs JavaScript. The same stands in <a href="/openapi.json">/openapi.json</a>.</p></noscript>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** No validator: that would ask a server on the internet about every address. */
const START = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
});
`;

/** Documentation that is generated, and works without the internet. */
@Controller()
export class DocsController {
  readonly #openApi: string;

  constructor(book: QuestionBook) {
    this.#openApi = `${JSON.stringify(openApiDocument(book))}\n`;
  }

  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  openApi(): string {
    return this.#openApi;
  }

  @Get('docs')
  @Header('content-type', 'text/html; charset=utf-8')
  docs(): string {
    return DOCS;
  }

  @Get('docs/start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return START;
  }

  @Get('docs/errors')
  @Header('content-type', 'text/html; charset=utf-8')
  async errors(): Promise<string> {
    return errorsPage(await firstReadable(ERRORS));
  }
}

async function firstReadable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}
