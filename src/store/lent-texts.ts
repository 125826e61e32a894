import type { EventLog } from '#kernel/event-log.js';
import type { Lent, Row } from '#kernel/projection.js';

/** Puts into rows the texts that they leave to the log. */
export class LentTexts {
  readonly #log: Pick<EventLog, 'readToldAfter'>;

  constructor(log: Pick<EventLog, 'readToldAfter'>) {
    this.#log = log;
  }

  /** The same rows, whole. */
  async into(rows: readonly Row[], { column, event }: Lent): Promise<readonly Row[]> {
    const lent = rows.filter((row) => row[column] === null && typeof row[event] === 'number');
    if (lent.length === 0) return rows;
    const texts = await this.#textsOf(lent.map((row) => row[event] as number));
    return rows.map((row) =>
      row[column] === null ? { ...row, [column]: texts.get(row[event] as number) ?? null } : row,
    );
  }

  async #textsOf(sequences: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const texts = new Map<number, string>();
    for (const { first, count } of runsOf(sequences)) {
      for (const { sequence, text, data } of await this.#log.readToldAfter(first - 1, count)) {
        texts.set(sequence, text ?? JSON.stringify(data));
      }
    }
    return texts;
  }
}

/** Numbers that follow one another, ascending: they are read together. */
function runsOf(sequences: readonly number[]): readonly { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const sequence of [...new Set(sequences)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.first + last.count === sequence) last.count += 1;
    else runs.push({ first: sequence, count: 1 });
  }
  return runs;
}
