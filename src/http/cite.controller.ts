import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AddressAsked, addressAsked } from '#application/citing/address-asked.js';
import { citationBody, inStyle } from '#application/citing/citation-body.js';
import { Citations } from '#application/citing/citations.js';
import { STYLES } from '#application/citing/styles.js';
import type { Question } from '#application/question.js';
import { QUESTIONS } from '#application/questions.js';
import type { Json, JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { nearest } from '#vocabulary/nearest.js';
import { jsonBody } from './json-body.js';
import { PublicAddress } from './public-address.js';
import { parametersAmong } from './query-string.js';
import { queryOf } from './request-parts.js';

const FIELDS: readonly string[] = ['address', 'question', 'query'];

/** `/v1/cite`: keeps a question under an address of its own, opens it again, and holds two against each other. */
@Controller('v1/cite')
export class CiteController {
  readonly #citations: Citations;
  readonly #address: PublicAddress;

  constructor(citations: Citations, address: PublicAddress) {
    this.#citations = citations;
    this.#address = address;
  }

  /** Open without a key: it moves nothing, and the same again is the same citation. */
  @Post()
  async cite(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = jsonBody(request);
    refuseParameters(request);
    const { citation, isNew } = await this.#citations.cite(
      askedIn(body, this.#address.hostOf(request)),
    );
    const opened = await this.#citations.open(citation.id);
    reply.code(isNew ? 201 : 200).header('location', `/v1/cite/${citation.id}`);
    sendJson(reply, citationBody(opened, this.#urlOf(request, citation.id)));
  }

  @Get(':file')
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseParameters(request);
    const { file } = request.params as { file: string };
    const style = Object.values(STYLES).find(({ suffix }) => file.endsWith(suffix));
    const suffix = style?.suffix ?? (file.endsWith('.json') ? '.json' : '');
    const opened = await this.#citations.open(file.slice(0, file.length - suffix.length));
    const url = this.#urlOf(request, opened.citation.id);
    if (!style) return sendJson(reply, citationBody(opened, url));
    reply
      .header('cache-control', 'no-cache')
      .type(style.mediaType)
      .send(inStyle(opened, style, url));
  }

  @Get(':a/diff/:b')
  async compare(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseParameters(request);
    const { a, b } = request.params as { a: string; b: string };
    sendJson(reply, (await this.#citations.compare(a, b)) as unknown as JsonObject);
  }

  /** Whole, for a citation is printed. */
  #urlOf(request: FastifyRequest, id: string): string {
    return this.#address.of(`/v1/cite/${id}`, request);
  }
}

/** What is asked stands in the citation, and nowhere else. */
const refuseParameters = (request: FastifyRequest) => parametersAmong([], queryOf(request));

function sendJson(reply: FastifyReply, body: JsonObject): void {
  reply
    .header('cache-control', 'no-cache')
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(body)}\n`);
}

/** An address, or the name of a question with its parameters. */
function askedIn(body: JsonObject, host: string): AddressAsked {
  const unknown = Object.keys(body).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined)
    throw wrong(`/${unknown}`, `"${unknown.slice(0, 60)}" is no field here.`);
  const { address, question: name, query = {} } = body;
  if (typeof address === 'string' && name === undefined) return addressAsked(address, host);
  if (name === undefined) throw wrong('/address', 'Nothing is cited so.');
  if (address !== undefined) throw wrong('/question', 'An address says itself what is asked.');
  return { question: questionNamed(name), params: paramsIn(query) };
}

function questionNamed(name: Json): Question {
  const question = typeof name === 'string' ? QUESTIONS.get(name) : undefined;
  if (question) return question;
  const guess = nearest(String(name), [...QUESTIONS.keys()]);
  const meant = guess ? ` Did you mean "${guess}"?` : '';
  throw wrong('/question', `No question is called ${JSON.stringify(name).slice(0, 60)}.${meant}`);
}

function paramsIn(query: Json): Readonly<Record<string, string>> {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) {
    throw wrong('/query', 'The query must be an object.');
  }
  const pairs = Object.entries(query).map(([name, value]) => [name, spelt(value)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

/** As it would stand in an address. */
function spelt(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const wrong = (pointer: string, what: string) =>
  refuse(
    'invalid',
    'citation.wrong-request',
    `${what} Send {"address": "/v1/frameworks/gids/positions?asOf=2021-03-01"}, or {"question": "positions", "query": {"framework": "gids"}}.`,
    { pointer },
  );
