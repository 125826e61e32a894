import { useMemo } from 'preact/hooks';
import { type Day, isoOf } from '#vocabulary/day.js';
import type { Answer } from '../../fold/answers.js';
import { useAnswer } from './use-answer.js';

interface MembershipRow {
  readonly party: string;
  readonly member: boolean;
}

/** Members of a group on a day, with the group itself; undefined for no group, and until it is known. */
export function useMembers(group: string | null, day: Day): ReadonlySet<string> | undefined {
  const address = group === null ? undefined : `/v1/groups/${group}?asOf=${isoOf(day)}`;
  const { body } = useAnswer<Answer<MembershipRow>>(address, group ?? '');
  return useMemo(() => {
    if (group === null || !body) return undefined;
    const members = body.rows.filter(({ member }) => member).map(({ party }) => party);
    return new Set([...members, `group:${group}`]);
  }, [group, body]);
}
