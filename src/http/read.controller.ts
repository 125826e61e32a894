import type { ServerResponse } from 'node:http';
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
import { parseQuery, withoutParameter } from './query-string.js';
import { type Ready, ReadyBytes } from './ready-bytes.js';
import { renderJson } from './render-answer.js';
import { addressOf, headerOf, pathOf, queryOf } from './request-parts.js';
import { TableBodies } from './table-bodies.js';
import { patienceOf } from './waiting/patience.js';
import { WaitingRoom } from './waiting/waiting-room.js';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Every GET under /v1: the registry of questions says what there is. */
@Controller('v1')
export class ReadController {
  readonly #addresses: Addresses;
  readonly #queries: QueryBus;
  readonly #tables: TableBodies;
  readonly #ready: ReadyBytes;
  readonly #room: WaitingRoom;

  constructor(
    addresses: Addresses,
    queries: QueryBus,
    tables: TableBodies,
    ready: ReadyBytes,
    room: WaitingRoom,
  ) {
    this.#addresses = addresses;
    this.#queries = queries;
    this.#tables = tables;
    this.#ready = ready;
    this.#room = room;
  }

  @Get('*')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('vary', 'Accept, Accept-Encoding');
    const { asked, wait } = this.#asked(request);
    const patience = patienceOf(wait, headerOf(request, 'prefer'));
    const theirs = heldTags(headerOf(request, 'if-none-match'), asked.format);
    const { tag, permanent, sent } =
      patience === undefined
        ? await this.#look(asked, theirs)
        : await this.#lookUntil(asked, theirs, { ...patience, response: reply.raw });
    reply.header('etag', entityTag(tag, asked.format));
    reply.header('cache-control', permanent ? IMMUTABLE : REVALIDATE);
    if (patience?.applied) reply.header('preference-applied', patience.applied);
    if (sent) reply.headers(sent.headers).send(sent.body);
    else reply.code(304).send();
  }

  /** Looks again whenever the answer may be another, until it is or time is over. */
  async #lookUntil(asked: Asked, theirs: readonly string[], { seconds, response }: Waiting) {
    const latest = performance.now() + seconds * 1_000;
    for (;;) {
      const { moves } = this.#room;
      const looked = await this.#look(asked, theirs);
      if (looked.sent || looked.permanent || asked.question.volatile) return looked;
      if (!(await this.#room.moved(moves, latest - performance.now(), response))) return looked;
    }
  }

  /** The answer; nothing to send where it is held already. */
  async #look(asked: Asked, theirs: readonly string[]) {
    let ready: Ready | undefined;
    const { tag, permanent, made } = await this.#answer(asked, (each) => {
      if (theirs.includes(each)) return true;
      ready = this.#ready.find(keyOf(asked, each));
      return ready !== undefined;
    });
    if (made && Buffer.isBuffer(made.body) && !asked.question.volatile) {
      this.#ready.keep(keyOf(asked, tag), { ...made, body: made.body });
    }
    return { tag, permanent, sent: made ?? ready };
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

  #asked(request: FastifyRequest): { asked: Asked; wait: string | undefined } {
    const { question, pathParams, format } = this.#addresses.read(pathOf(request));
    const wanted = format ?? acceptedFormat(headerOf(request, 'accept'), question.name);
    if (wanted === undefined) throw noSuchFormat('This answer has no form that Accept names.');
    const { wait, ...queryParams } = parseQuery(queryOf(request));
    for (const name of Object.keys(pathParams)) {
      if (Object.hasOwn(queryParams, name)) throw saidTwice(name);
    }
    // How long somebody waits is no part of what is asked, and so of no address that an answer tells.
    const sent = addressOf(request);
    const address = wait === undefined ? sent : withoutParameter(sent, 'wait');
    return { asked: { question, pathParams, queryParams, format: wanted, address }, wait };
  }
}

interface Waiting {
  readonly seconds: number;
  readonly response: ServerResponse;
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
