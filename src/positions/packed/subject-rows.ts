import type { Directory } from '../directory.js';
import type { Filters } from '../filters.js';
import type { CellRows } from './cell-rows.js';
import { datedAs, dealToMembers, type PartyNames } from './deal.js';
import { mergeRows } from './merge-rows.js';
import { FACTS, FIRST_SEQUENCE, KNOWN_FROM, KNOWN_TO, PARTY, START, WIDTH } from './row.js';
import { sortRows } from './sort-rows.js';

/** A version that is being closed is looked for in the tail row by row, so it must not grow long before. */
const SEARCHED_MAX = 512;
/** Within a subject no two versions have all of these in common. */
const IDENTITY = [KNOWN_FROM, FIRST_SEQUENCE, FACTS, PARTY, START] as const;
const EMPTY: CellRows = {
  rows: new Int32Array(0),
  parties: new Int32Array(0),
  offsets: new Int32Array(1),
};

/** How rows are to be dealt out. */
export type Dealing = Pick<Filters, 'dating' | 'groups'> & { readonly directory: Directory };

/**
 * All versions of all evidence on one subject: a sorted base, and a tail of what has come in since somebody asked. The
 * first question after that merges the two, which is one pass over the subject's rows.
 */
export class SubjectRows {
  #base = EMPTY;
  #tail = new Int32Array(4 * WIDTH);
  #tailLength = 0;
  #newest = 0;
  #dated: CellRows | undefined;
  #dealt = new WeakMap<Directory, Map<Filters['dating'], CellRows>>();

  constructor(private readonly names: PartyNames) {}

  get count(): number {
    return (this.#base.rows.length + this.#tailLength) / WIDTH;
  }

  /** Takes in a version that was not there before. */
  add(row: Int32Array): void {
    if (this.#tailLength === this.#tail.length) {
      const longer = new Int32Array(this.#tail.length * 2);
      longer.set(this.#tail);
      this.#tail = longer;
    }
    this.#tail.set(row, this.#tailLength);
    this.#tailLength += WIDTH;
    this.#newest = Math.max(this.#newest, row[KNOWN_FROM]!);
    this.#forget();
  }

  /** Takes a version in, or, when it was there, the sequence at which it stopped to be believed. */
  put(row: Int32Array): void {
    if (row[KNOWN_FROM]! > this.#newest || !this.#close(row)) this.add(row);
    else this.#forget();
  }

  /** Every version, in no order that means anything; valid until the next `put`. */
  *all(): Generator<readonly [rows: Int32Array, at: number]> {
    const { rows } = this.#merged();
    for (let at = 0; at < rows.length; at += WIDTH) yield [rows, at];
  }

  cells({ dating, groups, directory }: Dealing): CellRows {
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
    this.#dated ??= datedAs(base, this.names.ranks());
    return this.#dated;
  }

  #merged(): CellRows {
    if (this.#tailLength === 0) return this.#base;
    const ranks = this.names.ranks();
    const tail = sortRows({ rows: this.#tail.slice(0, this.#tailLength) }, ranks);
    this.#base = this.#base === EMPTY ? tail : mergeRows(this.#base, tail, ranks);
    this.#tailLength = 0;
    return this.#base;
  }

  #close(row: Int32Array): boolean {
    if (this.#tailLength > SEARCHED_MAX * WIDTH) this.#merged();
    return this.#closeIn(this.#tail, 0, this.#tailLength, row) || this.#closeInBase(row);
  }

  #closeInBase(row: Int32Array): boolean {
    const { rows, parties, offsets } = this.#base;
    const cell = parties.indexOf(row[PARTY]!);
    return cell >= 0 && this.#closeIn(rows, offsets[cell]!, offsets[cell + 1]!, row);
  }

  #closeIn(rows: Int32Array, from: number, to: number, row: Int32Array): boolean {
    for (let at = from; at < to; at += WIDTH) {
      if (!IDENTITY.every((column) => rows[at + column] === row[column])) continue;
      rows[at + KNOWN_TO] = row[KNOWN_TO]!;
      return true;
    }
    return false;
  }

  #forget(): void {
    this.#dated = undefined;
    this.#dealt = new WeakMap();
  }
}
