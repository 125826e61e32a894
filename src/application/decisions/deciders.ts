import type { Decider } from './decision.js';
import {
  amendmentDecider,
  endingDecider,
  linkDecider,
  retractionDecider,
  reviewDecider,
} from './lifecycle.js';
import { recordDecider } from './record.js';
import {
  crosswalkDecider,
  frameworkDecider,
  groupDecider,
  principleDecider,
  searchDecider,
  wordingDecider,
} from './reference.js';
import {
  membershipEndDecider,
  membershipStartDecider,
  stateDecider,
  successionDecider,
} from './states-and-groups.js';

/** Who decides on an event type; a spec holds it against the folder of event types. */
export const DECIDERS: ReadonlyMap<string, Decider> = new Map([
  ['EndorsementRecorded', recordDecider],
  ['StatementRecorded', recordDecider],
  ['VoteRecorded', recordDecider],
  ['PolicyActionRecorded', recordDecider],
  ['ConductReported', recordDecider],
  ['NonParticipationRecorded', recordDecider],
  ['RecordAmended', amendmentDecider],
  ['RecordRetracted', retractionDecider],
  ['RecordEnded', endingDecider],
  ['RecordReviewed', reviewDecider],
  ['RecordsLinked', linkDecider],
  ['FrameworkPublished', frameworkDecider],
  ['PrincipleAdded', principleDecider],
  ['PrincipleTextRevised', wordingDecider],
  ['CrosswalkPublished', crosswalkDecider],
  ['GroupFounded', groupDecider],
  ['MembershipStarted', membershipStartDecider],
  ['MembershipEnded', membershipEndDecider],
  ['StateListed', stateDecider],
  ['StateSucceeded', successionDecider],
  ['SearchRecorded', searchDecider],
]);
