import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Ask, AskPages, type Held } from '#application/ask.js';
import { entityTag } from '#application/entity-tags.js';
import { fileName } from '#application/file-name.js';
import type { Reply } from '#application/question.js';
import { mediaType } from './formats.js';
import { type Asked, linkHeader } from './links.js';
import { type Ready, ReadyBytes } from './ready-bytes.js';
import { renderJson } from './render-answer.js';
import { TableBodies } from './table-bodies.js';

/** What a look at an answer brings. */
export interface Looked {
  readonly tag: string;
  /** True when it will never be another. */
  readonly permanent: boolean;
  /** Undefined when the asker holds it already. */
  readonly sent: Made | undefined;
}

interface Made {
  readonly body: Buffer | Readable;
  readonly headers: Ready['headers'];
}

/** Bytes of answers: kept ready, or made once for all who ask meanwhile. */
@Injectable()
export class Answers {
  readonly #making = new Map<string, Promise<Ready | undefined>>();

  constructor(
    private readonly queries: QueryBus,
    private readonly tables: TableBodies,
    private readonly ready: ReadyBytes,
  ) {}

  /** Nothing to send where the answer is held already. */
  async look(asked: Asked, held: Held): Promise<Looked> {
    for (;;) {
      const { tag, permanent, made, others } = await this.#lookOnce(asked, held);
      const sent = made ?? (await others);
      if (sent || held(tag)) return { tag, permanent, sent };
      // What the other one made could not be shared: a stream, or a refusal.
    }
  }

  async #lookOnce(asked: Asked, held: Held) {
    let others: Ready | Promise<Ready | undefined> | undefined;
    let end: (ready: Ready | undefined) => void = () => {};
    let ready: Ready | undefined;
    try {
      const answer = await this.#answer(asked, (tag) => {
        if (held(tag)) return true;
        const key = keyOf(asked, tag);
        others = this.ready.find(key) ?? this.#making.get(key);
        if (!others) end = this.#begin(key);
        return others !== undefined;
      });
      ready = shared(answer.made);
      if (ready && !asked.question.volatile) this.ready.keep(keyOf(asked, answer.tag), ready);
      return { ...answer, others };
    } finally {
      end(ready);
    }
  }

  /** Whoever asks for it until the end waits for what comes of it. */
  #begin(key: string): (ready: Ready | undefined) => void {
    const { promise, resolve } = Promise.withResolvers<Ready | undefined>();
    this.#making.set(key, promise);
    return (ready) => {
      this.#making.delete(key);
      resolve(ready);
    };
  }

  /** The body is made before any header is set, so that a refusal on the way to it leaves alone. */
  async #answer(asked: Asked, held: Held) {
    const params = { ...asked.queryParams, ...asked.pathParams };
    const { question, format } = asked;
    if (format === 'json') {
      const answered = await this.queries.execute(new Ask(question.name, params, held));
      return made(asked, answered, async (answer) => Buffer.from(await renderJson(asked, answer)));
    }
    const answered = await this.queries.execute(new AskPages(question.name, params, held));
    return made(asked, answered, (answer) => this.tables.body(question, answer, format));
  }
}

/** A stream can be sent once. */
const shared = (made: Made | undefined): Ready | undefined =>
  made && Buffer.isBuffer(made.body) ? { ...made, body: made.body } : undefined;

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
