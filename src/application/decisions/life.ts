import type { StoredEvent } from '#kernel/event.js';
import { refuse } from '#kernel/refusal.js';
import { evolve, type RecordLife } from '#vocabulary/record-life.js';

/** The record as its events leave it; undefined when it was never recorded. */
export function recordOf(history: readonly StoredEvent[]): RecordLife | undefined {
  let life: RecordLife | undefined;
  for (const event of history) life = evolve(life, event);
  return life;
}

/** As `recordOf`, refusing unless there is a live record. */
export function liveRecord(id: string, history: readonly StoredEvent[]): RecordLife {
  const life = recordOf(history);
  if (!life) {
    throw refuse(
      'missing',
      'record.unknown',
      `There is no record "${id}". Look it up under /v1/records.`,
    );
  }
  if (!life.live) {
    throw refuse(
      'rejected',
      'record.retracted',
      `"${id}" was retracted at sequence ${history.findLast(({ type }) => type === 'RecordRetracted')?.sequence}. Record it anew if it holds after all.`,
    );
  }
  return life;
}
