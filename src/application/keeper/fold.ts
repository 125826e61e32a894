import type { ToldEvent } from '#kernel/event.js';
import { getOrMake } from '#kernel/get-or-make.js';
import type { Projection, Put, Row, Rows } from '#kernel/projection.js';
import { Overlay, type RowsByTable } from './overlay.js';

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

/** Events of a stretch that the projection has handlers for, by partition: it is told of no others. */
export type Partitions = ReadonlyMap<string, readonly ToldEvent[]>;

export function partitionsOf(projection: Projection, events: readonly ToldEvent[]): Partitions {
  const partitions = new Map<string, ToldEvent[]>();
  for (const event of events) {
    if (!projection.handlers.has(event.type)) continue;
    const partition = projection.partition(event);
    const earlier = partitions.get(partition);
    if (earlier) earlier.push(event);
    else partitions.set(partition, [event]);
  }
  return partitions;
}

/** Partitions whose rows must be read before folding: all but those that begin in this stretch. */
export function partitionsToRead(partitions: Partitions): readonly string[] {
  const found: string[] = [];
  for (const [partition, events] of partitions) {
    if (events[0]!.version > 1) found.push(partition);
  }
  return found;
}

/**
 * Folds events into puts, later ones seeing what earlier ones of their partition wrote. A handler that throws parks its
 * partition: its later events are passed over, the rest goes on. `waiting` names partitions that were parked before.
 */
export function fold(
  projection: Projection,
  partitions: Partitions,
  stored: ReadonlyMap<string, readonly Row[]>,
  waiting: ReadonlySet<string>,
): Folded {
  const before = byPartition(projection, stored);
  const puts: Put[] = [];
  const parked: Mishap[] = [];
  for (const [partition, events] of partitions) {
    if (waiting.has(partition)) continue;
    const mishap = foldPartition(projection, events, {
      before: before.get(partition) ?? NOTHING,
      puts,
    });
    if (mishap) parked.push({ ...mishap, partition });
  }
  return { puts, parked };
}

const NOTHING: RowsByTable = new Map();

function byPartition(
  projection: Projection,
  stored: ReadonlyMap<string, readonly Row[]>,
): ReadonlyMap<string, RowsByTable> {
  const partitions = new Map<string, Map<string, Row[]>>();
  for (const [table, rows] of stored) {
    const { partition } = projection.tables[table]!;
    for (const row of rows) {
      const mine = getOrMake(partitions, String(row[partition]), () => new Map<string, Row[]>());
      getOrMake(mine, table, () => []).push(row);
    }
  }
  return partitions;
}

type Unfolded = Omit<Mishap, 'partition'> | undefined;

const unfolded = ({ sequence }: ToldEvent, error: unknown): Unfolded => ({
  sequence,
  error: String(error),
});

interface Folding {
  readonly before: RowsByTable;
  readonly puts: Put[];
}

/** Adds what the events of one partition write; answers the one that could not be folded. */
const foldPartition = (
  projection: Projection,
  events: readonly ToldEvent[],
  folding: Folding,
): Unfolded =>
  events.length === 1
    ? foldOne(projection, events[0]!, folding)
    : foldAll(projection, events, folding);

/** Most partitions hear of one event in a stretch: its puts are all there is. */
function foldOne({ handlers }: Projection, event: ToldEvent, { before, puts }: Folding): Unfolded {
  const rows: Rows = (table) => before.get(table) ?? NO_ROWS;
  try {
    for (const put of handlers.get(event.type)!(event, rows)) puts.push(put);
    return undefined;
  } catch (error) {
    return unfolded(event, error);
  }
}

const NO_ROWS: readonly Row[] = [];

/** Later events see what earlier ones wrote. */
function foldAll(
  { handlers, tables }: Projection,
  events: readonly ToldEvent[],
  { before, puts }: Folding,
): Unfolded {
  const overlay = new Overlay(tables, before);
  const rows: Rows = (table) => overlay.rows(table);
  let last: ToldEvent | undefined;
  try {
    for (const event of events) {
      last = event;
      overlay.write(handlers.get(event.type)!(event, rows));
    }
    return undefined;
  } catch (error) {
    return unfolded(last!, error);
  } finally {
    for (const put of overlay.puts()) puts.push(put);
  }
}
