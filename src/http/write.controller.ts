import { Body, Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Accepted, Rehearse, type Submission, Submit } from '#application/submit.js';
import type { JsonObject } from '#kernel/json.js';
import { eventData, unwrapped } from './event-from-request.js';
import { JsonBody } from './json-body.pipe.js';
import { actorOf, KeyGuard } from './key.guard.js';
import { fillPath, type PathTemplate, pathTemplate } from './path-template.js';
import { parseQuery } from './query-string.js';
import { QuestionBook } from './question-book.js';
import { headerOf, queryOf } from './request-parts.js';
import { expectedVersion, idempotencyKey, writeFlags } from './write-headers.js';
import { WRITE_ROUTES, type WriteRoute } from './write-routes.js';

const routerPath = ({ text }: PathTemplate): string => text.replaceAll(/\{(\w+)\}/g, ':$1');
const ROUTES = new Map(WRITE_ROUTES.map((route) => [`/v1${routerPath(route.path)}`, route]));

/** Every POST under /v1: the table of write routes says what there is. */
@Controller()
@UseGuards(KeyGuard)
export class WriteController {
  readonly #commands: CommandBus;
  readonly #book: QuestionBook;

  constructor(commands: CommandBus, book: QuestionBook) {
    this.#commands = commands;
    this.#book = book;
  }

  @Post([...ROUTES.keys()])
  async write(
    @Req() request: FastifyRequest,
    @Body(JsonBody) body: JsonObject,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const route = ROUTES.get(request.routeOptions.url ?? '')!;
    const submission = submissionOf(route, request, body);
    if (writeFlags(parseQuery(queryOf(request))).dryRun) {
      return this.#rehearse(route, submission, reply);
    }
    const accepted = await this.#submit(route, submission);
    const { replayed, id, type, sequence, version, recordedAt } = accepted;
    if (replayed) reply.header('idempotent-replayed', 'true');
    reply
      .code(201)
      .header('location', this.#location(route, accepted))
      .header('etag', `"${version}"`)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify({ id, type, sequence, version, recordedAt })}\n`);
  }

  /** 200, for nothing was made. */
  async #rehearse(route: WriteRoute, submission: Submission, reply: FastifyReply): Promise<void> {
    const { type, id } = await this.#carried(route, new Rehearse(submission));
    reply
      .code(200)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify({ dryRun: true, id, type })}\n`);
  }

  #submit(route: WriteRoute, submission: Submission): Promise<Accepted> {
    return this.#carried(route, new Submit(submission));
  }

  async #carried<Result>(route: WriteRoute, command: Command<Result>): Promise<Result> {
    try {
      return await this.#commands.execute(command);
    } catch (error) {
      throw unwrapped(route, error);
    }
  }

  /** What was written about, or the event where that has no page of its own. */
  #location({ shownBy }: WriteRoute, { id, sequence }: Accepted): string {
    const question = this.#book.questions.get(shownBy);
    if (!question) throw new Error(`No question named ${shownBy} shows what was written.`);
    const template = pathTemplate(`/v1${question.path}`);
    const value = shownBy === 'event' ? String(sequence) : id;
    return fillPath(template, { [template.parameters[0]!]: value });
  }
}

function submissionOf(route: WriteRoute, request: FastifyRequest, body: JsonObject): Submission {
  const params = request.params as Readonly<Record<string, string>>;
  const key = idempotencyKey(headerOf(request, 'idempotency-key'));
  const expected = expectedVersion(headerOf(request, 'if-match'));
  return {
    ...(route.type === undefined ? {} : { type: route.type }),
    data: eventData(route, params, body),
    actor: actorOf(request),
    ...(expected === undefined ? {} : { expected }),
    ...(key === undefined ? {} : { idempotencyKey: key }),
    insist: writeFlags(parseQuery(queryOf(request))).insist,
  };
}
