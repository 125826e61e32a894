import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Answered, Ask } from '#application/ask.js';
import { refuse } from '#kernel/refusal.js';
import { acceptedFormat } from './accept.js';
import { Addresses, noSuchFormat } from './addresses.js';
import { entityTag, heldTags } from './entity-tags.js';
import { mediaType } from './formats.js';
import { type Asked, linkHeader } from './links.js';
import { parseQuery } from './query-string.js';
import { fileName, renderAnswer } from './render-answer.js';
import { addressOf, headerOf, pathOf, queryOf } from './request-parts.js';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Every GET under /v1: the registry of questions says what there is. */
@Controller('v1')
export class ReadController {
  readonly #addresses: Addresses;
  readonly #queries: QueryBus;

  constructor(addresses: Addresses, queries: QueryBus) {
    this.#addresses = addresses;
    this.#queries = queries;
  }

  @Get('*')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('vary', 'Accept, Accept-Encoding');
    const asked = this.#asked(request);
    const held = heldTags(headerOf(request, 'if-none-match'), asked.format);
    const params = { ...asked.queryParams, ...asked.pathParams };
    const answered = await this.#queries.execute(new Ask(asked.question.name, params, held));
    reply.header('etag', entityTag(answered.tag, asked.format));
    reply.header('cache-control', answered.permanent ? IMMUTABLE : REVALIDATE);
    send(reply, asked, answered);
  }

  #asked(request: FastifyRequest): Asked {
    const { question, pathParams, format } = this.#addresses.read(pathOf(request));
    const wanted = format ?? acceptedFormat(headerOf(request, 'accept'), question.name);
    if (wanted === undefined) throw noSuchFormat('This answer has no form that Accept names.');
    const queryParams = parseQuery(queryOf(request));
    for (const name of Object.keys(pathParams)) {
      if (Object.hasOwn(queryParams, name)) throw saidTwice(name);
    }
    return { question, pathParams, queryParams, format: wanted, address: addressOf(request) };
  }
}

function send(reply: FastifyReply, asked: Asked, { reply: answer }: Answered): void {
  if (!answer) {
    reply.code(304).send();
    return;
  }
  const links = linkHeader(asked, answer);
  if (links !== undefined) reply.header('link', links);
  reply
    .header('content-disposition', `inline; filename="${fileName(asked, answer)}"`)
    .type(mediaType(asked.question.name, asked.format))
    .send(renderAnswer(asked, answer));
}

const saidTwice = (name: string) =>
  refuse(
    'invalid',
    'query.repeated-parameter',
    `"${name}" stands in the path already. Take it out of the query.`,
    { pointer: name },
  );
