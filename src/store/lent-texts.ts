import type { EventLog } from '#kernel/event-log.js';
import type { Lent, Row } from '#kernel/projection.js';

/** Where the texts are that rows leave to the log. */
export type TextLog = Pick<EventLog, 'readTexts'>;

/** The same rows, whole: with the texts that they leave to the log. */
export async function withTexts(
  rows: readonly Row[],
  { column, event }: Lent,
  log: TextLog,
): Promise<readonly Row[]> {
  const lent = rows.flatMap((row) => eventLending(row) ?? []);
  if (lent.length === 0) return rows;
  const texts = await log.readTexts(lent);
  return rows.map((row) => {
    const sequence = eventLending(row);
    return sequence === undefined ? row : { ...row, [column]: textOf(sequence, texts) };
  });

  function eventLending(row: Row): number | undefined {
    const sequence = row[event];
    return row[column] === null && typeof sequence === 'number' ? sequence : undefined;
  }
}

function textOf(event: number, texts: ReadonlyMap<number, string>): string {
  const text = texts.get(event);
  if (text !== undefined) return text;
  throw new Error(`The log lacks event ${event}, to which a row leaves a text.`);
}
