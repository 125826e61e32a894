import { Query } from '@nestjs/cqrs';
import type { Column, Pages, Reply } from './question.js';

/** A reply under its tag; without the reply when the asker holds one with this tag already. */
export interface Answered {
  /** Names projections, their versions, sequence and query: equal tags, equal bytes. */
  readonly tag: string;
  /** True when the query fixed its known sequence, so that the answer never changes. */
  readonly permanent: boolean;
  readonly reply: Reply | undefined;
}

/** Whether a reply under this tag is at hand already; asked before the work is done. */
export type Held = (tag: string) => boolean;

const NOTHING: Held = () => false;

/** Ask a question by name, with parameters as they stand in an address or behind a flag. */
export class Ask extends Query<Answered> {
  constructor(
    readonly question: string,
    readonly params: Readonly<Record<string, string>>,
    readonly held: Held = NOTHING,
  ) {
    super();
  }
}

/** A reply as a table whose rows are drawn once, page by page. */
export interface PagedReply extends Pick<Reply, 'query' | 'sequence' | 'about'> {
  readonly columns: readonly Column[];
  readonly pages: Pages;
}

export interface AnsweredPages extends Pick<Answered, 'tag' | 'permanent'> {
  readonly reply: PagedReply | undefined;
}

/** As `Ask`, for whoever carries the rows on and does not keep them. */
export class AskPages extends Query<AnsweredPages> {
  constructor(
    readonly question: string,
    readonly params: Readonly<Record<string, string>>,
    readonly held: Held = NOTHING,
  ) {
    super();
  }
}
