import type { EventLog } from '#kernel/event-log.js';
import { SqliteEventLog } from '#store/sqlite/sqlite-event-log.js';
import { byCallers } from './by-callers.js';
import { sampleKey, sampleStatement, sampleStream } from './sample-event.js';
import type { Subject } from './subject.js';

/** The log itself: canonical JSON, ids, hashes, tree, versions; with or without a key for each request. */
export function eventLog({ idempotent }: { idempotent: boolean }): Subject {
  return {
    name: idempotent ? 'event log, with keys' : 'event log',
    async open(folder, width) {
      const log = SqliteEventLog.open(folder);
      return {
        run: (count) => byCallers(width, count, (i) => append(log, i, idempotent)),
        close: () => log.close(),
      };
    },
  };
}

async function append(log: EventLog, i: number, idempotent: boolean): Promise<void> {
  const data = sampleStatement(i);
  const text = log.spell(data);
  const answer = await log.append({
    stream: sampleStream(i),
    expected: 'any',
    actor: 'bench',
    events: [{ type: 'StatementRecorded', schema: 1, data, text }],
    ...(idempotent && { idempotency: { key: sampleKey(i), asked: null } }),
  });
  if (answer.outcome !== 'stored') throw new Error(answer.outcome);
}
