import { Injectable } from '@nestjs/common';
import { BehaviorSubject, filter, firstValueFrom, map, raceWith, timer } from 'rxjs';
import type { Put } from '#kernel/projection.js';
import { refuse } from '#kernel/refusal.js';
import { bridged } from '#positions/crosswalk.js';
import { believedAt } from '#positions/filters.js';
import type { EvidenceIndex } from '#positions/packed/evidence-index.js';
import type { World } from '#positions/world.js';
import { Books } from './books/books.js';
import { bridgesOf, type Relation } from './books/bridges.js';

const WAIT_MAX_MS = 5_000;

/** What answers are made of: the projections in memory, all true at one sequence. */
@Injectable()
export class ReadModel {
  #books = new Books();
  /** Of the latest question that asked across frameworks: its like comes soon, for another day. */
  #bridged: { readonly key: string; readonly index: EvidenceIndex } | undefined;
  readonly #moved = new BehaviorSubject(0);

  facets() {
    return this.#books.facets.get();
  }

  get evidence() {
    return this.#books.evidence;
  }

  get frameworks() {
    return this.#books.frameworks;
  }

  get parties() {
    return this.#books.parties;
  }

  get searches() {
    return this.#books.searches;
  }

  /** The sequence that everything here is true at. */
  get sequence(): number {
    return this.#moved.value;
  }

  /** Emits the sequence whenever it has moved. */
  get moved() {
    return this.#moved.asObservable();
  }

  /** Takes in rows that all projections wrote up to the sequence; nobody sees a part of them. */
  take(puts: Iterable<Put>, sequence: number): void {
    this.#books.take(puts);
    this.#moved.next(sequence);
  }

  /** Answers from these books from now on, which were filled aside. */
  adopt(books: Books, sequence: number): void {
    this.#books = books;
    this.#bridged = undefined;
    this.#moved.next(sequence);
  }

  #across(subjects: readonly string[], relations: readonly Relation[]): EvidenceIndex {
    const key = JSON.stringify([this.sequence, subjects, relations]);
    if (this.#bridged?.key !== key) {
      const bridges = bridgesOf(this.frameworks.crosswalks, relations);
      this.#bridged = { key, index: bridged(this.evidence.index, subjects, bridges) };
    }
    return this.#bridged.index;
  }

  /** Resolves once everything up to the sequence is taken in; refuses after a bounded wait, by the name of who asked. */
  async reached(sequence: number, pointer = ''): Promise<void> {
    if (this.sequence >= sequence) return;
    const late = timer(WAIT_MAX_MS).pipe(map(() => false));
    const there = this.#moved.pipe(
      filter((now) => now >= sequence),
      map(() => true),
    );
    if (await firstValueFrom(there.pipe(raceWith(late)))) return;
    throw refuse(
      'unavailable',
      'projection.behind',
      `The projections stand at sequence ${this.sequence} and have not reached ${sequence}. Ask again shortly.`,
      { pointer, facts: { sequence: this.sequence, retryAfter: 1 } },
    );
  }

  /** Whether anything that is believed at a sequence bears on a subject; with relations, also across crosswalks. */
  isBorneOn(on: string, knownAt: number, crosswalk: readonly Relation[] = []): boolean {
    const bears = (subject: string) =>
      this.evidence.index.versionsOn(subject).some((it) => believedAt(it, knownAt));
    const { crosswalks } = this.frameworks;
    return (
      bears(on) ||
      bridgesOf(crosswalks, crosswalk).some(
        (bridge) => bridge.onto === on && believedAt(bridge, knownAt) && bears(bridge.from),
      )
    );
  }

  /** What positions on the subjects are derived from; with relations, also by what crosswalks bring to them. */
  world(subjects: readonly string[], crosswalk?: readonly Relation[]): World {
    const { parties } = this;
    return {
      evidence: crosswalk ? this.#across(subjects, crosswalk) : this.evidence.index,
      directory: (knownAt) => parties.at(knownAt),
      changesOf: (party, group) => parties.changesOf(party, group),
      successions: (knownAt) => parties.successionsAt(knownAt),
      get successionChanges() {
        return parties.successionChanges();
      },
      subjects,
    };
  }
}
