import type { Ints } from '#kernel/ints.js';
import type { Directory } from '../directory.js';
import type { Filters } from '../filters.js';
import { admittedRows } from './admitted-rows.js';
import { type CellRows, NO_CELLS } from './cell-rows.js';
import { FIRST_SEQUENCE, PARTY } from './cold-rows.js';
import { datedAsPossible, dealToMembers } from './deal.js';
import { mergeRows } from './merge-rows.js';
import type { PartyNames } from './names.js';
import { copyRow, FACTS, KNOWN_FROM, KNOWN_TO, START, WIDTH } from './row.js';
import { sortRows } from './sort-rows.js';

/** A tail begins with room for so many rows. */
const FIRST_ROWS = 4;
/** Where the order does not help, a version is looked for in the tail row by row: it must not grow long before. */
const SEARCHED_MAX = 512;

/** A version as it was when it was opened; within a subject no two have all of this in common. */
export interface Opened {
  readonly row: Int32Array;
  readonly firstSequence: number;
  readonly party: number;
}

/** How rows are to be dealt out. */
export interface Dealing extends Pick<Filters, 'dating' | 'groups'> {
  readonly directory: Directory;
  /** By packed facts 1 for those that are wanted, the same table each time; without it all are. */
  readonly admission?: Uint8Array;
}

/**
 * All versions of all evidence on one subject: a sorted base, and a tail of what has come in since somebody asked. The
 * first question after that merges the two, which is one pass over the subject's rows.
 */
export class SubjectRows {
  #base = NO_CELLS;
  #tail = NO_CELLS.rows;
  #tailLength = 0;
  /** Whether the rows of the tail came in the order in which they were believed. */
  #isInOrder = true;
  #newest = 0;
  /** Whether anything stands in the two below, or is kept elsewhere beside the rows. */
  #isDealt = false;
  #dated: CellRows | undefined;
  #dealt = new WeakMap<Directory, Map<Filters['dating'], CellRows>>();

  constructor(
    private readonly names: PartyNames,
    private readonly ints: Ints,
  ) {}

  get count(): number {
    return (this.#base.rows.length + this.#tailLength) / WIDTH;
  }

  /** Takes in a version that was not there before. */
  add(row: Int32Array): void {
    if (this.#tailLength === this.#tail.length) this.#lengthen();
    copyRow(row, 0, this.#tail, this.#tailLength);
    this.#tailLength += WIDTH;
    this.#isInOrder &&= row[KNOWN_FROM]! >= this.#newest;
    this.#newest = Math.max(this.#newest, row[KNOWN_FROM]!);
    this.#forget();
  }

  /** Notes the sequence at which a version stopped to be believed; false when it was never there. */
  close(version: Opened): boolean {
    if (version.row[KNOWN_FROM]! > this.#newest) return false;
    if (!this.#isInOrder && this.#tailLength > SEARCHED_MAX * WIDTH) this.#merged();
    const isThere = this.#closeInTail(version) || this.#closeInBase(version);
    if (isThere) this.#forget();
    return isThere;
  }

  /** Every version, in no order that means anything; valid until the next `put`. */
  *all(): Generator<readonly [rows: Int32Array, at: number]> {
    const { rows } = this.#merged();
    for (let at = 0; at < rows.length; at += WIDTH) yield [rows, at];
  }

  cells({ admission, ...dealing }: Dealing): CellRows {
    this.#isDealt = true;
    const cells = this.#dealtAs(dealing);
    return admission ? admittedRows(cells, admission) : cells;
  }

  #dealtAs({ dating, groups, directory }: Dealing): CellRows {
    const direct = this.#datedAs(dating);
    if (groups === 'direct') return direct;
    const dealt = this.#dealt.get(directory) ?? new Map<Filters['dating'], CellRows>();
    const cells = dealt.get(dating) ?? dealToMembers(direct, directory, this.names);
    this.#dealt.set(directory, dealt.set(dating, cells));
    return cells;
  }

  #datedAs(dating: Filters['dating']): CellRows {
    const base = this.#merged();
    if (dating === 'certain') return base;
    this.#dated ??= datedAsPossible(base, this.names);
    return this.#dated;
  }

  #merged(): CellRows {
    if (this.#tailLength === 0) return this.#base;
    const tail = sortRows({ rows: this.#tail.subarray(0, this.#tailLength) }, this.names);
    this.#base = this.#base === NO_CELLS ? tail : mergeRows(this.#base, tail, this.names);
    this.#tail = NO_CELLS.rows;
    this.#tailLength = 0;
    this.#isInOrder = true;
    return this.#base;
  }

  #lengthen(): void {
    const longer = this.ints(Math.max(FIRST_ROWS * WIDTH, this.#tail.length * 2));
    longer.set(this.#tail);
    this.#tail = longer;
  }

  #closeInTail(version: Opened): boolean {
    const knownFrom = version.row[KNOWN_FROM]!;
    const [from, to] = this.#isInOrder
      ? [this.#endOf(knownFrom - 1), this.#endOf(knownFrom)]
      : [0, this.#tailLength];
    return this.#closeIn(this.#tail, from, to, version);
  }

  /** Where in a tail that is in order those end that were believed from a sequence or an earlier one. */
  #endOf(knownFrom: number): number {
    let low = 0;
    let high = this.#tailLength / WIDTH;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#tail[middle * WIDTH + KNOWN_FROM]! <= knownFrom) low = middle + 1;
      else high = middle;
    }
    return low * WIDTH;
  }

  #closeInBase(version: Opened): boolean {
    const { rows, parties, offsets } = this.#base;
    const cell = parties.indexOf(version.party);
    return cell >= 0 && this.#closeIn(rows, offsets[cell]!, offsets[cell + 1]!, version);
  }

  /** Mostly it is one of the newest. */
  #closeIn(rows: Int32Array, from: number, to: number, version: Opened): boolean {
    for (let at = to - WIDTH; at >= from; at -= WIDTH) {
      if (!this.#isSame(rows, at, version)) continue;
      rows[at + KNOWN_TO] = version.row[KNOWN_TO]!;
      return true;
    }
    return false;
  }

  #isSame(rows: Int32Array, at: number, { row, firstSequence, party }: Opened): boolean {
    return (
      rows[at + KNOWN_FROM] === row[KNOWN_FROM] &&
      rows[at + FACTS] === row[FACTS] &&
      rows[at + START] === row[START] &&
      this.names.cold.of(rows, at, FIRST_SEQUENCE) === firstSequence &&
      this.names.cold.of(rows, at, PARTY) === party
    );
  }

  #forget(): void {
    if (!this.#isDealt) return;
    this.#isDealt = false;
    // What others keep beside the rows ends with this object.
    this.#base = { ...this.#base };
    this.#dated = undefined;
    this.#dealt = new WeakMap();
  }
}
