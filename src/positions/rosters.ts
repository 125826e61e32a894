import type { Day } from '#vocabulary/day.js';
import type { Directory } from './directory.js';

export interface RosterQuery {
  /** `observed`: the parties with any evidence by then, which only the evidence can tell. */
  readonly roster: 'un' | 'states' | 'observed';
  /** Only its members; null: no such limit. */
  readonly group: string | null;
  /** Whether membership is that of each date or of one fixed day. */
  readonly membership: 'of-the-date' | Day;
  /** Null: everyone. */
  readonly parties: readonly string[] | null;
}

/** Who may be counted on a date; null: everyone who is observed. */
export type Roster = ReadonlySet<string> | null;

export const isIn = (roster: Roster, party: string): boolean =>
  roster === null || roster.has(party);

/** One roster for each date; dates between which nothing changed share theirs. */
export function rostersOn(
  directory: Directory,
  query: RosterQuery,
  dates: readonly Day[],
): readonly Roster[] {
  const named = query.parties && new Set(query.parties);
  let [base, members]: (readonly string[] | null)[] = [null, null];
  let current: Roster | undefined;
  return dates.map((date) => {
    const nextBase = query.roster === 'observed' ? null : directory.roster(query.roster, date);
    const nextMembers = membersOn(directory, query, date);
    if (current === undefined || nextBase !== base || nextMembers !== members) {
      [base, members] = [nextBase, nextMembers];
      current = common([base && new Set(base), members && new Set(members), named]);
    }
    return current;
  });
}

function membersOn(
  directory: Directory,
  { group, membership }: RosterQuery,
  date: Day,
): readonly string[] | null {
  if (group === null) return null;
  return directory.members(group, membership === 'of-the-date' ? date : membership);
}

/** What all limits allow; null is no limit. */
function common(limits: readonly Roster[]): Roster {
  return limits.reduce((both, limit) =>
    both && limit ? both.intersection(limit) : (both ?? limit),
  );
}
