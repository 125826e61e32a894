import { useMemo } from 'preact/hooks';
import type { Answer, FrameworkRow, GroupRow, StateRow } from '../../fold/answers.js';
import { Directory } from '../../fold/directory.js';
import { useAnswer } from './use-answer.js';

/** Frameworks, states and groups. */
export function useReference() {
  const frameworks = useAnswer<Answer<FrameworkRow>>('/v1/frameworks');
  const states = useAnswer<Answer<StateRow>>('/v1/countries?all=true');
  const groups = useAnswer<Answer<GroupRow>>('/v1/groups');
  const directory = useMemo(
    () => states.body && groups.body && new Directory(states.body.rows, groups.body.rows),
    [states.body, groups.body],
  );
  return {
    frameworks: frameworks.body?.rows,
    directory,
    problem: frameworks.problem ?? states.problem ?? groups.problem,
  };
}
