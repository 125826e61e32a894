import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#kernel/refusal.js';
import { parametersAmong } from '../query-string.js';
import { headerOf, queryOf } from '../request-parts.js';
import { Follower } from './follower.js';
import { TOPICS, type Topic } from './frames.js';
import { StreamHub } from './stream-hub.js';

const PARAMETERS = ['after', 'topics'];

/** `GET /v1/stream`: the log as server-sent events, as it grows. */
@Controller('v1')
export class StreamController {
  constructor(private readonly hub: StreamHub) {}

  @Get('stream')
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const params = parametersAmong(PARAMETERS, queryOf(request));
    const topics = topicsIn(params['topics']);
    // Without a value it names nothing, and what the address says counts.
    const last = headerOf(request, 'last-event-id') || undefined;
    const after =
      last === undefined
        ? await this.#sequenceIn(params['after'], 'after')
        : await this.#sequenceIn(last, 'Last-Event-ID');
    if (request.method === 'HEAD') {
      reply.headers(HEADERS).send();
      return;
    }
    this.hub.requireRoom();
    const given = reply.getHeaders();
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...(given as NodeJS.Dict<string>), ...HEADERS });
    const follower = new Follower(raw, topics, after);
    raw.on('close', () => this.hub.leave(follower));
    await this.hub.follow(follower);
  }

  /** Where to go on; a reader who names nothing hears what comes. */
  async #sequenceIn(text: string | undefined, pointer: string): Promise<number> {
    if (text === undefined) return this.hub.now;
    if (!/^\d{1,15}$/.test(text)) throw malformed(text, pointer);
    const [sequence, head] = [Number(text), await this.hub.head()];
    if (sequence > head) throw beyondHead(sequence, head, pointer);
    return Math.min(sequence, this.hub.now);
  }
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Some servers in front gather what they pass on; this one must not be gathered.
  'x-accel-buffering': 'no',
};

function topicsIn(text: string | undefined): ReadonlySet<Topic> {
  const named = text?.split(',') ?? ['events'];
  const wrong = named.find((name) => !TOPICS.includes(name as Topic));
  if (wrong === undefined) return new Set(named as Topic[]);
  throw refuse(
    'invalid',
    'topics.unknown',
    `There is no topic "${wrong.slice(0, 60)}". There are: ${TOPICS.join(', ')}.`,
    { pointer: 'topics' },
  );
}

const malformed = (text: string, pointer: string) =>
  refuse(
    'invalid',
    'sequence.malformed',
    `"${text.slice(0, 60)}" is no sequence. Give the number of the last event that you have.`,
    { pointer },
  );

const beyondHead = (sequence: number, head: number, pointer: string) =>
  refuse(
    'invalid',
    'sequence.beyond-head',
    `The log ends at sequence ${head}; ${sequence} is not there yet. Give the number of the last event that you have, or none to hear what comes.`,
    { pointer, facts: { head } },
  );
