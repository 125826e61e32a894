import type { JsonObject } from '#kernel/json.js';
import type { Row } from '#kernel/projection.js';
import { KnownRows } from './known-rows.js';

const NOW = Number.MAX_SAFE_INTEGER;

export interface FrameworkEntry {
  readonly id: string;
  /** As published, without the principles. */
  readonly data: JsonObject;
  /** By ordinal, ascending; each with its texts. */
  readonly principles: ReadonlyMap<number, JsonObject>;
}

/** Frameworks with their principles, as known at a sequence. */
export class FrameworkBook {
  readonly frameworks = new KnownRows(['framework', 'known_from']);
  readonly principles = new KnownRows(['framework', 'ordinal', 'known_from']);
  readonly crosswalks = new KnownRows(['crosswalk', 'known_from']);
  #ordinals: { revision: number; sets: Map<string, ReadonlySet<number>> } | undefined;
  #cached: { key: string; entries: ReadonlyMap<string, FrameworkEntry> } | undefined;

  at(knownAt: number): ReadonlyMap<string, FrameworkEntry> {
    const key = [this.frameworks, this.principles]
      .map(
        (rows) => `${rows.changes().findLast((each) => each <= knownAt)}/${rows.changes().at(-1)}`,
      )
      .join(' ');
    if (this.#cached?.key !== key) this.#cached = { key, entries: this.#build(knownAt) };
    return this.#cached.entries;
  }

  /** Numbers of the principles known now; undefined for an unknown framework. */
  ordinals(framework: string): ReadonlySet<number> | undefined {
    const revision = this.frameworks.revision + this.principles.revision;
    if (this.#ordinals?.revision !== revision)
      this.#ordinals = { revision, sets: this.#ordinalsNow() };
    return this.#ordinals.sets.get(framework);
  }

  #ordinalsNow(): Map<string, ReadonlySet<number>> {
    const sets = new Map<string, Set<number>>();
    for (const row of this.frameworks.at(NOW)) sets.set(row['framework'] as string, new Set());
    for (const row of this.principles.at(NOW)) {
      sets.get(row['framework'] as string)?.add(row['ordinal'] as number);
    }
    return sets;
  }

  /** The sequence at which it was published; undefined for one that nobody published. */
  publishedAt(framework: string): number | undefined {
    const rows = this.frameworks.at(NOW);
    return rows.find((row) => row['framework'] === framework)?.['known_from'] as number | undefined;
  }

  #build(knownAt: number): ReadonlyMap<string, FrameworkEntry> {
    const principles = Map.groupBy(this.principles.at(knownAt), (row) => row['framework']);
    const entries = this.frameworks.at(knownAt).map((row): [string, FrameworkEntry] => {
      const id = row['framework'] as string;
      return [id, { id, data: dataOf(row), principles: byOrdinal(principles.get(id) ?? []) }];
    });
    return new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}

export const dataOf = (row: Row): JsonObject => row['data'] as JsonObject;

function byOrdinal(rows: readonly Row[]): ReadonlyMap<number, JsonObject> {
  const sorted = rows.toSorted((a, b) => (a['ordinal'] as number) - (b['ordinal'] as number));
  return new Map(sorted.map((row) => [row['ordinal'] as number, dataOf(row)]));
}
