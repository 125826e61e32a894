import { Query } from '@nestjs/cqrs';
import type { JsonObject } from '#kernel/json.js';
import type { Submission } from './submit.js';

/** What would come of a submission. */
export interface Rehearsal {
  readonly dryRun: true;
  /** Empty where its idempotency key has stored it already. */
  readonly events: readonly EventToBe[];
  /** Positions as of today that would be others, by party and subject, under the default filters and rule-set. */
  readonly positions: readonly PositionChange[];
  readonly warnings: readonly Warning[];
}

export interface EventToBe {
  readonly type: string;
  /** What it is about. */
  readonly id: string;
  /** Version of the stream after it. */
  readonly version: number;
  /** Defaults filled; an id that was not given is drawn anew when it is sent. */
  readonly data: JsonObject;
}

export interface PositionChange {
  readonly party: string;
  readonly on: string;
  readonly before: BriefPosition;
  readonly after: BriefPosition;
}

export interface BriefPosition {
  readonly class: string;
  readonly score: number | null;
  readonly since: string | null;
  readonly n: number;
}

/** Worth a look before it is sent; nothing is refused for it. */
export interface Warning {
  readonly code: string;
  readonly detail: string;
  readonly record: string;
  readonly href: string;
}

/** Everything that `Submit` would do but the last step: the same checks and refusals, and nothing is stored. */
export class Rehearse extends Query<Rehearsal> {
  constructor(readonly submission: Submission) {
    super();
  }
}

/** The same checks and refusals alone, for who sends many; answers whether its idempotency key has stored it already. */
export class Check extends Query<{ readonly replayed: boolean }> {
  constructor(readonly submission: Submission) {
    super();
  }
}
