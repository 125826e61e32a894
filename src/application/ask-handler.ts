import { createHash } from 'node:crypto';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import canonicalize from 'canonicalize';
import { Clock } from '#kernel/clock.js';
import type { JsonObject } from '#kernel/json.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { type Answered, type AnsweredPages, Ask, type AskPages } from './ask.js';
import { codeNamed } from './books/spells-named.js';
import { Keeper } from './keeper/keeper.js';
import { LogReader } from './keeper/log-reader.js';
import { KeptReplies } from './kept-replies.js';
import { KnownClock } from './known-clock.js';
import { nameMethod } from './name-method.js';
import { pagesOf } from './pages-of.js';
import { parseParams } from './parse-params.js';
import { withPartiesMeant } from './parties-meant.js';
import type { Question, Reply, Sources } from './question.js';
import { QUESTIONS } from './questions.js';
import { ReadModel } from './read-model.js';
import { RecordReader } from './record-reader.js';

/** Sets both clocks, names the answer before it is worked out, and works it out once. */
@QueryHandler(Ask)
export class AskHandler implements IQueryHandler<Ask> {
  readonly #replies = new KeptReplies();

  constructor(
    private readonly model: ReadModel,
    private readonly records: RecordReader,
    private readonly reader: LogReader,
    private readonly keeper: Keeper,
    private readonly clock: Clock,
    private readonly knownClock: KnownClock,
  ) {}

  async execute(ask: Ask): Promise<Answered> {
    const { question, query, tag, permanent } = await this.#named(ask);
    if (ask.held(tag)) return { tag, permanent, reply: undefined };
    return { tag, permanent, reply: await this.#reply(question, query, tag) };
  }

  /** Draws the rows from where they lie, if the question can; else pages through those of its answer. */
  async pages(ask: AskPages): Promise<AnsweredPages> {
    const { question, query, tag, permanent } = await this.#named(ask);
    if (ask.held(tag)) return { tag, permanent, reply: undefined };
    const drawn = question.draw?.(query as never, this.#sources());
    if (drawn) {
      const { columns } = question;
      const sequence = this.#sequenceOf(query);
      return { tag, permanent, reply: { query, sequence, columns, ...drawn } };
    }
    const { rows, columns = question.columns, ...rest } = await this.#reply(question, query, tag);
    return { tag, permanent, reply: { ...rest, columns, pages: pagesOf(rows) } };
  }

  /** Names the answer before it is worked out. */
  async #named({ question: name, params }: Ask | AskPages) {
    const question = QUESTIONS.get(name);
    if (!question) throw refuse('missing', 'question.unknown', `Nobody can ask for "${name}".`);
    const { minSequence, ...parsed } = this.#parsed(question, params);
    const own = nameMethod(question, parsed, params['method']);
    if (minSequence !== undefined) await this.model.reached(minSequence, 'minSequence');
    const query = await this.#withClocks(question, own);
    const tag = this.#tag(question, query);
    return { question, query, tag, permanent: this.#isFixed(question, own) };
  }

  #parsed(question: Question, params: Ask['params']) {
    try {
      return parseParams(question, params);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { parties, sequence } = this.model;
      throw withPartiesMeant(error, params, (name) => codeNamed(parties.states.at(sequence), name));
    }
  }

  async #withClocks(question: Question, own: JsonObject): Promise<JsonObject> {
    const { shape } = question.params;
    const clocks: Record<string, string | number> = {};
    if ('asOf' in shape) clocks['asOf'] = (own['asOf'] as string) ?? this.clock.today();
    if ('knownAt' in shape) {
      clocks['knownAt'] = await this.knownClock.sequenceOf(own['knownAt'] as string | undefined);
    }
    if ('since' in shape && own['since'] !== undefined) {
      clocks['since'] = await this.knownClock.sequenceOf(own['since'] as string, 'since');
    }
    return inOrder(Object.keys(shape), { ...own, ...clocks });
  }

  /** With both clocks set by the asker, and the known one at rest, nothing that comes later changes the answer. */
  #isFixed({ params: { shape } }: Question, own: JsonObject): boolean {
    if (own['knownAt'] === undefined || ('asOf' in shape && own['asOf'] === undefined))
      return false;
    const moments = [own['knownAt'], own['since']].filter((text) => typeof text === 'string');
    return moments.every((text) => this.knownClock.isOver(text));
  }

  #tag({ name, volatile }: Question, query: JsonObject): string {
    const sequence = query['knownAt'] ?? this.model.sequence;
    const moment = volatile ? this.clock.now().getTime() : 0;
    const parts = [name, this.keeper.versions(), sequence, canonicalize(query) ?? '', moment];
    return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27);
  }

  async #reply(question: Question, query: JsonObject, tag: string): Promise<Reply> {
    const kept = this.#replies.get(tag);
    if (kept) return kept;
    const sequence = this.#sequenceOf(query);
    const answer = await question.answer(query as never, this.#sources());
    const reply = { query, sequence, ...answer };
    if (!question.volatile) this.#replies.keep(tag, reply);
    return reply;
  }

  #sequenceOf(query: JsonObject): number {
    return (query['knownAt'] as number | undefined) ?? this.model.sequence;
  }

  #sources(): Sources {
    const { model, records, reader, keeper } = this;
    return { model, records, reader, keeper };
  }
}

/** As the question names its parameters, whichever of them were given: equal queries, equal bytes. */
const inOrder = (names: readonly string[], query: JsonObject): JsonObject =>
  Object.fromEntries(
    names.filter((name) => query[name] !== undefined).map((name) => [name, query[name]!]),
  );
