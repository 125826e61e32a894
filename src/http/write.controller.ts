import { Controller, Post, Req, Res, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Rehearsal, Rehearse } from '#application/rehearse.js';
import { type Accepted, type Submission, Submit } from '#application/submit.js';
import type { JsonObject } from '#kernel/json.js';
import { eventData, unwrapped } from './event-from-request.js';
import { jsonBody } from './json-body.js';
import { actorOf, KeyGuard } from './key.guard.js';
import { fillPath, type PathTemplate, pathTemplate } from './path-template.js';
import { QuestionBook } from './question-book.js';
import { headerOf, queryOf } from './request-parts.js';
import { expectedVersion, idempotencyKey, writeParams } from './write-headers.js';
import { WRITE_ROUTES, type WriteRoute } from './write-routes.js';

const routerPath = ({ text }: PathTemplate): string => text.replaceAll(/\{(\w+)\}/g, ':$1');
const ROUTES = new Map(WRITE_ROUTES.map((route) => [`/v1${routerPath(route.path)}`, route]));

/** Every POST under /v1: the table of write routes says what there is. */
@Controller()
@UseGuards(KeyGuard)
export class WriteController {
  readonly #commands: CommandBus;
  readonly #queries: QueryBus;
  readonly #book: QuestionBook;

  constructor(commands: CommandBus, queries: QueryBus, book: QuestionBook) {
    this.#commands = commands;
    this.#queries = queries;
    this.#book = book;
  }

  @Post([...ROUTES.keys()])
  async write(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = jsonBody(request);
    const route = ROUTES.get(request.routeOptions.url ?? '')!;
    const { insist, dryRun } = writeParams(queryOf(request));
    const submission = { ...submissionOf(route, request, body), insist };
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
    try {
      if (dryRun) reply.code(200).send(asBody(await this.#rehearse(submission)));
      else this.#told(route, await this.#submit(submission), reply);
    } catch (error) {
      throw unwrapped(route, error);
    }
  }

  #rehearse(submission: Submission): Promise<Rehearsal> {
    return this.#queries.execute(new Rehearse(submission));
  }

  #submit(submission: Submission): Promise<Accepted> {
    return this.#commands.execute(new Submit(submission));
  }

  #told(route: WriteRoute, accepted: Accepted, reply: FastifyReply): void {
    const { replayed, id, type, sequence, version, recordedAt } = accepted;
    if (replayed) reply.header('idempotent-replayed', 'true');
    reply
      .code(201)
      .header('location', this.#location(route, accepted))
      .header('etag', `"${version}"`)
      .send(asBody({ id, type, sequence, version, recordedAt }));
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

const asBody = (answer: object): string => `${JSON.stringify(answer)}\n`;

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
  };
}
