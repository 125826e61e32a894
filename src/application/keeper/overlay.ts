import { getOrMake } from '#kernel/get-or-make.js';
import type { Put, Row, Rows, Table } from '#kernel/projection.js';

/** Rows of one partition by table. */
export type PartitionRows = ReadonlyMap<string, readonly Row[]>;

interface Slot extends Put {
  row: Row;
  changed: boolean;
}

const NO_ROWS: readonly Row[] = [];

/** The rows of one partition as stored, under those written since. */
export class Overlay {
  /** By table and key, in the order in which they were first there; not made before somebody looks. */
  #slots: Map<string, Map<string, Slot>> | undefined;
  /** What the only event so far wrote. */
  #first: readonly Put[] | undefined;

  constructor(
    private readonly tables: Readonly<Record<string, Table>>,
    private readonly stored: PartitionRows,
  ) {}

  /** What an event sees. */
  readonly rows: Rows = (table) => {
    if (this.stored.size === 0 && !this.#first) return NO_ROWS;
    return [...(this.#all().get(table)?.values() ?? [])].map(({ row }) => row);
  };

  /** Most partitions hear of one event in a stretch, the one that begins them: its puts are all there is. */
  write(puts: readonly Put[]): void {
    if (this.stored.size === 0 && !this.#first) this.#first = puts;
    else for (const put of puts) this.#set(this.#all(), put).changed = true;
  }

  puts(): readonly Put[] {
    if (!this.#slots) return this.#first ?? [];
    return [...this.#slots.values()].flatMap((slots) =>
      [...slots.values()].filter(({ changed }) => changed),
    );
  }

  #all(): Map<string, Map<string, Slot>> {
    if (this.#slots) return this.#slots;
    const slots = new Map<string, Map<string, Slot>>();
    for (const [table, rows] of this.stored) {
      for (const row of rows) this.#set(slots, { table, row });
    }
    for (const put of this.#first ?? []) this.#set(slots, put).changed = true;
    this.#slots = slots;
    return slots;
  }

  #set(slots: Map<string, Map<string, Slot>>, { table, row }: Put): Slot {
    const mine = getOrMake(slots, table, () => new Map<string, Slot>());
    const slot = getOrMake(mine, this.#keyOf(table, row), () => ({ table, row, changed: false }));
    slot.row = row;
    return slot;
  }

  #keyOf(table: string, row: Row): string {
    return this.tables[table]!.key.map((name) => row[name]).join('\u0000');
  }
}
