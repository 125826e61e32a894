// @ts-check
import { compact } from './compact.js';
import { firstDay, lastDay } from './days.js';

/** @import { EventBody, MembersOn, MembershipRow } from './types.js' */

/**
 * One row of states.csv: one spell of a state.
 * @param {Record<string, string>} row
 * @returns {EventBody}
 */
export function stateListed(row) {
  return {
    type: 'StateListed',
    data: compact({
      code: row.code,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      name: row.name,
      aliases: (row.other_names ?? '').split(';').filter(Boolean),
      alpha2: row.alpha2,
      numeric: row.numeric,
      cow: row.cow_code ? Number(row.cow_code) : null,
      unMemberFrom: row.un_member_from,
      unMemberTo: row.un_member_to,
      region: row.region,
      subregion: row.subregion,
      regionalGroup: row.un_regional_group,
      note: row.notes,
    }),
  };
}

/**
 * One row of successions.csv. Whether commitments passed on is left at its default: the table does not say.
 * @param {Record<string, string>} row
 * @returns {EventBody}
 */
export const stateSucceeded = ({ predecessor, successor, date, kind, note }) => ({
  type: 'StateSucceeded',
  data: compact({ predecessor, successor, on: date, how: kind, note }),
});

/**
 * GroupFounded for each group, followed by its memberships, party by party and spell by spell.
 * @param {MembershipRow[]} rows
 * @returns {EventBody[]}
 */
export function groupEvents(rows) {
  const groups = Map.groupBy(rows, (row) => row.group);
  return [...groups.values()].flatMap((members) => [
    groupFounded(members),
    ...[...Map.groupBy(members, (row) => row.party).values()].flatMap(spells),
  ]);
}

/**
 * @param {MembershipRow[]} rows of one group
 * @returns {EventBody}
 */
function groupFounded(rows) {
  const [{ group, name, kind }] = /** @type {[MembershipRow]} */ (rows);
  return { type: 'GroupFounded', data: { id: group, name, kind, foundedOn: earliestJoined(rows) } };
}

/**
 * The date by which a member had certainly joined before all others; `..` when no date is known.
 * @param {MembershipRow[]} rows
 */
function earliestJoined(rows) {
  const known = rows.map((row) => row.joined).filter((joined) => joined !== '..');
  return known.toSorted((a, b) => compare(lastDay(a), lastDay(b)))[0] ?? '..';
}

/**
 * @param {MembershipRow[]} rows of one party in one group
 * @returns {EventBody[]}
 */
function spells(rows) {
  const inOrder = rows.toSorted((a, b) => compare(startOf(a), startOf(b)));
  return inOrder.flatMap(({ group, party, joined, left, note }) => {
    const started = {
      type: 'MembershipStarted',
      data: compact({ group, party, from: joined, note }),
    };
    if (left === '') return [started];
    return [started, { type: 'MembershipEnded', data: { group, party, to: left } }];
  });
}

/** @param {MembershipRow} row */
const startOf = ({ joined }) => (joined === '..' ? '' : firstDay(joined));

/**
 * @param {string} a
 * @param {string} b
 */
const compare = (a, b) => Number(a > b) - Number(a < b);

/**
 * @param {MembershipRow[]} rows
 * @returns {MembersOn}
 */
export const membersOf = (rows) => (group, day) =>
  rows
    .filter((row) => row.group === group && isInForce(row, day))
    .map((row) => row.party)
    .toSorted();

/**
 * @param {MembershipRow} row
 * @param {string} day
 */
function isInForce({ joined, left }, day) {
  if (joined !== '..' && firstDay(joined) > day) return false;
  return left === '' || (left !== '..' && lastDay(left) >= day);
}
