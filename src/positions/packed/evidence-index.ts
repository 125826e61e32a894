import { getOrMake } from '#kernel/get-or-make.js';
import type { Evidence } from '../evidence.js';
import type { Filters } from '../filters.js';
import type { PartyNames } from './deal.js';
import { factsOf, packFacts } from './facts.js';
import { Names } from './names.js';
import {
  COVERS,
  END,
  FACTS,
  FIRST_SEQUENCE,
  factsIn,
  KNOWN_FROM,
  KNOWN_TO,
  NEVER,
  OTHER_END,
  OTHER_START,
  PARTY,
  placeIn,
  RECORD,
  START,
  WIDTH,
} from './row.js';
import { SubjectRows } from './subject-rows.js';

const NOBODY: readonly string[] = [];

/** Every version of every piece of evidence that was ever believed, packed, by subject. */
export class EvidenceIndex {
  readonly #subjects = new Map<string, SubjectRows>();
  readonly #parties = new Names();
  readonly #records: string[] = [];
  readonly #covers: (readonly string[])[] = [NOBODY];
  readonly #row = new Int32Array(WIDTH);

  /** An index of these. */
  static of(all: Iterable<Evidence>): EvidenceIndex {
    const index = new EvidenceIndex();
    for (const evidence of all) index.add(evidence);
    return index;
  }

  /** Takes in a version that was not there before. */
  add(evidence: Evidence): void {
    this.#rowsOn(evidence.on).add(this.#pack(evidence));
  }

  /** Takes a version in, or, when it was there, the sequence at which it stopped to be believed. */
  put(evidence: Evidence): void {
    this.#rowsOn(evidence.on).put(this.#pack(evidence));
  }

  #rowsOn(subject: string): SubjectRows {
    return getOrMake(this.#subjects, subject, () => new SubjectRows(this.names));
  }

  #pack(evidence: Evidence): Int32Array {
    const row = this.#row;
    row[START] = evidence.fromLast;
    row[END] = evidence.untilFirst ?? NEVER;
    row[KNOWN_FROM] = evidence.knownFrom;
    row[KNOWN_TO] = evidence.knownTo ?? NEVER;
    row[FACTS] = packFacts(evidence) | (evidence.index << 16);
    row[FIRST_SEQUENCE] = evidence.firstSequence;
    row[RECORD] = this.#recordNumber(evidence.record);
    row[PARTY] = this.#parties.numberOf(evidence.party);
    row[COVERS] = evidence.covers.length === 0 ? 0 : this.#covers.push(evidence.covers) - 1;
    row[OTHER_START] = evidence.fromFirst;
    row[OTHER_END] = evidence.untilLast ?? NEVER;
    return row;
  }

  /** In no order that means anything. */
  subjects(): readonly string[] {
    return [...this.#subjects.keys()];
  }

  on(subject: string): SubjectRows | undefined {
    return this.#subjects.get(subject);
  }

  /** Every version on the subject, as objects: for the few questions that must look at each. */
  *versionsOn(subject: string): Generator<Evidence> {
    for (const [rows, at] of this.#subjects.get(subject)?.all() ?? []) {
      yield this.unpack(subject, rows, at, 'certain');
    }
  }

  /** The record of a row. */
  recordIn(rows: Int32Array, at: number): string {
    return this.#records[rows[at + RECORD]!]!;
  }

  /** The row as an object. */
  unpack(on: string, rows: Int32Array, at: number, sortedFor: Filters['dating']): Evidence {
    const isCertain = sortedFor === 'certain';
    const [certain, possible] = isCertain ? [START, OTHER_START] : [OTHER_START, START];
    const [certainEnd, possibleEnd] = isCertain ? [END, OTHER_END] : [OTHER_END, END];
    return {
      record: this.recordIn(rows, at),
      on,
      party: this.names.nameOf(rows[at + PARTY]!),
      ...factsOf(factsIn(rows, at)),
      fromFirst: rows[at + possible]!,
      fromLast: rows[at + certain]!,
      untilFirst: unlessNever(rows[at + certainEnd]!),
      untilLast: unlessNever(rows[at + possibleEnd]!),
      firstSequence: rows[at + FIRST_SEQUENCE]!,
      knownFrom: rows[at + KNOWN_FROM]!,
      knownTo: unlessNever(rows[at + KNOWN_TO]!),
      covers: this.#covers[rows[at + COVERS]!]!,
      index: placeIn(rows, at),
    };
  }

  readonly names: PartyNames = {
    numberOf: (party) => this.#parties.numberOf(party),
    nameOf: (party) => this.#parties.nameOf(party),
    ranks: () => this.#parties.ranks(),
    coversOf: (list) => this.#covers[list]!,
  };

  /** Bearings of one record mostly come one after another, so only the last is looked at. */
  #recordNumber(record: string): number {
    const last = this.#records.length - 1;
    return this.#records[last] === record ? last : this.#records.push(record) - 1;
  }
}

const unlessNever = (number: number): number | null => (number === NEVER ? null : number);
