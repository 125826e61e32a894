import type { Row } from '#kernel/projection.js';
import { lowerBound } from '#positions/bisect.js';
import { CodedColumn } from './coded-column.js';
import { IntList } from './int-list.js';

/** What records can be counted and filtered by, as the table `entry` names it. */
export const ENTRY_COLUMNS = [
  'party',
  'kind',
  'year',
  'subjects',
  'attribution',
  'languages',
  'grades',
  'publishers',
  'tags',
  'live',
] as const;
export type EntryColumn = (typeof ENTRY_COLUMNS)[number];

/** Still believed. */
const OPEN = 0x7fffffff;

/** Rows of the table `entry` without their words, in every version that was believed, in the order of their sequences. */
export class EntryBook {
  readonly #knownFrom = new IntList();
  readonly #knownTo = new IntList();
  readonly #firsts = new IntList();
  readonly #columns = new Map(ENTRY_COLUMNS.map((name) => [name, new CodedColumn()]));

  /** What of the table is held. */
  static readonly HELD: readonly string[] = [
    'first_sequence',
    'known_from',
    'known_to',
    ...ENTRY_COLUMNS,
  ];

  /** An event opens one version at most, so its sequence tells which one is meant. */
  put(row: Row): void {
    const from = row['known_from'] as number;
    const at = lowerBound(this.#knownFrom.numbers, from);
    if (this.#knownFrom.numbers[at] !== from) this.#insert(at, row);
    this.#knownTo.set(at, (row['known_to'] as number | null) ?? OPEN);
  }

  column(name: EntryColumn): CodedColumn {
    return this.#columns.get(name)!;
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
    for (const [name, column] of this.#columns) {
      column.codes.insert(at, column.codeOf(String(row[name])));
    }
  }
}
