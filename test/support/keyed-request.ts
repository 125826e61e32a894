import type { AppendRequest } from '#kernel/event-log.js';

/** The same request for the same key, whoever sends it: so that an answer that was lost can be asked for again. */
export function askingFor(key: string): AppendRequest {
  const [round, caller, turn] = key.split('-');
  return {
    stream: `note/${round}-${caller}`,
    expected: 'any',
    actor: 'tester',
    events: [
      { type: 'Noted', schema: 1, data: { key, text: `the words of turn ${turn}`.repeat(9) } },
    ],
    idempotency: { key, fingerprint: `of ${key}` },
    naturalKey: { claim: key, insist: false },
  };
}
