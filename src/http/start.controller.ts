import { Controller, Get, Header } from '@nestjs/common';
import { PAGE_CSS, page } from './html.js';

const START = page(
  'Standpoint: the API',
  `<main>
<h1>Standpoint: the API</h1>
<p>Where countries stand: who supports which principle, since when, in words or in deeds, and how sure we are.
Every answer is derived from a log of sourced records that is never edited.</p>
<h2>Look around</h2>
<ul>
<li><a href="/v1/frameworks/gids/positions">Positions</a> on the Global Initiative on Data Security, also as
<a href="/v1/frameworks/gids/positions.csv">CSV</a></li>
<li><a href="/v1/frameworks/gids/timeline">Timeline</a>: how the counts moved, also as
<a href="/v1/frameworks/gids/timeline.csv">CSV</a></li>
<li><a href="/v1/frameworks/gids/positions/SYR/3">One position explained</a>: the evidence, and what it would be without each piece</li>
</ul>
<h2>Use it from a program</h2>
<ul>
<li><a href="/">The dashboard</a>, which asks for its data here too</li>
<li><a href="/docs">All addresses</a>, to try out</li>
<li><a href="/openapi.json">OpenAPI 3.1</a></li>
<li><a href="/docs/errors">Errors</a> and what to do about them</li>
</ul>
</main>`,
);

/** Where a program, or whoever writes one, begins. */
@Controller()
export class StartController {
  @Get('v1')
  @Header('content-type', 'text/html; charset=utf-8')
  start(): string {
    return START;
  }

  @Get('page.css')
  @Header('content-type', 'text/css; charset=utf-8')
  css(): string {
    return PAGE_CSS;
  }
}
