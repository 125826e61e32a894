import { v7 } from 'uuid';
import type { Catalogue } from '#catalogue/catalogue.js';
import type { EventDefinition } from '#kernel/event.js';
import type { Idempotency } from '#kernel/event-log.js';
import type { JsonObject } from '#kernel/json.js';
import { Refusal } from '#kernel/refusal.js';
import { DECIDERS } from './decisions/deciders.js';
import type { Decider } from './decisions/decision.js';
import { definitionFor } from './record-type.js';
import type { Submission } from './submit.js';

/** A submission that has the right shape. */
export interface Draft {
  readonly definition: EventDefinition;
  readonly decider: Decider;
  readonly data: JsonObject;
  readonly stream: string;
  readonly submission: Submission;
  readonly idempotency: Idempotency | undefined;
  /** The data as the log spells it, if that is known already. */
  readonly text: string | undefined;
}

/** Checks the shape; refuses with everything that is wrong with it. `spell` writes data as the log does. */
export function draftOf(
  submission: Submission,
  catalogue: Catalogue,
  spell: (data: JsonObject) => string,
): Draft {
  const definition = definitionFor(submission, catalogue);
  const lacksId = mayLackId(definition) && isWithoutId(submission.data);
  const parsed = definition.parse(lacksId ? { id: v7(), ...submission.data } : submission.data);
  if (!parsed.ok) throw new Refusal('invalid', parsed.problems);
  const { data } = parsed;
  const asked = lacksId ? { ...data, id: null } : data;
  const text = submission.idempotencyKey === undefined ? undefined : spell(asked);
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
