import type { Projection, Put } from '#kernel/projection.js';

interface Writing {
  readonly puts: readonly Put[];
  readonly done: Promise<void>;
  byPartition?: ReadonlyMap<string, readonly Put[]>;
}

/** Steps of one projection on their way to the disk, oldest first: each until it is written; what failed stays. */
export class UnderWay {
  #writings: readonly Writing[] = [];

  constructor(private readonly tables: Projection['tables']) {}

  add(puts: readonly Put[], done: Promise<void>): void {
    const writing = { puts, done };
    this.#writings = [...this.#writings, writing];
    const written = () => {
      this.#writings = this.#writings.filter((each) => each !== writing);
    };
    // Whoever takes or waits later hears of a failure.
    done.then(written, () => {});
  }

  /** Resolves when less than so much is under way; throws when the oldest could not be written. */
  async room(steps: number): Promise<void> {
    if (this.#writings.length >= steps) await this.#writings[0]!.done;
  }

  /** Resolves when everything is written; throws when it could not be. */
  async written(): Promise<void> {
    // All, and not the last alone: what failed first says why, and what came after it only that it did not fit.
    await Promise.all(this.#writings.map(({ done }) => done));
  }

  /** What is under way at this moment for partitions, oldest first. */
  of(partitions: readonly string[]): readonly Put[] {
    return this.#writings.flatMap((writing) => {
      writing.byPartition ??= this.#byPartition(writing.puts);
      return partitions.flatMap((partition) => writing.byPartition!.get(partition) ?? []);
    });
  }

  #byPartition(puts: readonly Put[]): ReadonlyMap<string, readonly Put[]> {
    return Map.groupBy(puts, ({ table, row }) => String(row[this.tables[table]!.partition]));
  }
}
