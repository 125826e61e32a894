import type { JsonObject } from '#kernel/json.js';
import { refuse } from '#kernel/refusal.js';
import type { Entry } from './access.js';
import { filledPath } from './address.js';

interface Place {
  /** Under /v1; names in braces are fields of the event. */
  readonly path: string;
  /** The field that is the whole body. */
  readonly wrap?: string;
  /** What a record must say of itself, for the address does not. */
  readonly kind?: string;
}

const recordOf = (kind: string): Place => ({ path: '/records', kind });

/** Where a server takes an event, by type. */
export const PLACES: Readonly<Record<string, Place>> = {
  EndorsementRecorded: recordOf('endorsement'),
  StatementRecorded: recordOf('statement'),
  VoteRecorded: recordOf('vote'),
  PolicyActionRecorded: recordOf('policy_action'),
  ConductReported: recordOf('conduct'),
  NonParticipationRecorded: recordOf('non_participation'),
  RecordAmended: { path: '/records/{record}/amendments' },
  RecordRetracted: { path: '/records/{record}/retraction' },
  RecordEnded: { path: '/records/{record}/ending' },
  RecordReviewed: { path: '/records/{record}/reviews' },
  RecordsLinked: { path: '/records/{from}/links' },
  FrameworkPublished: { path: '/frameworks' },
  PrincipleAdded: { path: '/frameworks/{framework}/principles', wrap: 'principle' },
  PrincipleTextRevised: { path: '/frameworks/{framework}/principles/{ordinal}/texts' },
  CrosswalkPublished: { path: '/crosswalks' },
  GroupFounded: { path: '/groups' },
  MembershipStarted: { path: '/groups/{group}/members' },
  MembershipEnded: { path: '/groups/{group}/members/{party}/end' },
  StateListed: { path: '/states' },
  StateSucceeded: { path: '/states/successions' },
  SearchRecorded: { path: '/searches' },
};

/** Address and body for an entry; whether it is right is for the server to say. */
export function remoteWrite({ type, data }: Entry): { path: string; body: unknown } {
  const { path, wrap, kind } = placeOf(type);
  if (typeof data !== 'object' || data === null) return { path, body: data };
  const fields = data as JsonObject;
  if (kind !== undefined && fields['kind'] !== kind) throw otherKind(kind);
  const words = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  const filled = filledPath(path, Object.fromEntries(words));
  return { path: filled, body: wrap === undefined ? fields : fields[wrap] };
}

/** Without a type it is a record, whose kind tells. */
function placeOf(type: string | undefined): Place {
  if (type === undefined) return { path: '/records' };
  const place = PLACES[type];
  if (place) return place;
  const known = Object.keys(PLACES).join(', ');
  throw refuse('invalid', 'event.unknown-type', `No event type ${type}. There are: ${known}.`, {
    pointer: '/type',
  });
}

const otherKind = (kind: string) =>
  refuse('invalid', 'field.not-one-of', `"kind" must be ${kind} in an event of this type.`, {
    pointer: '/kind',
  });
