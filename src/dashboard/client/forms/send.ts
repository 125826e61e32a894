import type { JsonObject } from '#kernel/json.js';
import { address } from '../../state/data-address.js';
import type { StandClass } from '../../words/classes.js';
import { ask } from '../data/ask.js';

export interface BriefPosition {
  readonly class: StandClass;
  readonly score: number | null;
  readonly since: string | null;
  readonly n: number;
}

export interface PositionChange {
  readonly party: string;
  readonly on: string;
  readonly before: BriefPosition;
  readonly after: BriefPosition;
}

export interface Warning {
  readonly code: string;
  readonly detail: string;
  readonly record: string;
}

/** What would come of it. */
export interface Rehearsal {
  /** Empty where it is stored already. */
  readonly events: readonly unknown[];
  readonly positions: readonly PositionChange[];
  readonly warnings: readonly Warning[];
}

/** What was stored. */
export interface Accepted {
  readonly id: string;
  readonly type: string;
  readonly sequence: number;
}

export interface Entry {
  /** Behind /v1/records. */
  readonly path: string;
  readonly body: JsonObject;
  readonly insist: boolean;
  /** Version that the record had when the form was opened. */
  readonly version: number | undefined;
  /** Idempotency key: however often it is sent under it, it is stored once. */
  readonly once: string;
}

function post<Answer>(entry: Entry, key: string, dryRun: boolean): Promise<Answer> {
  const { path, body, insist, version, once } = entry;
  const query = { insist: insist ? 'true' : null, dryRun: dryRun ? 'true' : null };
  return ask<Answer>(address(`/v1/records${path}`, query), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': once,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
}

export const rehearse = (entry: Entry, key: string): Promise<Rehearsal> => post(entry, key, true);

export async function submit(entry: Entry, key: string): Promise<Accepted> {
  const accepted = await post<Accepted>(entry, key, false);
  lastSent = Math.max(lastSent, accepted.sequence);
  return accepted;
}

/** What this tab has sent must be in whatever a form begins with. */
let lastSent = 0;

export interface RecordNow {
  readonly record: JsonObject;
  readonly rows: readonly { readonly version: number }[];
}

/** As it is known at this moment, whatever the page has seen or shows. */
export const recordNow = (id: string): Promise<RecordNow> =>
  ask(address(`/v1/records/${encodeURIComponent(id)}`, { minSequence: lastSent || null }));

/** Of randomness that pages without TLS have, too. */
export const newIdempotencyKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
