import { getOrMake } from '#kernel/get-or-make.js';
import { type Ints, passingInts } from '#kernel/ints.js';
import type { Evidence } from '../evidence.js';
import {
  COVERS,
  ColdRows,
  FIRST_SEQUENCE,
  FROM_FIRST,
  FROM_LAST,
  PARTY,
  RECORD,
  UNTIL_FIRST,
  UNTIL_LAST,
} from './cold-rows.js';
import { factsOf, packFacts } from './facts.js';
import { Names, type PartyNames } from './names.js';
import { RecordNames } from './record-names.js';
import {
  COLD,
  END,
  FACTS,
  factsIn,
  isBelieved,
  KNOWN_FROM,
  KNOWN_TO,
  NEVER,
  placeIn,
  START,
  WIDTH,
} from './row.js';
import { SubjectRows } from './subject-rows.js';

const NOBODY: readonly string[] = [];

/** Every version of every piece of evidence that was ever believed, packed, by subject. */
export class EvidenceIndex {
  readonly #subjects = new Map<string, SubjectRows>();
  readonly #parties = new Names();
  readonly #records: RecordNames;
  readonly #covers: (readonly string[])[] = [NOBODY];
  readonly #cold: ColdRows;
  /** The row that is being taken in. */
  readonly #row = new Int32Array(WIDTH);
  readonly names: PartyNames;

  constructor(private readonly ints: Ints = passingInts) {
    this.#records = new RecordNames(ints);
    this.#cold = new ColdRows(ints);
    this.names = {
      numberOf: (party) => this.#parties.numberOf(party),
      nameOf: (party) => this.#parties.nameOf(party),
      ranks: () => this.#parties.ranks(),
      coversOf: (list) => this.#covers[list]!,
      cold: this.#cold,
    };
  }

  /** An index of these. */
  static of(all: Iterable<Evidence>): EvidenceIndex {
    const index = new EvidenceIndex();
    for (const evidence of all) index.add(evidence);
    return index;
  }

  /** Takes in a version that was not there before. */
  add(evidence: Evidence): void {
    const party = this.#parties.numberOf(evidence.party);
    this.#addTo(this.#rowsOn(evidence.on), this.#pack(evidence), { evidence, party });
  }

  /** Takes a version in, or, when it was there, the sequence at which it stopped to be believed. */
  put(evidence: Evidence): void {
    const rows = this.#rowsOn(evidence.on);
    const row = this.#pack(evidence);
    const { firstSequence } = evidence;
    const party = this.#parties.numberOf(evidence.party);
    if (!rows.close({ row, firstSequence, party })) this.#addTo(rows, row, { evidence, party });
  }

  #addTo(
    rows: SubjectRows,
    row: Int32Array,
    { evidence: it, party }: { readonly evidence: Evidence; readonly party: number },
  ): void {
    row[COLD] = this.#cold.add([
      it.fromFirst,
      it.fromLast,
      it.untilFirst ?? NEVER,
      it.untilLast ?? NEVER,
      it.firstSequence,
      this.#records.numberOf(it.record),
      party,
      it.covers.length === 0 ? 0 : this.#covers.push(it.covers) - 1,
    ]);
    rows.add(row);
  }

  #rowsOn(subject: string): SubjectRows {
    return getOrMake(this.#subjects, subject, () => new SubjectRows(this.names, this.ints));
  }

  #pack(evidence: Evidence): Int32Array {
    const row = this.#row;
    row[START] = evidence.fromLast;
    row[END] = evidence.untilFirst ?? NEVER;
    row[KNOWN_FROM] = evidence.knownFrom;
    row[KNOWN_TO] = evidence.knownTo ?? NEVER;
    row[FACTS] = packFacts(evidence) | (evidence.index << 16);
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
      yield this.unpack(subject, rows, at);
    }
  }

  /** Records that bear on the subject, as known at a sequence. */
  recordsOn(subject: string, sequence: number): ReadonlySet<string> {
    const records = new Set<string>();
    for (const [rows, at] of this.#subjects.get(subject)?.all() ?? []) {
      if (isBelieved(rows, at, sequence)) records.add(this.recordIn(rows, at));
    }
    return records;
  }

  /** The record of a row. */
  recordIn(rows: Int32Array, at: number): string {
    return this.#records.nameOf(this.#cold.of(rows, at, RECORD));
  }

  /** The row as an object. */
  unpack(on: string, rows: Int32Array, at: number): Evidence {
    const cold = (column: number): number => this.#cold.of(rows, at, column);
    return {
      record: this.recordIn(rows, at),
      on,
      party: this.names.nameOf(cold(PARTY)),
      ...factsOf(factsIn(rows, at)),
      fromFirst: cold(FROM_FIRST),
      fromLast: cold(FROM_LAST),
      untilFirst: unlessNever(cold(UNTIL_FIRST)),
      untilLast: unlessNever(cold(UNTIL_LAST)),
      firstSequence: cold(FIRST_SEQUENCE),
      knownFrom: rows[at + KNOWN_FROM]!,
      knownTo: unlessNever(rows[at + KNOWN_TO]!),
      covers: this.#covers[cold(COVERS)]!,
      index: placeIn(rows, at),
    };
  }
}

const unlessNever = (number: number): number | null => (number === NEVER ? null : number);
