import { Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue/catalogue.js';
import type { EventDefinition } from '#kernel/event.js';
import {
  type AppendAnswer,
  type AppendRequest,
  EventLog,
  type Idempotency,
  type Receipt,
} from '#kernel/event-log.js';
import type { JsonObject } from '#kernel/json.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import type { Decision } from './decisions/decision.js';
import { versionConflict } from './decisions/refusals.js';
import { type Draft, draftOf } from './draft.js';
import { LogReader } from './keeper/log-reader.js';
import { KnownNow } from './known-now.js';
import type { Submission } from './submit.js';

const TRIES_MAX = 8;

/** What was granted, and where it went. */
export interface Granted {
  readonly definition: EventDefinition;
  readonly receipt: Receipt;
  /** True when the idempotency key had been answered before, with this receipt. */
  readonly replayed: boolean;
  /** As stored. */
  readonly data: JsonObject;
}

/** The last step: what the log does with a request that was granted. */
export type LastStep = (request: AppendRequest) => Promise<AppendAnswer>;

/** A submission on its way. */
interface Passing extends Draft {
  readonly lastStep: LastStep;
}

/** Shape, decision, last step: everything that enters the log passes here. */
@Injectable()
export class Gate {
  constructor(
    private readonly log: EventLog,
    private readonly reader: LogReader,
    private readonly catalogue: Catalogue,
    private readonly now: KnownNow,
  ) {}

  async pass(submission: Submission, lastStep: LastStep): Promise<Granted> {
    const draft = {
      ...draftOf(submission, this.catalogue, (data) => this.log.spell(data)),
      lastStep,
    };
    try {
      return await this.#attempt(draft);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const earlier = draft.idempotency && (await this.#replay(draft, draft.idempotency));
      if (earlier) return granted(draft, earlier);
      return this.#again(draft, error);
    }
  }

  #replay({ definition, text }: Draft, { key, asked }: Idempotency) {
    return this.log.replay(key, asked ?? `${definition.type} ${text}`);
  }

  /** Refused for something unknown while projections lag behind: once more when they have caught up. */
  async #again(draft: Passing, refusal: Refusal): Promise<Granted> {
    const head = await this.reader.head();
    const isAboutReferences = refusal.problems.some(({ code }) => /unknown|not-then/.test(code));
    if (!isAboutReferences || !(await this.now.catchesUp(head))) throw refusal;
    return this.#attempt(draft);
  }

  #attempt(draft: Passing): Promise<Granted> {
    const { decider, data, submission } = draft;
    const other = decider.mustExist?.(data);
    // Whoever expects a version knows of events: without them it would be decided as if the stream were new.
    const mustRead = decider.needsHistory || (submission.expected ?? 0) > 0;
    const attempt = () => this.#decideAndAppend(draft, mustRead, TRIES_MAX);
    return other === undefined ? attempt() : this.#checkExists(other).then(attempt);
  }

  /** Another writer may come between decision and append: decided again on what it wrote. */
  async #decideAndAppend(draft: Passing, mustRead: boolean, tries: number): Promise<Granted> {
    const history = mustRead ? await this.reader.stream(draft.stream) : [];
    const decision = draft.decider.decide(draft.data, { known: this.now.known, history });
    const answer = await draft.lastStep(requestOf(draft, decision));
    if (answer.outcome !== 'conflict') return granted(draft, answer, decision.data);
    const { expected } = draft.submission;
    if (expected !== undefined || tries === 0) {
      throw versionConflict(draft.stream, expected ?? history.length, answer.version);
    }
    return this.#decideAndAppend(draft, true, tries - 1);
  }

  async #checkExists(stream: string): Promise<void> {
    if ((await this.log.readStream(stream)).length > 0) return;
    const [category, name] = stream.split('/');
    throw refuse('invalid', `${category}.unknown`, `There is no ${category} "${name}".`, {
      pointer: '/to',
    });
  }
}

function requestOf(draft: Draft, { data, naturalKey, expected }: Decision): AppendRequest {
  const { submission, definition, stream, idempotency } = draft;
  const { type, schema } = definition;
  const text = data === draft.data ? draft.text : undefined;
  return {
    stream,
    expected: submission.expected ?? expected,
    actor: submission.actor,
    events: [{ type, schema, data, text }],
    idempotency,
    naturalKey: naturalKey && { insist: submission.insist ?? false, ...naturalKey },
    batch: submission.batch,
  };
}

function granted(
  { definition, stream, data: asSent }: Draft,
  answer: AppendAnswer,
  data = asSent,
): Granted {
  switch (answer.outcome) {
    case 'stored':
    case 'replayed': {
      const { receipt, outcome } = answer;
      return { definition, receipt, replayed: outcome === 'replayed', data };
    }
    case 'duplicate':
      throw duplicate(answer.stream);
    case 'key-reused':
      throw refuse(
        'conflict',
        'idempotency-key.reused',
        `This idempotency key was used for another request, which is event ${answer.receipt.sequence}. Use a new key for a new request.`,
        {
          pointer: 'Idempotency-Key',
          facts: { sequence: answer.receipt.sequence, stream: answer.receipt.stream },
        },
      );
    case 'conflict':
      throw versionConflict(stream, 0, answer.version);
  }
}

function duplicate(first: string): Refusal {
  const id = first.slice('record/'.length);
  return refuse(
    'conflict',
    'record.duplicate',
    `"${id}" records the same act: kind, party, date and principles are equal. Amend that one. If this is another act, tell them apart by "subkind", or record this by itself with insist=true (standpoint record --insist).`,
    { facts: { first: id, href: `/v1/records/${id}` } },
  );
}
