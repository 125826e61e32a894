import { Command } from '@nestjs/cqrs';

export interface Submission {
  /** Event type; for a record it may be left to its `kind`. */
  readonly type?: string;
  /** What somebody sent, unchecked. */
  readonly data: unknown;
  /** Name of the key that writes. */
  readonly actor: string;
  /** Version that the stream must have now. */
  readonly expected?: number;
  readonly idempotencyKey?: string;
  /** Record it although a live record with the same natural key exists. */
  readonly insist?: boolean;
  /** Shared by what is submitted at once and must be in the log together or not at all. */
  readonly batch?: symbol;
}

export interface Accepted {
  readonly type: string;
  /** What was written about: the record's id, a framework, a group … */
  readonly id: string;
  readonly sequence: number;
  readonly version: number;
  readonly recordedAt: string;
  /** True when the idempotency key had been answered before, with this answer. */
  readonly replayed: boolean;
}

/** Submit one event: checked, decided and stored durably, or refused with every reason. */
export class Submit extends Command<Accepted> {
  constructor(readonly submission: Submission) {
    super();
  }
}

/** What a stream is about, without its category. */
export const nameIn = (stream: string): string => stream.slice(stream.indexOf('/') + 1);
