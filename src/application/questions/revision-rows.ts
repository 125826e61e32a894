import type { StoredEvent } from '#kernel/event.js';
import { getOrMake } from '#kernel/get-or-make.js';
import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import { CAUSE_KINDS, causeKind } from '#positions/cause-kinds.js';
import type { Revision, RevisionCause, RevisionsQuery } from '#positions/revision.js';
import { revisionsOver } from '#positions/revisions.js';
import { isSameStanding } from '#positions/same-standing.js';
import type { World } from '#positions/world.js';
import { dayOf } from '#vocabulary/day.js';
import type { LogReader } from '../keeper/log-reader.js';
import { PARTIES_ABOUT, pagesBySubject } from '../pages-by-subject.js';
import type { Pages } from '../question.js';
import { ruleSet } from './checked.js';

interface KnownAxisParams {
  readonly asOf: string;
  /** A sequence by now. */
  readonly since?: unknown;
  readonly method: string;
  readonly sinceMethod?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A revision comes with the events that made it, each of which takes as much room as several rows. */
const EVENT_WEIGHT = 8;

type Shared = Omit<RevisionsQuery, 'asOf' | 'since' | 'sinceRules'> & {
  readonly on: readonly string[];
};
type EventAt = (sequence: number) => Promise<StoredEvent | undefined>;

/** Revisions as they go over the wire, each with the events that made it; those of a page are read once. */
export function revisionPages(
  world: World,
  params: KnownAxisParams,
  shared: Shared,
  reader: LogReader,
): Pages {
  const { method, sinceMethod = method } = params;
  const revisionsOn = revisionsOver(world, {
    ...shared,
    asOf: dayOf(params.asOf),
    since: sinceAsked(params, shared.knownAt),
    sinceRules: sinceMethod === method ? shared.rules : ruleSet(sinceMethod, 'sinceMethod'),
  });
  const methods = `${sinceMethod} to ${method}`;
  return pagesBySubject(shared.on, PARTIES_ABOUT * EVENT_WEIGHT, (some) => {
    const read = new Map<number, Promise<StoredEvent | undefined>>();
    const eventAt: EventAt = (sequence) => getOrMake(read, sequence, () => reader.at(sequence));
    const found = some.flatMap(revisionsOn);
    return Promise.all(found.map((revision) => revisionRow(revision, methods, eventAt)));
  });
}

function sinceAsked({ since, from, to }: KnownAxisParams, knownAt: number): number {
  if (from !== undefined || to !== undefined) throw otherAxis(from === undefined ? 'to' : 'from');
  if (typeof since !== 'number') {
    throw refuse(
      'invalid',
      'since.missing',
      'Say since when revisions are asked for: a sequence such as 1500, or an instant.',
      { pointer: 'since' },
    );
  }
  if (since <= knownAt) return since;
  throw refuse(
    'invalid',
    'since.after-known-at',
    `since (sequence ${since}) comes after knownAt (sequence ${knownAt}). Exchange them.`,
    { pointer: 'since', facts: { since, knownAt } },
  );
}

const otherAxis = (name: string) =>
  refuse(
    'invalid',
    'query.other-axis',
    `"${name}" belongs to axis=valid. Revisions are about one day, asOf, between since and knownAt.`,
    { pointer: name },
  );

async function revisionRow(
  { party, on, before, between, after, causes: found }: Revision,
  methods: string,
  eventAt: EventAt,
): Promise<JsonObject> {
  const causes = await Promise.all(found.map((cause) => causeRow(cause, eventAt)));
  if (!isSameStanding(between, after)) causes.push(methodCause(methods));
  return {
    date: null,
    party,
    on,
    before: before.class,
    after: after.class,
    scoreBefore: before.score,
    scoreAfter: after.score,
    between: between.class,
    scoreBetween: between.score,
    kinds: CAUSE_KINDS.filter((kind) => causes.some((cause) => cause['kind'] === kind)),
    causes,
  };
}

async function causeRow(
  { sequence, record }: RevisionCause,
  eventAt: EventAt,
): Promise<JsonObject> {
  const event = await eventAt(sequence);
  if (!event) throw new Error(`The log has no event ${sequence}, yet evidence changed by it.`);
  const { type, data, recordedAt } = event;
  const reason = (data['reason'] ?? data['how'] ?? data['verdict'] ?? null) as string | null;
  return { kind: causeKind(type, reason), sequence, type, record, reason, recordedAt };
}

const methodCause = (methods: string): JsonObject => ({
  kind: 'method',
  sequence: null,
  type: null,
  record: null,
  reason: methods,
  recordedAt: null,
});
