import type { EventLog } from '#kernel/event-log.js';
import type { Cell, Lent, Row } from '#kernel/projection.js';

/** Where the texts are that rows leave to the log. */
export type TextLog = Pick<EventLog, 'readTexts'>;

/** The same rows, whole: with the texts that they leave to the log. */
export async function withTexts(
  rows: readonly Row[],
  { column, event }: Lent,
  log: TextLog,
): Promise<readonly Row[]> {
  const lent = rows.filter((row) => row[column] === null && typeof row[event] === 'number');
  if (lent.length === 0) return rows;
  const texts = await log.readTexts(lent.map((row) => row[event] as number));
  return rows.map((row) =>
    row[column] === null ? { ...row, [column]: textOf(row[event], texts) } : row,
  );
}

function textOf(event: Cell | undefined, texts: ReadonlyMap<number, string>): string | null {
  if (typeof event !== 'number') return null;
  const text = texts.get(event);
  if (text === undefined)
    throw new Error(`The log lacks event ${event}, to which a row leaves a text.`);
  return text;
}
