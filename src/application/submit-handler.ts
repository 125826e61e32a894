import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 } from 'uuid';
import { Catalogue } from '#catalogue/catalogue.js';
import type { EventDefinition } from '#kernel/event.js';
import { type AppendAnswer, EventLog, type Idempotency } from '#kernel/event-log.js';
import type { JsonObject } from '#kernel/json.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { DECIDERS } from './decisions/deciders.js';
import type { Decider, Decision } from './decisions/decision.js';
import type { Known } from './decisions/known.js';
import { knownFrom } from './decisions/known-from-model.js';
import { versionConflict } from './decisions/refusals.js';
import { LogReader } from './keeper/log-reader.js';
import { ReadModel } from './read-model.js';
import { definitionFor } from './record-type.js';
import { type Accepted, type Rehearsed, type Submission, Submit } from './submit.js';

const TRIES_MAX = 8;

/** A submission that has the right shape. */
interface Draft {
  readonly definition: EventDefinition;
  readonly decider: Decider;
  readonly data: JsonObject;
  readonly stream: string;
  readonly submission: Submission;
  readonly idempotency: Idempotency | undefined;
  /** The data as the log spells it, if that is known already. */
  readonly text: string | undefined;
}

/** Shape, decision, append: everything that enters the log passes here. */
@CommandHandler(Submit)
export class SubmitHandler implements ICommandHandler<Submit> {
  #known: { sequence: number; known: Known } | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly reader: LogReader,
    private readonly catalogue: Catalogue,
    private readonly model: ReadModel,
  ) {}

  async execute({ submission }: Submit): Promise<Accepted> {
    const draft = this.#draft(submission);
    try {
      return await this.#attempt(draft);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const earlier = draft.idempotency && (await this.#replay(draft, draft.idempotency));
      if (earlier) return accepted(draft, earlier);
      return this.#again(draft, error);
    }
  }

  async rehearse(submission: Submission): Promise<Rehearsed> {
    const draft = this.#draft(submission);
    const { decider, data, stream, definition } = draft;
    const other = decider.mustExist?.(data);
    if (other !== undefined) await this.#checkExists(other);
    const history = decider.needsHistory ? await this.reader.stream(stream) : [];
    decider.decide(data, { known: this.#knownNow(), history });
    return { type: definition.type, id: stream.slice(stream.indexOf('/') + 1) };
  }

  #replay({ definition, text }: Draft, { key, asked }: Idempotency) {
    return this.log.replay(key, asked ?? `${definition.type} ${text}`);
  }

  /** Refused for something unknown while projections lag behind: once more when they have caught up. */
  async #again(draft: Draft, refusal: Refusal): Promise<Accepted> {
    const head = await this.reader.head();
    const isAboutReferences = refusal.problems.some(({ code }) => /unknown|not-then/.test(code));
    if (!isAboutReferences || this.model.sequence >= head) throw refusal;
    await this.model.reached(head);
    return this.#attempt(draft);
  }

  #draft(submission: Submission): Draft {
    const definition = definitionFor(submission, this.catalogue);
    const lacksId = mayLackId(definition) && isWithoutId(submission.data);
    const parsed = definition.parse(lacksId ? { id: v7(), ...submission.data } : submission.data);
    if (!parsed.ok) throw new Refusal('invalid', parsed.problems);
    const { data } = parsed;
    const asked = lacksId ? { ...data, id: null } : data;
    const text = submission.idempotencyKey === undefined ? undefined : this.log.spell(asked);
    return {
      definition,
      decider: DECIDERS.get(definition.type)!,
      data,
      stream: definition.stream(data),
      submission,
      idempotency: idempotencyOf(submission, definition.type, { text, isWhole: asked === data }),
      text: asked === data ? text : undefined,
    };
  }

  #attempt(draft: Draft): Promise<Accepted> {
    const { decider, data } = draft;
    const other = decider.mustExist?.(data);
    const attempt = () => this.#decideAndAppend(draft, decider.needsHistory, TRIES_MAX);
    return other === undefined ? attempt() : this.#checkExists(other).then(attempt);
  }

  /** Another writer may come between decision and append: decided again on what it wrote. */
  async #decideAndAppend(draft: Draft, mustRead: boolean, tries: number): Promise<Accepted> {
    const history = mustRead ? await this.reader.stream(draft.stream) : [];
    const decision = draft.decider.decide(draft.data, { known: this.#knownNow(), history });
    const answer = await this.#append(draft, decision);
    if (answer.outcome !== 'conflict') return accepted(draft, answer);
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

  #append(draft: Draft, { data, naturalKey, expected }: Decision): Promise<AppendAnswer> {
    const { submission, definition, stream, idempotency } = draft;
    const { type, schema } = definition;
    const text = data === draft.data ? draft.text : undefined;
    return this.log.append({
      stream,
      expected: submission.expected ?? expected,
      actor: submission.actor,
      events: [{ type, schema, data, text }],
      idempotency,
      naturalKey: naturalKey && { claim: naturalKey.claim, insist: submission.insist ?? false },
    });
  }

  #knownNow(): Known {
    const { sequence } = this.model;
    if (this.#known?.sequence !== sequence)
      this.#known = { sequence, known: knownFrom(this.model) };
    return this.#known.known;
  }
}

/** A record or a search may be sent without an identifier; it gets one that sorts by time. */
const mayLackId = ({ type }: EventDefinition): boolean =>
  type.endsWith('Recorded') || type === 'ConductReported';

const isWithoutId = (data: unknown): data is object =>
  typeof data === 'object' && data !== null && !('id' in data);

/** Requests ask the same in whatever order their fields were sent, and whether defaults were spelt out or not. */
function idempotencyOf(
  { idempotencyKey, insist = false, expected }: Submission,
  type: string,
  spelt: { readonly text: string | undefined; readonly isWhole: boolean },
): Idempotency | undefined {
  if (idempotencyKey === undefined) return undefined;
  const isPlain = spelt.isWhole && !insist && expected === undefined;
  const asked = isPlain ? null : `${type} ${spelt.text} ${insist} ${expected}`;
  return { key: idempotencyKey, asked };
}

function accepted({ definition, stream }: Draft, answer: AppendAnswer): Accepted {
  switch (answer.outcome) {
    case 'stored':
    case 'replayed': {
      const { sequence, version, recordedAt, stream: place } = answer.receipt;
      const id = place.slice(place.indexOf('/') + 1);
      const replayed = answer.outcome === 'replayed';
      return { type: definition.type, id, sequence, version, recordedAt, replayed };
    }
    case 'duplicate':
      throw duplicate(answer.stream);
    case 'key-reused':
      throw refuse(
        'conflict',
        'idempotency-key.reused',
        `This idempotency key was used for another request, which is event ${answer.receipt.sequence}. Use a new key for a new request.`,
        { facts: { sequence: answer.receipt.sequence } },
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
    `"${id}" records the same act: kind, party, date and principles are equal. Amend that one, or send this again with insist=true if it is another act.`,
    { facts: { first: id, href: `/v1/records/${id}` } },
  );
}
