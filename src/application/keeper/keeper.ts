import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue/catalogue.js';
import type { ToldEvent } from '#kernel/event.js';
import { EventLog } from '#kernel/event-log.js';
import type { Projection, Put } from '#kernel/projection.js';
import { refuse } from '#kernel/refusal.js';
import { type Parked, ViewStore } from '#kernel/view-store.js';
import { Books, type ReadTable } from '../books/books.js';
import { ReadModel } from '../read-model.js';
import { versionOf } from './builds.js';
import { chooseBuild } from './choose-build.js';
import { fillBooks, ROWS_AT_ONCE } from './fill-books.js';
import { LogReader } from './log-reader.js';
import { lull } from './lull.js';
import { isOf, Projector, settled, stored } from './projector.js';
import { buildAside, takeRest } from './rebuild.js';

/** So many events are taken in at once, however busy the writers are. */
const ENOUGH = 1_000;

export interface KeeperState {
  readonly ready: boolean;
  readonly head: number;
  readonly projections: readonly ProjectionState[];
  /** What stopped the keeper, if something did. */
  readonly failure: string | null;
}

export interface ProjectionState {
  readonly name: string;
  readonly version: number;
  readonly sequence: number;
  /** Events that it has not seen yet. */
  readonly lag: number;
  readonly parked: readonly Parked[];
}

/** How far a rebuild has come. */
export type Progress = (projection: string, sequence: number, head: number) => void;

/** Keeps every projection abreast of the log: it pulls, and is only ever told that there is something to pull. */
@Injectable()
export class Keeper implements BeforeApplicationShutdown {
  #projectors: Projector[] = [];
  #work: Promise<void> = Promise.resolve();
  #scheduled = false;
  #headTold = 0;
  #stopped = false;
  #failure: string | null = null;
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
    for (const projection of this.catalogue.projections.values()) {
      const build = await chooseBuild(projection, this.views, head);
      this.#projectors.push(await Projector.open(build, this.views));
    }
    const books = new Books(this.#read);
    await fillBooks(books, this.#builds(), this.views);
    await this.#catchUp(books, (sequence) => progress('all', sequence, head));
    for (const { projection } of this.#projectors) await this.views.makeLive(projection);
    this.#adopt(books);
    this.#unsubscribe = this.log.onCommit((sequence) => this.#schedule(sequence));
    this.#schedule(head);
  }

  /** Builds projections anew, in one pass, beside those that answer; then lets the new ones answer. */
  async rebuild(names: readonly string[], progress: Progress = () => {}): Promise<void> {
    const olds = names.map((name) => this.#projector(name));
    const all = names.join(', ');
    const { views, reader, catalogue } = this;
    const books = new Books(this.#read);
    const fresh = await buildAside(olds, { views, reader, catalogue, books }, (sequence, head) =>
      progress(all, sequence, head),
    );
    await this.#exclusively(() => this.#flip(olds, fresh, books));
  }

  /** Tries a parked partition again. */
  async retry(name: string): Promise<number> {
    const projector = this.#projector(name);
    const parked = (await this.views.parked()).filter((it) => isOf(projector.projection, it));
    await this.#exclusively(async () => {
      for (const each of parked) await this.#retryOne(projector, each);
    });
    return parked.length;
  }

  async state(): Promise<KeeperState> {
    const head = await this.reader.head();
    const parked = await this.views.parked();
    const projections = this.#projectors.map(({ projection, sequence }) => ({
      name: projection.name,
      version: versionOf(projection.version),
      sequence,
      lag: head - sequence,
      parked: parked.filter((it) => isOf(projection, it)),
    }));
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

  /** Resolves when answers show all that the log holds at this moment; throws when something has stopped the keeper. */
  async abreast(): Promise<void> {
    const head = await this.reader.head();
    while (this.model.sequence < head) {
      if (this.#failure !== null) throw new Error(this.#failure);
      await this.#work;
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    await this.#work;
  }

  /** One pass over the log for all projections, from where the hindmost stands. */
  async #catchUp(books: Books, progress: (sequence: number) => void): Promise<void> {
    const hindmost = Math.min(...this.#projectors.map(({ sequence }) => sequence));
    for await (const page of this.reader.pagesAfter(hindmost)) {
      for (const projector of this.#projectors) books.take(await projector.take(page, 'park'));
      progress(page.at(-1)!.sequence);
    }
    await settled(this.#projectors);
  }

  #schedule(head: number): void {
    this.#headTold = head;
    if (this.#scheduled || this.#stopped) return;
    this.#scheduled = true;
    void this.#exclusively(() => this.#follow()).catch((error: unknown) => {
      this.#failure = String(error);
    });
  }

  /** One after the other: following, retrying and flipping never run at once. */
  #exclusively(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => {});
    return done;
  }

  async #follow(): Promise<void> {
    await lull(() => this.#headTold - this.model.sequence, ENOUGH);
    this.#scheduled = false;
    let told: Promise<void> = Promise.resolve();
    for await (const page of this.reader.pagesAfter(this.model.sequence)) {
      if (this.#stopped) break;
      const puts: (readonly Put[])[] = [];
      for (const projector of this.#projectors) puts.push(await projector.take(page, 'park'));
      told = this.#tell(told, puts.flat(), page.at(-1)!.sequence);
    }
    await told;
    await settled(this.#projectors);
  }

  /** Answers know of it when it is written and what came before is known; the next pages are folded meanwhile. */
  #tell(before: Promise<void>, puts: readonly Put[], sequence: number): Promise<void> {
    const written = stored(this.#projectors);
    const told = Promise.all([before, written]).then(() => this.model.take(puts, sequence));
    told.catch(() => {});
    return told;
  }

  async #flip(
    olds: readonly Projector[],
    fresh: readonly Projector[],
    books: Books,
  ): Promise<void> {
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
    this.model.adopt(books, Math.min(...this.#projectors.map(({ sequence }) => sequence)));
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

  #projector(name: string): Projector {
    const found = this.#projectors.find(({ projection }) => projection.name === name);
    if (found) return found;
    const names = [...this.catalogue.projections.keys()].join(', ');
    throw refuse('missing', 'projection.unknown', `No projection ${name}. There are: ${names}.`);
  }
}

const buildsOf = (projectors: readonly Projector[]): readonly Projection[] =>
  projectors.map(({ projection }) => projection);
