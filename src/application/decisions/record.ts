import type { JsonObject } from '#kernel/json.js';
import type { Problem } from '#kernel/problem.js';
import { spanOf } from '#vocabulary/edtf.js';
import { naturalKeyOf } from '#vocabulary/natural-key.js';
import type { RecordData } from '#vocabulary/record.js';
import { frameworkFault, subjectFault } from './check-bearings.js';
import { futureFault } from './check-dates.js';
import { nameFault } from './check-name.js';
import { partyFault } from './check-party.js';
import { voteFaults } from './check-vote.js';
import type { Decider, Decision } from './decision.js';
import type { Known } from './known.js';
import { recordOf } from './life.js';
import { alreadyThere, refuseIfAny, type Taken } from './refusals.js';

/** A new record; or one that is recorded anew after it was retracted. */
export const recordDecider: Decider = {
  needsHistory: false,
  decide: (json, { known, history }) => {
    const data = json as unknown as RecordData;
    if (history.length === 0) refuseIfAny('invalid', [nameFault(data.id)]);
    refuseIfAny('invalid', [...referenceFaults(data, known), ...voteFaults(data)]);
    refuseIfAny('rejected', [futureFault(data.occurredOn, known)]);
    const earlier = recordOf(history);
    if (earlier?.live) throw alreadyThere(taken(data.id), history);
    return granted(data, history.length === 0 ? 'none' : history.length);
  },
};

const taken = (id: string): Taken => ({
  code: 'record.exists',
  stream: `record/${id}`,
  otherwise: 'amend the record that is there',
});

/** Everything that a record refers to must be there. */
export function referenceFaults(data: RecordData, known: Known): readonly (Problem | undefined)[] {
  const days = spanOf(data.occurredOn);
  return [
    partyFault(data.party, days, '/party', known),
    ...data.covers.map((party, at) => partyFault(party, days, `/covers/${at}`, known)),
    ...data.bearings.map(({ on }, at) => subjectFault(on, `/bearings/${at}/on`, known)),
    ...data.frameworks.map(({ id }, at) => frameworkFault(id, `/frameworks/${at}/id`, known)),
  ];
}

const granted = (data: RecordData, expected: Decision['expected']): Decision => ({
  data: data as unknown as JsonObject,
  expected,
  naturalKey: { claim: naturalKeyOf(data) },
});
