import { z } from 'zod';
import type { StoredEvent } from '#kernel/event.js';
import type { JsonObject } from '#kernel/json.js';
import { type Problem, problem } from '#kernel/problem.js';
import { Refusal, refuse } from '#kernel/refusal.js';
import { spanOf } from '#vocabulary/edtf.js';
import { naturalKeyOf } from '#vocabulary/natural-key.js';
import type { RecordData } from '#vocabulary/record.js';
import { amended, type RecordLife, recordFields } from '#vocabulary/record-life.js';
import { problemsOf } from '#vocabulary/wrong-input.js';
import { subjectFault } from './check-bearings.js';
import { changesFaults, refuseIfUnchanged } from './check-changes.js';
import { futureFault } from './check-dates.js';
import { voteFaults } from './check-vote.js';
import type { Circumstances, Decider, Decision } from './decision.js';
import type { Known } from './known.js';
import { liveRecord } from './life.js';
import { referenceFaults } from './record.js';
import { refuseIfAny } from './refusals.js';

/** A decider on a live record, named by one field of the data. */
const onLiveRecord = (
  field: 'record' | 'from',
  decide: (data: JsonObject, life: RecordLife, circumstances: Circumstances) => Partial<Decision>,
): Decider => ({
  needsHistory: true,
  decide: (data, circumstances) => {
    const { history } = circumstances;
    const life = liveRecord(data[field] as string, history);
    return { data, expected: history.length, ...decide(data, life, circumstances) };
  },
});

export const amendmentDecider = onLiveRecord('record', (data, life, { known }) => {
  noteIfOther(data);
  const changes = data['changes'] as JsonObject;
  refuseIfAny('invalid', changesFaults(changes, life.data.kind));
  const after = patched(life.data, changes);
  refuseIfUnchanged(life.data, after);
  const faults = [...referenceFaults(after, known), ...newVoteFaults(life.data, after)];
  refuseIfAny(
    'invalid',
    faults.map((fault) => fault && within(changes, fault)),
  );
  const misdated = datingFaults(life, after, known);
  refuseIfAny(
    'rejected',
    misdated.map((fault) => fault && within(changes, fault)),
  );
  // An amendment that leaves the natural key alone must not trip over a duplicate that somebody insisted on.
  const claim = naturalKeyOf(after);
  return claim === naturalKeyOf(life.data) ? {} : { naturalKey: { claim } };
});

export const retractionDecider = onLiveRecord('record', (data) => {
  noteIfOther(data);
  return { naturalKey: { claim: null } };
});

export const endingDecider = onLiveRecord('record', (data, life) => {
  const endedOn = data['endedOn'] as string | null;
  refuseIfAny('invalid', [halfTold(endedOn, data['how'] as string | null)]);
  const fault = endedOn === null ? notEnded(life) : endFault(life.data, endedOn);
  refuseIfAny('rejected', [fault && { ...fault, pointer: '/endedOn' }]);
  return {};
});

export const reviewDecider = onLiveRecord('record', (data, life, { known }) => {
  const bearings = data['bearings'] as unknown as RecordData['bearings'];
  if (data['verdict'] === 'adjudicated' && bearings.length === 0) {
    throw refuse(
      'invalid',
      'bearing.missing',
      'An adjudication replaces the bearings of the record. Give those that hold.',
      { pointer: '/bearings' },
    );
  }
  refuseIfAny(
    'invalid',
    bearings.map(({ on }, at) => subjectFault(on, `/bearings/${at}/on`, known)),
  );
  if (data['verdict'] !== 'adjudicated') return {};
  const claim = naturalKeyOf({ ...life.data, bearings });
  // What was decided after all were heard is not held up by a record of the same act.
  return claim === naturalKeyOf(life.data) ? {} : { naturalKey: { claim, insist: true } };
});

export const linkDecider: Decider = {
  ...onLiveRecord('from', (data, _life, { history }) => {
    if (data['from'] === data['to']) {
      throw refuse('invalid', 'link.to-itself', 'A record cannot be linked to itself.', {
        pointer: '/to',
      });
    }
    const same = history.find((event) => isSameLink(event, data));
    if (same) throw linkExists(data, same.sequence);
    return {};
  }),
  mustExist: ({ to }) => `record/${to}`,
};

const isSameLink = ({ type, data }: StoredEvent, { to, relation }: JsonObject): boolean =>
  type === 'RecordsLinked' && data['to'] === to && data['relation'] === relation;

const linkExists = ({ from, to, relation }: JsonObject, sequence: number) =>
  refuse(
    'conflict',
    'link.exists',
    `"${from}" is linked to "${to}" by ${relation} since sequence ${sequence}. Name another record or another relation.`,
    { pointer: '/relation', facts: { stream: `record/${from}`, sequence } },
  );

/** What was let in by other rules stays as it is. */
const newVoteFaults = (before: RecordData, after: RecordData) =>
  voteFaults(before).length > 0 ? [] : voteFaults(after);

const startOf = (data: RecordData): string => data.inForceFrom ?? data.occurredOn;

/** What is wrong with dates that an amendment moved; those that it leaves may have been let in by other rules. */
function datingFaults(
  { data: before, endedOn }: RecordLife,
  after: RecordData,
  known: Known,
): readonly (Problem | undefined)[] {
  const isMoved = startOf(after) !== startOf(before);
  return [
    after.occurredOn === before.occurredOn ? undefined : futureFault(after.occurredOn, known),
    isMoved && endedOn !== null ? endFault(after, endedOn) : undefined,
  ];
}

/** It would hold on no day, and vanish without a word. */
function endFault(data: RecordData, endedOn: string): Problem | undefined {
  if (spanOf(endedOn).last >= spanOf(startOf(data)).first) return undefined;
  return problem(
    'record.ends-before-it-starts',
    data.inForceFrom ? '/inForceFrom' : '/occurredOn',
    `It began ${startOf(data)} and cannot have ended ${endedOn}. Check both dates; a later ending replaces the one that is there.`,
  );
}

const halfTold = (endedOn: string | null, how: string | null) =>
  (endedOn === null) === (how === null)
    ? undefined
    : problem(
        'ending.half-told',
        endedOn === null ? '/endedOn' : '/how',
        '"endedOn" and "how" go together. Give both, or null for both when the record holds after all.',
      );

const notEnded = ({ data, endedOn }: RecordLife) =>
  endedOn === null
    ? problem(
        'record.not-ended',
        '/endedOn',
        `"${data.id}" has not been ended, so there is no end to take back.`,
      )
    : undefined;

function noteIfOther({ reason, note }: JsonObject): void {
  if (reason !== 'other' || typeof note === 'string') return;
  throw refuse('invalid', 'reason.note-missing', 'The reason "other" needs a note that says why.', {
    pointer: '/note',
  });
}

function patched(data: RecordData, changes: JsonObject): RecordData {
  try {
    return amended(data, changes);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [first, ...rest] = problemsOf(error, recordFields(data.kind)).map((each) =>
      within(changes, each),
    );
    throw new Refusal('invalid', [first!, ...rest]);
  }
}

/** A problem of the record as it would be, told of the field that was sent: the changed one, or all changes together. */
function within(changes: JsonObject, { pointer, ...rest }: Problem): Problem {
  const isSent = Object.hasOwn(changes, pointer.split('/')[1] ?? '');
  return { ...rest, pointer: isSent ? `/changes${pointer}` : '/changes' };
}
