import { useMemo } from 'preact/hooks';
import { type Day, dayOf, isoOf } from '#vocabulary/day.js';
import type { Answer, ChangeRow } from '../../fold/answers.js';
import { Segments } from '../../fold/segments.js';
import { changesAddress } from '../../state/data-address.js';
import type { ViewState } from '../../state/view-state.js';
import { useAnswer } from './use-answer.js';
import { type Listed, WHOLE_MAX } from './use-principles.js';

/** Positions as known then, and as known now where the two differ. */
export function usePositions(state: ViewState, { principles, total, ordinal }: Listed, today: Day) {
  const until = isoOf(Math.max(today, state.asOf === null ? 0 : dayOf(state.asOf)));
  const asked = total > WHOLE_MAX ? [ordinal] : null;
  const scope = `${state.framework} ${asked}`;
  const then = useSegments(principles && changesAddress(state, asked, until), scope);
  const latest = useSegments(
    principles && state.knownAt !== null
      ? changesAddress({ ...state, knownAt: null }, asked, until)
      : undefined,
    scope,
  );
  return { ...then, latest: latest.segments };
}

/** Changes, folded. */
export function useSegments(address: string | undefined, scope: string) {
  const { body, problem, isPending } = useAnswer<Answer<ChangeRow>>(address, scope);
  const segments = useMemo(() => body && Segments.of(body.rows), [body]);
  return { segments, sequence: body?.sequence ?? 0, problem, isPending };
}
