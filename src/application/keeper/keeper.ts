import { setImmediate as turn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { filter, firstValueFrom, merge, Subject } from 'rxjs';
import { Catalogue } from '#catalogue/catalogue.js';
import type { ToldEvent } from '#kernel/event.js';
import { EventLog } from '#kernel/event-log.js';
import type { Projection, Put } from '#kernel/projection.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { storeClosed } from '#kernel/store-closed.js';
import { type Parked, ViewStore } from '#kernel/view-store.js';
import { Books, type ReadTable } from '../books/books.js';
import { ReadModel } from '../read-model.js';
import { chooseBuild } from './choose-build.js';
import { fillBooks, ROWS_AT_ONCE } from './fill-books.js';
import { type KeeperState, stateOf } from './keeper-state.js';
import { LogReader } from './log-reader.js';
import { lull } from './lull.js';
import { isOf, type Projector } from './projector.js';
import { buildsOf, openAll, sequenceOf, settled, stored, takeAll } from './projectors.js';
import { buildAside, takeRest } from './rebuild.js';

/** So many events are taken in at once, however busy the writers are. */
const ENOUGH = 1_000;

/** What may pass by itself is tried again this soon. */
const AGAIN_MS = 1_000;

/** How far a rebuild has come. */
export type Progress = (projection: string, sequence: number, head: number) => void;

/** Hears what was taken in, up to a sequence. */
type Taken = (puts: readonly Put[], sequence: number) => void;

/** Keeps every projection abreast of the log: it pulls, and is only ever told that there is something to pull. */
@Injectable()
export class Keeper implements BeforeApplicationShutdown {
  #projectors: readonly Projector[] = [];
  #work: Promise<void> = Promise.resolve();
  #scheduled = false;
  #headTold = 0;
  #stopped = false;
  #failure: string | null = null;
  /** Tells those who wait that nothing more is taken in. */
  readonly #halted = new Subject<void>();
  #again: NodeJS.Timeout | undefined;
  #unsubscribe: () => void = () => {};

  constructor(
    private readonly log: EventLog,
    readonly views: ViewStore,
    readonly reader: LogReader,
    readonly catalogue: Catalogue,
    private readonly model: ReadModel,
  ) {}

  /** Catches every projection up with the log, fills the read model, and follows from then on. */
  async start(progress: Progress = () => {}): Promise<void> {
    const head = await this.reader.head();
    const builds: Projection[] = [];
    for (const projection of this.catalogue.projections.values()) {
      builds.push(await chooseBuild(projection, this.views));
    }
    this.#projectors = await openAll(builds, this.views);
    const books = new Books(this.#read);
    await fillBooks(books, this.#builds(), this.views);
    await this.#catchUp((puts, sequence) => {
      books.take(puts);
      progress('all', sequence, head);
    });
    for (const { projection } of this.#projectors) await this.views.makeLive(projection);
    this.#adopt(books);
    this.#unsubscribe = this.log.onCommit((sequence) => this.#schedule(sequence));
    this.#schedule(head);
  }

  /** Builds projections anew, in one pass, beside those that answer; then lets the new ones answer. */
  async rebuild(names: readonly string[], progress: Progress = () => {}): Promise<void> {
    const olds = this.#named(names);
    const all = names.join(', ');
    const { views, reader, catalogue } = this;
    const books = new Books(this.#read);
    const fresh = await buildAside(olds, { views, reader, catalogue, books }, (sequence, head) =>
      progress(all, sequence, head),
    );
    await this.#exclusively(() => this.#flip(names, fresh, books));
  }

  /** Tries a parked partition again. */
  async retry(name: string): Promise<number> {
    return this.#exclusively(async () => {
      const projector = this.#projector(name);
      const parked = (await this.views.parked()).filter((it) => isOf(projector.projection, it));
      for (const each of parked) await this.#retryOne(projector, each);
      return parked.length;
    });
  }

  async state(): Promise<KeeperState> {
    const head = await this.reader.head();
    const parked = await this.views.parked();
    const shown = this.model.sequence;
    const projections = this.#projectors.map((each) => stateOf(each, { head, shown, parked }));
    const caughtUp = projections.every(({ lag }) => lag === 0) && projections.length > 0;
    return { ready: caughtUp && this.#failure === null, head, projections, failure: this.#failure };
  }

  /**
   * Versions of what answers, and how much of it waits: part of every tag, for another version may answer otherwise, and
   * so may what was parked and has been taken in.
   */
  versions(): string {
    return this.#projectors
      .map(({ projection: { name, version }, waiting }) => `${name}@${version}-${waiting}`)
      .join(' ');
  }

  /** Resolves when answers show all that the log holds at this moment; throws when the keeper has failed or stopped before. */
  async abreast(): Promise<void> {
    const head = await this.reader.head();
    const told = merge(this.model.moved, this.#halted);
    await firstValueFrom(told.pipe(filter(() => this.#hasReached(head))));
  }

  #hasReached(head: number): boolean {
    if (this.model.sequence >= head) return true;
    if (this.#failure !== null) throw new Error(this.#failure);
    if (this.#stopped) throw storeClosed();
    return false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    this.#halted.next();
    this.#unsubscribe();
    clearTimeout(this.#again);
    await this.#work;
  }

  /** One pass over the log for all projections, from where the hindmost stands. */
  async #catchUp(taken: Taken): Promise<void> {
    for await (const page of this.reader.pagesAfter(sequenceOf(this.#projectors))) {
      if (this.#stopped) break;
      taken(await takeAll(this.#projectors, page), page.at(-1)!.sequence);
    }
    await settled(this.#projectors);
  }

  #schedule(head: number): void {
    this.#headTold = head;
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    void this.#exclusively(() => this.#follow()).catch((error: unknown) => this.#fail(error));
  }

  /** One after the other: following, retrying and flipping never run at once. */
  #exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work);
    this.#work = done.then(nothing, nothing);
    return done;
  }

  async #follow(): Promise<void> {
    await lull(() => this.#headTold - this.model.sequence, ENOUGH);
    this.#scheduled = false;
    if (this.#stopped) return;
    if (this.#failure !== null) await this.#takeUp();
    let told: Promise<void> = Promise.resolve();
    try {
      for await (const page of this.reader.pagesAfter(this.model.sequence)) {
        if (this.#stopped) break;
        told = this.#tell(told, await takeAll(this.#projectors, page), page.at(-1)!.sequence);
      }
    } finally {
      // Whoever takes up after a failure must not be overtaken by what was told before it.
      await told;
    }
    await settled(this.#projectors);
  }

  /** A full disk may have space again, a store that was busy be free: anything else is for whoever starts again. */
  #fail(error: unknown): void {
    this.#failure = String(error);
    this.#halted.next();
    if (!mayPass(error)) this.#stopped = true;
    if (this.#stopped) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.#schedule(this.#headTold), AGAIN_MS).unref();
  }

  /**
   * Goes on after a failure from what is stored. Some projections may have stored what answers were never told of: so
   * the books are filled anew, but only when everything could be written.
   */
  async #takeUp(): Promise<void> {
    this.#projectors = await openAll(this.#builds(), this.views);
    await this.#catchUp(nothing);
    if (this.#stopped) return;
    const books = new Books(this.#read);
    await fillBooks(books, this.#builds(), this.views);
    this.#adopt(books);
    this.#failure = null;
  }

  /**
   * Answers know of it when it is written and what came before is known; the next pages are folded meanwhile. Much is
   * written at once: each page gets a turn of its own.
   */
  #tell(before: Promise<void>, puts: readonly Put[], sequence: number): Promise<void> {
    const written = stored(this.#projectors);
    const told = before
      .then(() => written)
      .then(() => turn())
      .then(() => this.model.take(puts, sequence));
    for (const each of [written, told]) each.catch(nothing);
    return told;
  }

  async #flip(names: readonly string[], fresh: readonly Projector[], books: Books): Promise<void> {
    const olds = this.#named(names);
    // Nobody follows the log meanwhile: all old ones stand at the same sequence.
    await takeRest(fresh, { reader: this.reader, books }, olds[0]!.sequence);
    const others = this.#projectors.filter((each) => !olds.includes(each));
    await fillBooks(books, buildsOf(others), this.views);
    for (const { projection } of fresh) await this.views.makeLive(projection);
    this.#projectors = this.#projectors.map((each) => fresh[olds.indexOf(each)] ?? each);
    this.#adopt(books);
  }

  async #retryOne(projector: Projector, parked: Parked): Promise<void> {
    const events: ToldEvent[] = [];
    for await (const page of this.reader.pagesAfter(parked.sequence - 1)) {
      events.push(...page.filter((event) => projector.concerns(event, parked.partition)));
    }
    this.model.take(await projector.retry(parked, events), this.model.sequence);
  }

  #adopt(books: Books): void {
    this.model.adopt(books, sequenceOf(this.#projectors));
  }

  readonly #read: ReadTable = (table, columns) => {
    const build = this.#builds().find(({ tables }) => table in tables)!;
    return this.views.pages(build, table, { size: ROWS_AT_ONCE, columns });
  };

  #builds(): readonly Projection[] {
    return buildsOf(this.#projectors);
  }

  /** The build that answers for a projection. */
  live(name: string) {
    return this.#projector(name).projection;
  }

  #named(names: readonly string[]): readonly Projector[] {
    return names.map((name) => this.#projector(name));
  }

  #projector(name: string): Projector {
    const found = this.#projectors.find(({ projection }) => projection.name === name);
    if (found) return found;
    const names = [...this.catalogue.projections.keys()].join(', ');
    throw refuse('missing', 'projection.unknown', `No projection ${name}. There are: ${names}.`);
  }
}

const mayPass = (error: unknown): boolean =>
  error instanceof Refusal && error.kind === 'unavailable';

const nothing = (): void => {};
