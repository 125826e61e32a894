import type { StoredEvent } from '#kernel/event.js';
import type { Projection, Put } from '#kernel/projection.js';
import { refuse } from '#kernel/refusal.js';
import type { Parked, ViewStore } from '#kernel/view-store.js';
import { fold, type Mishap, partitionsToRead } from './fold.js';

/** Carries one build of one projection along the log. */
export class Projector {
  #sequence: number;
  readonly #waiting: Set<string>;

  private constructor(
    readonly projection: Projection,
    readonly views: ViewStore,
    at: { sequence: number; waiting: Set<string> },
  ) {
    this.#sequence = at.sequence;
    this.#waiting = at.waiting;
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

  /** Takes in the events it has not seen yet; answers what it wrote. Events must follow without a hole. */
  async take(events: readonly StoredEvent[], mishaps: 'park' | 'stop'): Promise<readonly Put[]> {
    const fresh = events.filter(({ sequence }) => sequence > this.#sequence);
    const last = fresh.at(-1);
    if (!last) return [];
    const stored = await this.views.partitions(
      this.projection,
      partitionsToRead(this.projection, fresh),
    );
    const { puts, parked } = fold(this.projection, fresh, stored, this.#waiting);
    if (mishaps === 'stop' && parked[0]) throw stopped(this.projection, parked[0]);
    await this.#write(puts, parked, last.sequence);
    return puts;
  }

  /** Whether the event is in the partition and was scanned already. */
  concerns(event: StoredEvent, partition: string): boolean {
    return (
      event.sequence <= this.#sequence &&
      this.projection.handlers.has(event.type) &&
      this.projection.partition(event) === partition
    );
  }

  /** Folds the events of one parked partition again, from the one that stopped it; answers what it wrote. */
  async retry(parked: Parked, events: readonly StoredEvent[]): Promise<readonly Put[]> {
    const { partition } = parked;
    const stored = await this.views.partitions(this.projection, [partition]);
    const folded = fold(this.projection, events, stored, new Set());
    if (folded.parked[0]) throw stopped(this.projection, folded.parked[0]);
    await this.#write(folded.puts, [], this.#sequence);
    await this.views.unpark(parked);
    this.#waiting.delete(partition);
    return folded.puts;
  }

  async #write(puts: readonly Put[], parked: readonly Mishap[], sequence: number): Promise<void> {
    const { name, version } = this.projection;
    const step = {
      puts,
      parked: parked.map((mishap) => ({ ...mishap, projection: name, version })),
      after: this.#sequence,
      sequence,
    };
    if (!(await this.views.write(this.projection, step))) {
      throw new Error(`Another writer moved the checkpoint of ${name}; this one stops.`);
    }
    this.#sequence = sequence;
    for (const { partition } of parked) this.#waiting.add(partition);
  }
}

export const isOf = (projection: Projection, it: { projection: string; version: number }) =>
  it.projection === projection.name && it.version === projection.version;

const stopped = ({ name }: Projection, { sequence, partition, error }: Mishap) =>
  refuse(
    'rejected',
    'projection.stopped',
    `${name} cannot take event ${sequence} (${partition}): ${error}. Nothing was changed; mend the handler and try again.`,
    { facts: { projection: name, sequence, partition } },
  );
