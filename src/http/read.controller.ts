import type { Readable } from 'node:stream';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Ask, AskPages, type Held } from '#application/ask.js';
import { fileName } from '#application/file-name.js';
import type { Reply } from '#application/question.js';
import { refuse } from '#kernel/refusal.js';
import { acceptedFormat } from './accept.js';
import { Addresses, noSuchFormat } from './addresses.js';
import { entityTag, heldTags } from './entity-tags.js';
import { mediaType } from './formats.js';
import { type Asked, linkHeader } from './links.js';
import { parseQuery } from './query-string.js';
import { type Ready, ReadyBytes } from './ready-bytes.js';
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
  readonly #ready: ReadyBytes;

  constructor(addresses: Addresses, queries: QueryBus, tables: TableBodies, ready: ReadyBytes) {
    this.#addresses = addresses;
    this.#queries = queries;
    this.#tables = tables;
    this.#ready = ready;
  }

  @Get('*')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('vary', 'Accept, Accept-Encoding');
    const asked = this.#asked(request);
    const theirs = heldTags(headerOf(request, 'if-none-match'), asked.format);
    let ready: Ready | undefined;
    const { tag, permanent, made } = await this.#answer(asked, (each) => {
      if (theirs.includes(each)) return true;
      ready = this.#ready.find(keyOf(asked, each));
      return ready !== undefined;
    });
    if (made && Buffer.isBuffer(made.body) && !asked.question.volatile) {
      this.#ready.keep(keyOf(asked, tag), { ...made, body: made.body });
    }
    reply.header('etag', entityTag(tag, asked.format));
    reply.header('cache-control', permanent ? IMMUTABLE : REVALIDATE);
    const sent = made ?? ready;
    if (sent) reply.headers(sent.headers).send(sent.body);
    else reply.code(304).send();
  }

  /** The body is made before any header is set, so that a refusal on the way to it leaves alone. */
  async #answer(asked: Asked, held: Held) {
    const params = { ...asked.queryParams, ...asked.pathParams };
    const { question, format } = asked;
    if (format === 'json') {
      const answered = await this.#queries.execute(new Ask(question.name, params, held));
      return made(asked, answered, async (answer) => Buffer.from(await renderJson(asked, answer)));
    }
    const answered = await this.#queries.execute(new AskPages(question.name, params, held));
    return made(asked, answered, (answer) => this.#tables.body(question, answer, format));
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

/** Without anything made when the reply is at hand already. */
async function made<Answer extends Pick<Reply, 'query' | 'sequence'>>(
  asked: Asked,
  { tag, permanent, reply }: Tagged<Answer>,
  render: (answer: Answer) => Buffer | Promise<Buffer | Readable>,
) {
  if (!reply) return { tag, permanent, made: undefined };
  const body = await render(reply);
  return { tag, permanent, made: { body, headers: headersOf(asked, reply) } };
}

function headersOf(asked: Asked, reply: Pick<Reply, 'query' | 'sequence'>) {
  const { question, format } = asked;
  const link = linkHeader(asked, reply);
  const name = fileName(question, reply, format);
  return {
    ...(link === undefined ? {} : { link }),
    'content-disposition': `inline; filename="${name}"`,
    'content-type': mediaType(question.name, format),
  };
}

/** With the address, for an answer tells its own. */
const keyOf = ({ format, address }: Asked, tag: string): string =>
  `${entityTag(tag, format)} ${address}`;

const saidTwice = (name: string) =>
  refuse(
    'invalid',
    'query.repeated-parameter',
    `"${name}" stands in the path already. Take it out of the query.`,
    { pointer: name },
  );
