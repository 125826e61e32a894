import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Day, isoOf } from '#vocabulary/day.js';
import type { Answer, ChangeRow, CountedRow } from '../../fold/answers.js';
import { curveSteps } from '../../fold/curve.js';
import type { PositionRow } from '../../fold/explained.js';
import type { Segments } from '../../fold/segments.js';
import { asTurns, eitherFrom, hiddenTurns } from '../../fold/support-turns.js';
import { positionsAddress, timelineAddress } from '../../state/data-address.js';
import type { ViewState } from '../../state/view-state.js';
import { usePage } from '../page-context.js';
import { ask } from './ask.js';
import { useAnswer } from './use-answer.js';

const NONE: readonly never[] = [];

/**
 * Positions on the principle of the page that tell of support on every day of its range as the server counts it. Only
 * where evidence is averaged does a score cross zero within one class.
 */
export function useSupport(state: ViewState, segments: Segments | undefined): Segments | undefined {
  const { on, ordinal, directory, range } = usePage();
  const [first, last] = range;
  const begun = useMemo(() => segments && eitherFrom(segments, on), [segments, on]);
  const isHidden = state.method !== 'latest@1' && begun !== undefined && begun <= last;
  const from = Math.max(first, begun ?? first);
  const days = { from: isoOf(from), to: isoOf(last) };
  const address = isHidden ? timelineAddress(state, ordinal, days) : undefined;
  const { body, isPending } = useAnswer<Answer<CountedRow>>(address, address);
  const turns = useMemo(
    () =>
      segments && body && !isPending
        ? hiddenTurns(curveSteps(segments, on, directory, [from, last]), body.rows)
        : NONE,
    [segments, body, isPending, on, directory, from, last],
  );
  const told = useTold(state, ordinal, turns);
  return useMemo(() => (told.length > 0 ? segments?.plus(told) : segments), [segments, told]);
}

/** What was held on these days; nothing until all of it has come. */
function useTold(state: ViewState, ordinal: number, days: readonly Day[]): readonly ChangeRow[] {
  const [told, setTold] = useState<readonly ChangeRow[]>(NONE);
  useEffect(() => {
    let isWanted = true;
    setTold(NONE);
    const asked = days.map(async (day) => {
      const whom = { principles: [ordinal], parties: [] };
      const { rows } = await ask<Answer<PositionRow>>(
        positionsAddress({ ...state, asOf: isoOf(day) }, whom),
      );
      return asTurns(day, rows);
    });
    // Without them the curve is still right wherever nobody crosses within a class.
    Promise.all(asked).then(
      (all) => isWanted && setTold(all.flat()),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [days]);
  return told;
}
