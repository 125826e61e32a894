import type { JsonObject } from '#kernel/json.js';
import type { Entry } from './access.js';
import { filledPath } from './address.js';

interface Place {
  /** Under /v1; names in braces are fields of the event. */
  readonly path: string;
  /** The field that is the whole body. */
  readonly wrap?: string;
}

/** Where a server takes an event, by type; records themselves all go to one address. */
export const PLACES: Readonly<Record<string, Place>> = {
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

const RECORDS: Place = { path: '/records' };

/** Address and body for an entry; whether it is right is for the server to say. */
export function remoteWrite({ type, data }: Entry): { path: string; body: unknown } {
  const { path, wrap } = (type === undefined ? undefined : PLACES[type]) ?? RECORDS;
  if (typeof data !== 'object' || data === null) return { path, body: data };
  const fields = data as JsonObject;
  const words = Object.entries(fields).map(([name, value]) => [name, String(value)]);
  const filled = filledPath(path, Object.fromEntries(words));
  return { path: filled, body: wrap === undefined ? fields : fields[wrap] };
}
