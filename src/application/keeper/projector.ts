import type { ToldEvent } from '#kernel/event.js';
import type { Projection, Put, Row } from '#kernel/projection.js';
import { refuse } from '#kernel/refusal.js';
import type { Parked, Step, ViewStore } from '#kernel/view-store.js';
import { fold, type Mishap, partitionsOf, partitionsToRead } from './fold.js';
import { Overlay } from './overlay.js';
import { PAGE_SIZE_MIN } from './pace.js';
import { UnderWay } from './under-way.js';

/**
 * Carries one build of one projection along the log. After a failure nobody knows where it stands: it must be opened
 * anew.
 */
export class Projector {
  #sequence: number;
  /** Where the checkpoint will stand when everything is written. */
  #checkpoint: number;
  readonly #waiting: Set<string>;
  readonly #underWay: UnderWay;

  private constructor(
    readonly projection: Projection,
    readonly views: ViewStore,
    at: { sequence: number; waiting: Set<string> },
  ) {
    this.#sequence = at.sequence;
    this.#checkpoint = at.sequence;
    this.#waiting = at.waiting;
    this.#underWay = new UnderWay(projection.tables);
  }

  /** Takes the build up where its checkpoint stands; makes it at 0 when it is new. */
  static async open(projection: Projection, views: ViewStore): Promise<Projector> {
    const { sequence } = await views.prepare(projection);
    const mine = (await views.parked()).filter((parked) => isOf(projection, parked));
    const waiting = new Set(mine.map(({ partition }) => partition));
    return new Projector(projection, views, { sequence, waiting });
  }

  /** Last sequence scanned. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Partitions that are parked. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Takes in the events it has not seen yet; answers what it is going to write. That is written while the next events
   * may be taken in already: `stored` says when it is. Events must follow without a hole.
   */
  async take(events: readonly ToldEvent[], mishaps: 'park' | 'stop'): Promise<readonly Put[]> {
    const fresh = this.#fresh(events);
    const last = fresh.at(-1);
    if (!last) return [];
    const partitions = partitionsOf(this.projection, fresh);
    if (partitions.size === 0) return this.#passOver(events, last.sequence);
    const stored = await this.#rowsOf(partitionsToRead(partitions));
    const { puts, parked } = fold(this.projection, partitions, stored, this.#waiting);
    await this.#underWay.room(STEPS_UNDER_WAY);
    if (mishaps === 'stop' && parked[0]) throw stopped(this.projection, parked[0]);
    this.#write(puts, parked, last.sequence);
    return puts;
  }

  /** Nothing concerns it: after a page that may not be the last one, that may be noted later. */
  #passOver(events: readonly ToldEvent[], sequence: number): readonly Put[] {
    this.#sequence = sequence;
    if (events.length < PAGE_SIZE_MIN || sequence - this.#checkpoint >= PASSED_OVER_MAX) {
      this.#note();
    }
    return [];
  }

  #note(): void {
    if (this.#sequence > this.#checkpoint) this.#write([], [], this.#sequence);
  }

  #fresh(events: readonly ToldEvent[]): readonly ToldEvent[] {
    const [first] = events;
    if (!first || first.sequence > this.#sequence) return events;
    return events.filter(({ sequence }) => sequence > this.#sequence);
  }

  /** Resolves when everything that was taken in is written; throws when it could not be. */
  async stored(): Promise<void> {
    await this.#underWay.written();
  }

  /** The same, and the checkpoint stands at the last event scanned. */
  async settled(): Promise<void> {
    this.#note();
    await this.stored();
  }

  /** Whether the event is in the partition and was scanned already. */
  concerns(event: ToldEvent, partition: string): boolean {
    return (
      event.sequence <= this.#sequence &&
      this.projection.handlers.has(event.type) &&
      this.projection.partition(event) === partition
    );
  }

  /** Folds the events of one parked partition again, from the one that stopped it; answers what it wrote. */
  async retry(parked: Parked, events: readonly ToldEvent[]): Promise<readonly Put[]> {
    const { partition } = parked;
    const stored = await this.#rowsOf([partition]);
    const folded = fold(this.projection, new Map([[partition, events]]), stored, new Set());
    if (folded.parked[0]) throw stopped(this.projection, folded.parked[0]);
    this.#write(folded.puts, [], this.#sequence);
    await this.stored();
    await this.views.unpark(this.projection, parked);
    this.#waiting.delete(partition);
    return folded.puts;
  }

  /** Rows of the partitions as they will stand when everything is written. */
  async #rowsOf(partitions: readonly string[]): Promise<ReadonlyMap<string, readonly Row[]>> {
    if (partitions.length === 0) return NOTHING;
    // Taken before reading: what is written meanwhile is perhaps not read.
    const underWay = this.#underWay.of(partitions);
    const stored = await this.views.partitions(this.projection, partitions);
    if (underWay.length === 0) return stored;
    const overlay = new Overlay(this.projection.tables, stored);
    overlay.write(underWay);
    return new Map([...stored.keys()].map((table) => [table, overlay.rows(table)]));
  }

  #write(puts: readonly Put[], parked: readonly Mishap[], sequence: number): void {
    const { name, version } = this.projection;
    const step = {
      puts,
      parked: parked.map((mishap) => ({ ...mishap, projection: name, version })),
      after: this.#checkpoint,
      sequence,
    };
    this.#sequence = sequence;
    this.#checkpoint = sequence;
    for (const { partition } of parked) this.#waiting.add(partition);
    this.#underWay.add(puts, this.#store(step));
  }

  async #store(step: Step): Promise<void> {
    if (await this.views.write(this.projection, step)) return;
    const { name } = this.projection;
    throw new Error(`Another writer moved the checkpoint of ${name}; this one stops.`);
  }
}

/** Steps that may be under way to the disk while the next events are folded. */
const STEPS_UNDER_WAY = 8;

/** Events that may be passed over before the checkpoint follows: after a crash so many are read again. */
const PASSED_OVER_MAX = 5_000;

const NOTHING: ReadonlyMap<string, readonly Row[]> = new Map();

export const isOf = (projection: Projection, it: { projection: string; version: number }) =>
  it.projection === projection.name && it.version === projection.version;

const stopped = ({ name }: Projection, { sequence, partition, error }: Mishap) =>
  refuse(
    'rejected',
    'projection.stopped',
    `${name} cannot take event ${sequence} (${partition}): ${error}. Nothing was changed; mend the handler and try again.`,
    { facts: { projection: name, sequence, partition } },
  );
