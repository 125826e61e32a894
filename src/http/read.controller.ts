import type { Readable } from 'node:stream';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ask, AskPages } from '#application/ask.js';
import { fileName } from '#application/file-name.js';
import type { Reply } from '#application/question.js';
import { refuse } from '#kernel/refusal.js';
import { acceptedFormat } from './accept.js';
import { Addresses, noSuchFormat } from './addresses.js';
import { entityTag, heldTags } from './entity-tags.js';
import { mediaType } from './formats.js';
import { type Asked, linkHeader } from './links.js';
import { parseQuery } from './query-string.js';
import { renderJson } from './render-answer.js';
import { addressOf, headerOf, pathOf, queryOf } from './request-parts.js';
import { TableBodies } from './table-bodies.js';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Every GET under /v1: the registry of questions says what there is. */
@Controller('v1')
export class ReadController {
  readonly #addresses: Addresses;
  readonly #queries: QueryBus;
  readonly #tables: TableBodies;

  constructor(addresses: Addresses, queries: QueryBus, tables: TableBodies) {
    this.#addresses = addresses;
    this.#queries = queries;
    this.#tables = tables;
  }

  @Get('*')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('vary', 'Accept, Accept-Encoding');
    const asked = this.#asked(request);
    const held = heldTags(headerOf(request, 'if-none-match'), asked.format);
    const params = { ...asked.queryParams, ...asked.pathParams };
    const { name } = asked.question;
    const { format } = asked;
    if (format === 'json') {
      const answered = await this.#queries.execute(new Ask(name, params, held));
      await send(reply, asked, answered, (answer) => renderJson(asked, answer));
    } else {
      const answered = await this.#queries.execute(new AskPages(name, params, held));
      await send(reply, asked, answered, (answer) =>
        this.#tables.body(asked.question, answer, format),
      );
    }
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

interface Tagged<Answer> {
  readonly tag: string;
  readonly permanent: boolean;
  readonly reply: Answer | undefined;
}

/** Headers are set when there is a body, so that a refusal on the way to it leaves alone. */
async function send<Answer extends Pick<Reply, 'query' | 'sequence'>>(
  reply: FastifyReply,
  asked: Asked,
  { tag, permanent, reply: answer }: Tagged<Answer>,
  render: (answer: Answer) => string | Promise<Buffer | Readable>,
): Promise<void> {
  const body = answer && (await render(answer));
  reply.header('etag', entityTag(tag, asked.format));
  reply.header('cache-control', permanent ? IMMUTABLE : REVALIDATE);
  if (!answer) {
    reply.code(304).send();
    return;
  }
  const links = linkHeader(asked, answer);
  if (links !== undefined) reply.header('link', links);
  const name = fileName(asked.question, answer, asked.format);
  reply
    .header('content-disposition', `inline; filename="${name}"`)
    .type(mediaType(asked.question.name, asked.format))
    .send(body);
}

const saidTwice = (name: string) =>
  refuse(
    'invalid',
    'query.repeated-parameter',
    `"${name}" stands in the path already. Take it out of the query.`,
    { pointer: name },
  );
