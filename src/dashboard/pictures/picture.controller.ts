import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Ask } from '#application/ask.js';
import { entityTag, namesTag } from '#application/entity-tags.js';
import { fileName } from '#application/file-name.js';
import type { Reply } from '#application/question.js';
import { refuse } from '#kernel/refusal.js';
import { curvePicture, mapPicture, type Subject } from './compose-picture.js';
import { renderer } from './renderer.js';

type Params = Readonly<Record<string, unknown>>;

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Map and curve as files, at the address of the data they show, with the same parameters. */
@Controller('v1/frameworks')
export class PictureController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':framework/positions.svg')
  async map(
    @Param('framework') framework: string,
    @Query() query: Params,
    @Headers('if-none-match') held: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const told = { ...query, silent: withSilent(query['silent']) };
    await this.#answer({ question: 'positions', framework, query: told, held, reply });
  }

  @Get(':framework/timeline.svg')
  async curve(
    @Param('framework') framework: string,
    @Query() query: Params,
    @Headers('if-none-match') held: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#answer({ question: 'timeline', framework, query, held, reply });
  }

  async #answer({ question, framework, query, held, reply }: Wanted): Promise<void> {
    const given = onceEach(query);
    const subject = await this.#subject(framework, given);
    const params = { ...given, framework, principle: String(subject.ordinal) };
    const isHeld = (tag: string) => namesTag(held, entityTag(tag, 'svg'));
    const asked = new Ask(question, params, isHeld);
    const { tag, permanent, reply: answer } = await this.queries.execute(asked);
    reply.header('etag', entityTag(tag, 'svg')).header('vary', 'Accept-Encoding');
    reply.header('cache-control', permanent ? IMMUTABLE : REVALIDATE);
    if (!answer) {
      reply.code(304).send();
      return;
    }
    const { draw, world } = await renderer();
    const picture =
      question === 'timeline'
        ? curvePicture(answer, subject)
        : mapPicture(answer, await this.#states(answer), subject, world);
    const name = fileName({ name: question }, answer, 'svg');
    reply.header('content-disposition', `inline; filename="${name}"`);
    reply.type('image/svg+xml; charset=utf-8').send(draw(picture));
  }

  /** The principle that is asked for, or the first; a picture shows one. */
  async #subject(framework: string, { principle, knownAt }: Given): Promise<Subject> {
    const at = knownAt === undefined ? {} : { knownAt };
    if (principle !== undefined && !/^\d{1,9}$/.test(principle)) throw several(principle);
    const one = principle === undefined || principle === '0' ? {} : { principle };
    const { rows } = await this.#ask('principles', { framework, ...at, ...one, limit: '1' });
    const { rows: all } = await this.#ask('frameworks', at);
    const title = String(all.find(({ id }) => id === framework)?.['title'] ?? framework);
    const row = principle === '0' ? undefined : rows[0];
    if (!row) return { framework: title, ordinal: 0, label: title };
    return { framework: title, ordinal: Number(row['ordinal']), label: String(row['label']) };
  }

  #states({ query }: Reply): Promise<Reply> {
    return this.#ask('countries', { all: 'true', knownAt: String(query['knownAt']) });
  }

  async #ask(question: string, params: Given): Promise<Reply> {
    const { reply } = await this.queries.execute(new Ask(question, params));
    return reply!;
  }
}

type Given = Readonly<Record<string, string>>;

interface Wanted {
  readonly question: 'positions' | 'timeline';
  readonly framework: string;
  readonly query: Params;
  readonly held: string | undefined;
  readonly reply: FastifyReply;
}

/** Only a row tells somebody silent from somebody who was not asked about, so a map asks for all of them. */
const withSilent = (given: unknown = 'false'): unknown => (given === 'false' ? 'true' : given);

function onceEach(query: Params): Given {
  const twice = Object.entries(query).find(([, value]) => typeof value !== 'string');
  if (twice) {
    throw refuse(
      'invalid',
      'query.repeated-parameter',
      `"${twice[0]}" stands twice. Give it once.`,
      {
        pointer: twice[0],
      },
    );
  }
  return query as Given;
}

const several = (principle: string) =>
  refuse(
    'invalid',
    'picture.one-principle',
    `A picture shows one principle, and this names "${principle.slice(0, 40)}". Give one number, as in principle=3.`,
    { pointer: 'principle' },
  );
