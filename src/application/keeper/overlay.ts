import { getOrMake } from '#kernel/get-or-make.js';
import type { Put, Row, Table } from '#kernel/projection.js';

export type RowsByTable = ReadonlyMap<string, readonly Row[]>;

interface Slot extends Put {
  row: Row;
  changed: boolean;
}

/** Rows as stored, under those written since; in the order in which they were first there. */
export class Overlay {
  /** By table and key. */
  readonly #slots = new Map<string, Map<string, Slot>>();

  constructor(
    private readonly tables: Readonly<Record<string, Table>>,
    stored: RowsByTable,
  ) {
    for (const [table, rows] of stored) for (const row of rows) this.#set({ table, row });
  }

  /**
   * What an event sees. A method, for with a function of its own each overlay outlasted its use until the program was
   * compiled: two megabytes in fifty (`node --trace-gc-nvp`).
   */
  rows(table: string): readonly Row[] {
    return [...(this.#slots.get(table)?.values() ?? [])].map(({ row }) => row);
  }

  write(puts: readonly Put[]): void {
    for (const put of puts) this.#set(put).changed = true;
  }

  puts(): readonly Put[] {
    return [...this.#slots.values()].flatMap((slots) =>
      [...slots.values()].filter(({ changed }) => changed),
    );
  }

  #set({ table, row }: Put): Slot {
    const mine = getOrMake(this.#slots, table, () => new Map<string, Slot>());
    const slot = getOrMake(mine, this.#keyOf(table, row), () => ({ table, row, changed: false }));
    slot.row = row;
    return slot;
  }

  #keyOf(table: string, row: Row): string {
    return this.tables[table]!.key.map((name) => row[name]).join('\u0000');
  }
}
