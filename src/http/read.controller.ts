import type { ServerResponse } from 'node:http';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Held } from '#application/ask.js';
import { entityTag, namesTag } from '#application/entity-tags.js';
import { refuse } from '#kernel/refusal.js';
import { acceptedFormat } from './accept.js';
import { Addresses, noSuchFormat } from './addresses.js';
import { Answers, type Looked } from './answers.js';
import type { Asked } from './links.js';
import { parseQuery, withoutParameter } from './query-string.js';
import { addressOf, headerOf, pathOf, queryOf } from './request-parts.js';
import { patienceOf } from './waiting/patience.js';
import { WaitingRoom } from './waiting/waiting-room.js';

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Every GET under /v1: the registry of questions says what there is. */
@Controller('v1')
export class ReadController {
  readonly #addresses: Addresses;
  readonly #answers: Answers;
  readonly #room: WaitingRoom;

  constructor(addresses: Addresses, answers: Answers, room: WaitingRoom) {
    this.#addresses = addresses;
    this.#answers = answers;
    this.#room = room;
  }

  @Get('*')
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('vary', 'Accept, Accept-Encoding');
    const { asked, wait } = this.#asked(request);
    const patience = patienceOf(wait, headerOf(request, 'prefer'));
    const theirs = headerOf(request, 'if-none-match');
    const held: Held = (tag: string) => namesTag(theirs, entityTag(tag, asked.format));
    const { tag, permanent, sent } =
      patience === undefined
        ? await this.#answers.look(asked, held)
        : await this.#lookUntil(asked, held, { ...patience, response: reply.raw });
    reply.header('etag', entityTag(tag, asked.format));
    reply.header('cache-control', permanent ? IMMUTABLE : REVALIDATE);
    if (patience?.applied) reply.header('preference-applied', patience.applied);
    if (sent) reply.headers(sent.headers).send(sent.body);
    else reply.code(304).send();
  }

  /** Looks again whenever the answer may be another, until it is or time is over. */
  async #lookUntil(asked: Asked, held: Held, { seconds, response }: Waiting): Promise<Looked> {
    const latest = performance.now() + seconds * 1_000;
    for (;;) {
      const { moves } = this.#room;
      const looked = await this.#answers.look(asked, held);
      if (looked.sent || looked.permanent || asked.question.volatile) return looked;
      if (!(await this.#room.moved(moves, latest - performance.now(), response))) return looked;
    }
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

const saidTwice = (name: string) =>
  refuse(
    'invalid',
    'query.repeated-parameter',
    `"${name}" stands in the path already. Take it out of the query.`,
    { pointer: name },
  );
