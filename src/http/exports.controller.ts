import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PackageMaker } from '#application/package-maker.js';
import { Addresses } from './addresses.js';
import { segmentsOf } from './path-template.js';
import { parametersAmong } from './query-string.js';
import { pathOf, queryOf } from './request-parts.js';
import { bodyOf } from './table-bodies.js';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';
const KNOWN: readonly string[] = ['asOf', 'knownAt', 'minSequence'];

/** `/v1/exports/{framework}.zip`: everything about one framework, in one archive. */
@Controller('v1/exports')
export class ExportsController {
  readonly #packages: PackageMaker;
  readonly #addresses: Addresses;

  constructor(packages: PackageMaker, addresses: Addresses) {
    this.#packages = packages;
    this.#addresses = addresses;
  }

  @Get(':file')
  async zip(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = segmentsOf(pathOf(request)).at(-1)!;
    if (!file.endsWith('.zip')) throw this.#addresses.refusal('GET', pathOf(request));
    const asked = parametersAmong(KNOWN, queryOf(request));
    const made = await this.#packages.make({ framework: file.slice(0, -'.zip'.length), ...asked });
    const body = await bodyOf(made.chunks);
    reply
      .header('cache-control', made.permanent ? IMMUTABLE : REVALIDATE)
      .header('content-disposition', `attachment; filename="${made.fileName}"`)
      .type('application/zip')
      .send(body);
  }
}
