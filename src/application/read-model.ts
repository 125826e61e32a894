import { Injectable } from '@nestjs/common';
import { BehaviorSubject, filter, firstValueFrom, map, raceWith, timer } from 'rxjs';
import type { Put } from '#kernel/projection.js';
import { refuse } from '#kernel/refusal.js';
import type { World } from '#positions/world.js';
import { EvidenceBook } from './books/evidence-book.js';
import { FrameworkBook } from './books/framework-book.js';
import type { KnownRows } from './books/known-rows.js';
import { PartyBook } from './books/party-book.js';
import { SearchBook } from './books/search-book.js';

const WAIT_MAX_MS = 5_000;

/** What answers are made of: the projections in memory, all true at one sequence. */
@Injectable()
export class ReadModel {
  readonly evidence = new EvidenceBook();
  readonly frameworks = new FrameworkBook();
  readonly parties = new PartyBook();
  readonly searches = new SearchBook();
  readonly #moved = new BehaviorSubject(0);
  /** By table; tables that are not named here are read from the view store when asked for. */
  readonly #books: Readonly<Record<string, Pick<KnownRows, 'put'>>> = {
    bearing: this.evidence,
    framework: this.frameworks.frameworks,
    principle: this.frameworks.principles,
    crosswalk: this.frameworks.crosswalks,
    state: { put: (row) => this.parties.putState(row) },
    succession: this.parties.successions,
    bloc: this.parties.groups,
    membership: this.parties.memberships,
    search: this.searches,
  };

  /** The sequence that everything here is true at. */
  get sequence(): number {
    return this.#moved.value;
  }

  /** Emits the sequence whenever it has moved. */
  get moved() {
    return this.#moved.asObservable();
  }

  holds(table: string): boolean {
    return table in this.#books;
  }

  /** Takes in rows that all projections wrote up to the sequence; nobody sees a part of them. */
  take(puts: Iterable<Put>, sequence: number): void {
    for (const { table, row } of puts) this.#books[table]?.put(row);
    this.#moved.next(sequence);
  }

  /** Resolves once everything up to the sequence is taken in; refuses after a bounded wait. */
  async reached(sequence: number): Promise<void> {
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
      { facts: { sequence: this.sequence, retryAfter: 1 } },
    );
  }

  /** What positions on the subjects are derived from. */
  world(subjects: readonly string[]): World {
    return {
      evidence: this.evidence.index,
      directory: (knownAt) => this.parties.at(knownAt),
      directoryChanges: this.parties.changes(),
      changesOf: (party, group) => this.parties.changesOf(party, group),
      successions: (knownAt) => this.parties.successionsAt(knownAt),
      subjects,
    };
  }
}
