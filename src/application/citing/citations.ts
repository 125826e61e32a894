import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import canonicalize from 'canonicalize';
import { type Citation, CitationStore } from '#kernel/citation-store.js';
import { Clock } from '#kernel/clock.js';
import type { JsonObject } from '#kernel/json.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { Ask, AskPages } from '../ask.js';
import { LogReader } from '../keeper/log-reader.js';
import { permanentAddress, permanentParams } from '../permanent-address.js';
import type { Question, Reply } from '../question.js';
import { QUESTIONS } from '../questions.js';
import { ReadModel } from '../read-model.js';
import { TableFormats } from '../table-format.js';
import { tableMetadata } from '../table-metadata.js';
import type { AddressAsked } from './address-asked.js';
import { compare, type Difference } from './compare.js';

/** A citation, and whether the answer is still what it was. */
export interface Opened {
  readonly citation: Citation;
  readonly question: Question;
  /** Of the answer as it is now; null when there is none any more, as in a log that is shorter than it was. */
  readonly now: Pick<Answer, 'sha256' | 'rows'> | null;
  /** Where the answer stands for ever, under /v1. */
  readonly permanent: string;
  readonly frameworkTitle: string | undefined;
}

/** `a` against `b`: what came is added, what went is removed. */
export interface Compared extends Difference {
  readonly question: string;
  readonly a: Summary;
  readonly b: Summary;
}

type Summary = Pick<Citation, 'id' | 'sequence' | 'citedAt' | 'rows' | 'sha256'> & {
  readonly permanent: string;
};

const summaryOf = ({ citation, permanent }: Opened): Summary => {
  const { id, sequence, citedAt, rows, sha256 } = citation;
  return { id, sequence, citedAt, rows, sha256, permanent };
};

interface Answer {
  readonly query: JsonObject;
  readonly sequence: number;
  readonly sha256: string;
  readonly rows: number;
}

const ID = /^[0-9a-z]{1,40}$/;
const ID_LENGTH = 16;

/** Keeps what was asked together with a checksum of what was answered, and asks again. */
@Injectable()
export class Citations {
  constructor(
    private readonly store: CitationStore,
    private readonly queries: QueryBus,
    private readonly formats: TableFormats,
    private readonly model: ReadModel,
    private readonly reader: LogReader,
    private readonly clock: Clock,
  ) {}

  /** Cites an answer as it is now, or as known when the question says; the same again is the same citation. */
  async cite({ question, params }: AddressAsked): Promise<{ citation: Citation; isNew: boolean }> {
    const { query, sequence, sha256, rows } = await this.#answer(question, params);
    if (permanentParams(question, { query, sequence }) === undefined) throw notCitable(question);
    const id = idOf(question, query);
    const kept = await this.store.find(id);
    if (kept) return { citation: kept, isNew: false };
    const now = this.clock.now().toISOString();
    const recordedAt = (await this.reader.at(sequence))?.recordedAt ?? now;
    const fresh = { id, question: question.name, query, sequence, recordedAt };
    const citation = await this.store.keep({ ...fresh, citedAt: now, rows, sha256 });
    return { citation, isNew: true };
  }

  /** Asks the question of a citation again, as known then. */
  async open(id: string): Promise<Opened> {
    const citation = ID.test(id) ? await this.store.find(id) : undefined;
    const question = citation && QUESTIONS.get(citation.question);
    if (!citation || !question) throw unknown(id);
    const now = await this.#answerIfAny(question, permanentParams(question, citation)!);
    const framework = citation.query['framework'];
    const entry = this.model.frameworks.at(citation.sequence).get(String(framework));
    return {
      citation,
      question,
      now,
      permanent: permanentAddress(question, citation)!,
      frameworkTitle: entry?.data['title'] as string | undefined,
    };
  }

  /** Two answers to the same question, held against each other. */
  async compare(a: string, b: string): Promise<Compared> {
    const [one, other] = [await this.open(a), await this.open(b)];
    if (one.question !== other.question) throw otherQuestion(one, other);
    const [before, after] = [await this.#reply(one), await this.#reply(other)];
    const sides = { a: summaryOf(one), b: summaryOf(other) };
    return { ...sides, question: one.question.name, ...compare(before, after, one.question.key) };
  }

  async #reply({ question, citation }: Opened): Promise<Reply> {
    const params = permanentParams(question, citation)!;
    return (await this.queries.execute(new Ask(question.name, params))).reply!;
  }

  /** Whatever is refused of a question that was answered once is the log's doing, unless it is of the moment. */
  async #answerIfAny(question: Question, params: AddressAsked['params']): Promise<Answer | null> {
    try {
      return await this.#answer(question, params);
    } catch (error) {
      if (error instanceof Refusal && error.kind !== 'unavailable') return null;
      throw error;
    }
  }

  async #answer(question: Question, params: AddressAsked['params']): Promise<Answer> {
    const { reply } = await this.queries.execute(new AskPages(question.name, params));
    const { query, sequence } = reply!;
    const { csv, rows } = await tableMetadata(question, reply!, this.formats);
    return {
      query,
      sequence,
      sha256: (csv as JsonObject)['sha256'] as string,
      rows: rows as number,
    };
  }
}

/** The same for the same question, wherever it is asked. */
const idOf = ({ name }: Question, query: JsonObject): string =>
  base32(
    createHash('sha256')
      .update(canonicalize({ question: name, query })!)
      .digest(),
  );

/** RFC 4648 in small letters, which nobody mistakes for one another when reading aloud. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = bits.match(/.{5}/g)!.slice(0, ID_LENGTH);
  return digits
    .map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five, 2)])
    .join('');
}

const unknown = (id: string) =>
  refuse(
    'missing',
    'citation.unknown',
    `Nothing was cited under "${id.slice(0, 60)}" here. Citations are kept where they were made; the permanent address in it works everywhere.`,
  );

const otherQuestion = (a: Opened, b: Opened) =>
  refuse(
    'invalid',
    'citation.other-question',
    `${a.citation.id} cites ${a.question.name}, ${b.citation.id} cites ${b.question.name}: their rows cannot be held against each other. Compare two citations of one question.`,
  );

const notCitable = ({ name }: Question) =>
  refuse(
    'invalid',
    'citation.no-answer',
    `What ${name} answers is of the moment, and cannot be had again. Cite an answer with a known sequence, such as positions.`,
    { pointer: '/address' },
  );
