import { Injectable } from '@nestjs/common';
import type { Question } from '#application/question.js';
import { hasForeignSuffix } from '#application/taken-suffix.js';
import { type Refusal, refuse } from '#kernel/refusal.js';
import { FORMAT_NAMES, type Format, splitFormat, withoutSuffix } from './formats.js';
import { nearestAddress } from './nearest-address.js';
import { matchPath, type PathTemplate, pathTemplate, segmentsOf } from './path-template.js';
import { QuestionBook } from './question-book.js';
import { WRITE_ROUTES } from './write-routes.js';

/** A reading address, understood. */
export interface ReadAddress {
  readonly question: Question;
  readonly pathParams: Readonly<Record<string, string>>;
  /** What the suffix asks for; undefined without one. */
  readonly format: Format | undefined;
}

/** Addresses outside /v1 that answer a GET. */
const PAGES = [
  '/',
  '/v1',
  '/docs',
  '/docs/errors',
  '/openapi.json',
  '/healthz',
  '/readyz',
  '/v1/stream',
];

/** Citations, in any style. */
const CITE = pathTemplate('/v1/cite');
const IMPORTS = pathTemplate('/v1/imports');
const CITED = [pathTemplate('/v1/cite/{id}'), pathTemplate('/v1/cite/{a}/diff/{b}')];

/** Archives; no question, for they hold the answers of many. */
const ARCHIVE = pathTemplate('/v1/exports/{framework}.zip');

/** Knows every address: what a path means, and what to say about one that means nothing. */
@Injectable()
export class Addresses {
  readonly #reads: readonly { readonly template: PathTemplate; readonly question: Question }[];

  constructor(book: QuestionBook) {
    this.#reads = [...book.questions.values()]
      .map((question) => ({ question, template: pathTemplate(`/v1${question.path}`) }))
      .toSorted((a, b) => a.template.parameters.length - b.template.parameters.length);
  }

  /** Refuses a path that answers nothing (`address.unknown`) or not in that format (`answer.no-such-format`). */
  read(path: string): ReadAddress {
    const segments = segmentsOf(path);
    const last = segments.at(-1)!;
    const ours = splitFormat(last);
    const suffixed = ours && this.#match([...segments.slice(0, -1), ours.stem]);
    if (ours && suffixed) return { ...suffixed, format: ours.format };
    const stem = withoutSuffix(last);
    const plain = this.#match(segments);
    if (plain && !hasForeignSuffix(last)) return { ...plain, format: undefined };
    if (stem !== undefined && this.#match([...segments.slice(0, -1), stem])) {
      throw noSuchFormat(
        `There is no ${last.slice(stem.length, stem.length + 20)} of this answer.`,
      );
    }
    throw this.refusal('GET', path);
  }

  /** What is wrong with a request that no route took: the address, or only the method. */
  refusal(method: string, path: string): Refusal {
    const allow = this.#methods(segmentsOf(path));
    if (allow.length > 0 && !allow.includes(method)) return wrongMethod(method, allow);
    const known = this.#templates();
    const near = nearestAddress(segmentsOf(path), known);
    return refuse(
      'missing',
      'address.unknown',
      `Nothing is at this address. ${near === undefined ? 'All addresses are listed at /docs.' : `Did you mean ${near}?`}`,
      { facts: near === undefined ? {} : { nearest: near } },
    );
  }

  #match(segments: readonly string[]) {
    for (const { question, template } of this.#reads) {
      const pathParams = matchPath(template, segments);
      if (pathParams) return { question, pathParams };
    }
    return undefined;
  }

  #methods(segments: readonly string[]): string[] {
    const ours = splitFormat(segments.at(-1)!);
    const bare = ours ? [...segments.slice(0, -1), ours.stem] : segments;
    const reads = [segments, bare].some((path) => this.#match(path));
    const page = isPage(segments);
    const writes =
      [CITE, IMPORTS].some((path) => matchPath(path, segments)) ||
      WRITE_ROUTES.some(({ path }) => matchPath(path, segments.slice(1)));
    return [
      ...(reads || page ? ['GET', 'HEAD'] : []),
      ...(segments[0] === 'v1' && writes ? ['POST'] : []),
    ];
  }

  #templates(): PathTemplate[] {
    return [
      ...this.#reads.map(({ template }) => template),
      ...WRITE_ROUTES.map(({ path }) => pathTemplate(`/v1${path.text}`)),
      ...PAGES.map(pathTemplate),
      ARCHIVE,
      CITE,
      IMPORTS,
      ...CITED,
    ];
  }
}

const isPage = (segments: readonly string[]): boolean =>
  PAGES.includes(`/${segments.join('/')}`) ||
  [ARCHIVE, ...CITED].some((template) => matchPath(template, segments));

/** 406, by suffix or by Accept. */
export function noSuchFormat(why: string): Refusal {
  const suffixes = FORMAT_NAMES.map((name) => `.${name}`).join(', ');
  return refuse('invalid', 'answer.no-such-format', `${why} Ask for one of ${suffixes}.`, {
    facts: { formats: [...FORMAT_NAMES] },
  });
}

function wrongMethod(method: string, allow: readonly string[]): Refusal {
  return refuse(
    'invalid',
    'method.not-allowed',
    `${method.slice(0, 20)} does nothing at this address. It takes ${allow.join(', ')}.`,
    { facts: { allow: [...allow] } },
  );
}
