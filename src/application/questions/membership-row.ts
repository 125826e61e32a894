import type { JsonObject } from '#kernel/json.js';
import type { Row } from '#kernel/projection.js';
import type { Directory } from '#positions/directory.js';
import { dayOf } from '#vocabulary/day.js';

export const MEMBERSHIP_COLUMNS = {
  group: 'Group identifier.',
  party: 'Country code.',
  from: 'First day of membership, EDTF; `..` when not established.',
  to: 'Last day of membership, EDTF; empty while it lasts.',
  member: 'Whether the country is a member on asOf.',
};

/** One spell of membership as it goes over the wire. */
export function membershipRow(row: Row, asOf: string, directory: Directory): JsonObject {
  const [group, party] = [String(row['bloc']), String(row['party'])];
  return {
    group,
    party,
    from: row['from_edtf'] as string,
    to: row['to_edtf'] as string | null,
    member: directory.members(group, dayOf(asOf)).includes(party) && holdsOn(row, dayOf(asOf)),
  };
}

const holdsOn = (row: Row, day: number): boolean =>
  (row['from_first'] === null || (row['from_first'] as number) <= day) &&
  row['to_edtf'] !== '..' &&
  (row['to_last'] === null || day <= (row['to_last'] as number));
