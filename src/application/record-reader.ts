import { Injectable } from '@nestjs/common';
import type { JsonObject } from '#kernel/json.js';
import type { Wanted } from '#kernel/page.js';
import type { Row } from '#kernel/projection.js';
import { ViewStore } from '#kernel/view-store.js';
import { beliefIn, standingOf } from '#vocabulary/belief.js';
import type { Bearing, RecordData } from '#vocabulary/record.js';
import type { ReviewSort } from '#vocabulary/review-sort.js';
import { Keeper } from './keeper/keeper.js';

/** A record in one version of what was believed about it. */
export interface RecordVersion {
  readonly data: RecordData;
  readonly firstSequence: number;
  /** The sequence from which this was believed. */
  readonly knownFrom: number;
  readonly live: boolean;
  readonly review: string;
  readonly endedOn: string | null;
  readonly how: string | null;
}

/** The latest review of its sort of a record by one coder. */
export interface ReviewVersion {
  readonly record: string;
  readonly coder: string;
  readonly sort: ReviewSort;
  /** The coder's own coding; empty when there is only a verdict. */
  readonly bearings: readonly Bearing[];
  /** The record's own coding, as it was before anyone reviewed it. */
  readonly original: readonly Bearing[];
  /** The sequence of the review. */
  readonly knownFrom: number;
}

/** A record that holds what was looked for. */
export interface Find {
  /** Sequence of its first event. */
  readonly first: number;
  readonly words: string;
}

const PAGE_FINDS = 500;

/** Records with all their fields, which live in the view store and not in memory. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly views: ViewStore,
    private readonly keeper: Keeper,
  ) {}

  /** As known at the sequence; undefined when it was not recorded by then. */
  async version(id: string, knownAt: number): Promise<RecordVersion | undefined> {
    const rows = await this.views.where(this.#evidence(), 'record', 'record', id);
    const row = rows.find((each) => believed(each, knownAt));
    return row && versionOf(row);
  }

  /** In the order in which they were first recorded, beginning after a first sequence. */
  async page(knownAt: number, after: number, limit: number): Promise<readonly RecordVersion[]> {
    const found: RecordVersion[] = [];
    let last = after;
    while (found.length < limit) {
      const asked = { column: 'known_from', after: last, limit };
      const rows = await this.views.after(this.#evidence(), 'record', asked);
      if (rows.length === 0) break;
      last = rows.at(-1)!['known_from'] as number;
      found.push(...(await this.#believed(rows.filter(isFirst), knownAt)).map(versionOf));
    }
    return found;
  }

  /** Records by the sequences of their first events, in that order; those not recorded by then are left out. */
  async among(firsts: readonly number[], knownAt: number): Promise<readonly RecordVersion[]> {
    const rows = await this.views.where(this.#evidence(), 'record', 'known_from', firsts);
    const known = (await this.#believed(rows.filter(isFirst), knownAt)).map(versionOf);
    const byFirst = new Map(known.map((version) => [version.firstSequence, version]));
    return firsts.flatMap((first) => byFirst.get(first) ?? []);
  }

  /** The versions of these records that were believed at the sequence, given their first ones. */
  async #believed(firsts: readonly Row[], knownAt: number): Promise<readonly Row[]> {
    const revised = firsts.filter((row) => wasKnown(row, knownAt) && !believed(row, knownAt));
    if (revised.length === 0) return firsts.filter((row) => believed(row, knownAt));
    const ids = revised.map((row) => row['record'] as string);
    const later = await this.views.where(this.#evidence(), 'record', 'record', ids);
    const byId = new Map(
      later.filter((row) => believed(row, knownAt)).map((row) => [row['record'], row]),
    );
    return firsts.flatMap((row) => {
      const now = believed(row, knownAt) ? row : byId.get(row['record']!);
      return now ? [now] : [];
    });
  }

  /** Records that hold the words, as known at the sequence, with all their words; in pages. */
  async *finds(wanted: Wanted, knownAt: number): AsyncGenerator<readonly Find[]> {
    const columns = ['first_sequence', 'known_from', 'known_to'];
    const asked = { size: PAGE_FINDS, columns, wanted };
    for await (const rows of this.views.pages(this.#evidence(), 'record', asked)) {
      yield rows
        .filter((row) => believed(row, knownAt))
        .map((row) => ({ first: row['first_sequence'] as number, words: row['words'] as string }));
    }
  }

  /** Links from and to the record, as known at the sequence. */
  async links(id: string, knownAt: number): Promise<readonly JsonObject[]> {
    const evidence = this.#evidence();
    const rows = [
      ...(await this.views.where(evidence, 'link', 'record', id)),
      ...(await this.views.where(evidence, 'link', 'target', id)),
    ];
    return rows
      .filter((row) => (row['known_from'] as number) <= knownAt)
      .map((row) => ({
        from: row['record'] as string,
        to: row['target'] as string,
        relation: row['relation'] as string,
        note: row['note'] as string | null,
        sequence: row['known_from'] as number,
      }));
  }

  /** Reviews of live records, as known at the sequence; by record, then coder. */
  async reviews(knownAt: number): Promise<readonly ReviewVersion[]> {
    const rows = await this.views.all(this.#evidence(), 'review');
    return rows.filter((row) => believed(row, knownAt)).map(reviewOf);
  }

  #evidence() {
    return this.keeper.live('evidence');
  }
}

const isFirst = (row: Row): boolean => row['known_from'] === row['first_sequence'];

const wasKnown = (row: Row, knownAt: number): boolean => (row['known_from'] as number) <= knownAt;

const believed = (row: Row, knownAt: number): boolean =>
  wasKnown(row, knownAt) && (row['known_to'] === null || knownAt < (row['known_to'] as number));

const versionOf = (row: Row): RecordVersion => ({
  data: JSON.parse(row['data'] as string) as RecordData,
  firstSequence: row['first_sequence'] as number,
  knownFrom: row['known_from'] as number,
  ...standingOf(beliefIn(row)),
});

const reviewOf = (row: Row): ReviewVersion => ({
  record: row['record'] as string,
  coder: row['coder'] as string,
  sort: row['sort'] as ReviewSort,
  bearings: row['bearings'] as readonly Bearing[],
  original: row['original'] as readonly Bearing[],
  knownFrom: row['known_from'] as number,
});
