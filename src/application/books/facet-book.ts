import type { Row } from '#kernel/projection.js';
import { beliefIn, standingOf } from '#vocabulary/belief.js';
import { FIELDS, type Field, fieldsOf } from '#vocabulary/found-by.js';
import type { RecordData } from '#vocabulary/record.js';
import { CodedColumn } from './coded-column.js';
import { IntList } from './int-list.js';

/** A field of a record, or whether it is live: 1 or 0. */
export type FacetColumn = Field | 'live';
const COLUMNS: readonly FacetColumn[] = [...FIELDS, 'live'];

/** Still believed. */
const OPEN = 0x7fffffff;

/** What records are counted and chosen by, in every version that was believed, in the order of their sequences. */
export class FacetBook {
  readonly #knownFrom = new IntList();
  readonly #knownTo = new IntList();
  readonly #firsts = new IntList();
  readonly #columns = COLUMNS.map(() => new CodedColumn());

  /** What of the table `record` is held. */
  static readonly HELD: readonly string[] = [
    'first_sequence',
    'data',
    'belief',
    'known_from',
    'known_to',
  ];

  /** An event opens one version at most, so its sequence tells which one is meant. */
  put(row: Row): void {
    const from = row['known_from'] as number;
    const at = this.#knownFrom.lowerBound(from);
    if (this.#knownFrom.at(at) !== from) this.#insert(at, row);
    this.#knownTo.set(at, (row['known_to'] as number | null) ?? OPEN);
  }

  column(name: FacetColumn): CodedColumn {
    return this.#columns[COLUMNS.indexOf(name)]!;
  }

  /** Visits what was believed at the sequence: place in the columns, and the sequence of the record's first event. */
  eachAt(knownAt: number, visit: (at: number, first: number) => void): void {
    const [from, to, firsts] = [this.#knownFrom, this.#knownTo, this.#firsts].map(
      ({ numbers }) => numbers,
    ) as [Int32Array, Int32Array, Int32Array];
    for (let at = 0; at < from.length && from[at]! <= knownAt; at += 1) {
      if (knownAt < to[at]!) visit(at, firsts[at]!);
    }
  }

  #insert(at: number, row: Row): void {
    this.#knownFrom.insert(at, row['known_from'] as number);
    this.#knownTo.insert(at, OPEN);
    this.#firsts.insert(at, row['first_sequence'] as number);
    const data = JSON.parse(row['data'] as string) as RecordData;
    const texts = [...fieldsOf(data), standingOf(beliefIn(row)).live ? '1' : '0'];
    this.#columns.forEach((column, place) => {
      column.codes.insert(at, column.codeOf(texts[place]!));
    });
  }
}
