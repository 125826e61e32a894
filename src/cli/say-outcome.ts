import type { Accepted } from '#application/submit.js';
import { say } from './talk.js';

/** What became of a submission, in a line. */
export async function sayOutcome(accepted: Accepted, asJson: boolean): Promise<void> {
  const { type, id, sequence, version, replayed } = accepted;
  const again = replayed ? ' It was there already: the idempotency key had been used for it.' : '';
  await say(
    asJson
      ? `${JSON.stringify(accepted)}\n`
      : `${type} ${id}: event ${sequence}, version ${version}.${again}\n`,
  );
}
