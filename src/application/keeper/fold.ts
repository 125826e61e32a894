import type { StoredEvent } from '#kernel/event.js';
import { getOrMake } from '#kernel/get-or-make.js';
import type { Projection, Put, Row, Rows } from '#kernel/projection.js';

/** What a stretch of the log does to one projection. */
export interface Folded {
  readonly puts: readonly Put[];
  readonly parked: readonly Mishap[];
}

/** An event that a handler threw on. */
export interface Mishap {
  readonly partition: string;
  readonly sequence: number;
  readonly error: string;
}

/** Of these the events that the projection has handlers for: it is told of no others. */
export const handled = (
  { handlers }: Projection,
  events: readonly StoredEvent[],
): readonly StoredEvent[] => events.filter(({ type }) => handlers.has(type));

/** Partitions whose rows must be read before folding: all but those that begin in this stretch. */
export function partitionsToRead(
  projection: Projection,
  events: readonly StoredEvent[],
): readonly string[] {
  const first = new Map<string, StoredEvent>();
  for (const event of events) {
    const partition = projection.partition(event);
    if (!first.has(partition)) first.set(partition, event);
  }
  return [...first].filter(([, event]) => event.version > 1).map(([partition]) => partition);
}

/**
 * Folds events into puts, later ones seeing what earlier ones wrote. A handler that throws parks its partition:
 * its later events are passed over, the rest goes on. `waiting` names partitions that were parked before.
 */
export function fold(
  projection: Projection,
  events: readonly StoredEvent[],
  stored: ReadonlyMap<string, readonly Row[]>,
  waiting: ReadonlySet<string>,
): Folded {
  const overlay = new Overlay(projection, stored);
  const parked = new Map<string, Mishap>();
  for (const event of events) {
    const handler = projection.handlers.get(event.type)!;
    const partition = projection.partition(event);
    if (waiting.has(partition) || parked.has(partition)) continue;
    try {
      overlay.write(partition, handler(event, overlay.rows(partition)));
    } catch (error) {
      parked.set(partition, { partition, sequence: event.sequence, error: String(error) });
    }
  }
  return { puts: overlay.puts(), parked: [...parked.values()] };
}

interface Slot extends Put {
  row: Row;
  changed: boolean;
}

const NONE: readonly Row[] = [];

/** Rows as stored, under those written since. */
class Overlay {
  readonly #projection: Projection;
  readonly #byKey = new Map<string, Slot>();
  readonly #byPartition = new Map<string, Slot[]>();

  constructor(projection: Projection, stored: ReadonlyMap<string, readonly Row[]>) {
    this.#projection = projection;
    for (const [table, rows] of stored) {
      const { partition } = projection.tables[table]!;
      for (const row of rows) this.#set(table, row, String(row[partition])).changed = false;
    }
  }

  rows(partition: string): Rows {
    return (table) => this.#byPartition.get(placeOf(table, partition))?.map(rowOf) ?? NONE;
  }

  write(partition: string, puts: readonly Put[]): void {
    for (const { table, row } of puts) this.#set(table, row, partition).changed = true;
  }

  puts(): readonly Put[] {
    return [...this.#byKey.values()].filter(({ changed }) => changed);
  }

  #set(table: string, row: Row, partition: string): Slot {
    const key = this.#keyOf(table, row);
    const known = this.#byKey.get(key);
    if (known) {
      known.row = row;
      return known;
    }
    const slot = { table, row, changed: false };
    this.#byKey.set(key, slot);
    getOrMake(this.#byPartition, placeOf(table, partition), () => []).push(slot);
    return slot;
  }

  #keyOf(table: string, row: Row): string {
    let key = table;
    for (const name of this.#projection.tables[table]!.key) key += `\u0000${row[name]}`;
    return key;
  }
}

const rowOf = ({ row }: Slot): Row => row;
const placeOf = (table: string, partition: string): string => `${table}\u0000${partition}`;
