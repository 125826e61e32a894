import { useCallback, useContext, useMemo, useRef } from 'preact/hooks';
import { type Day, dayOf } from '#vocabulary/day.js';
import type { FrameworkRow } from '../../fold/answers.js';
import type { Directory } from '../../fold/directory.js';
import { rangeOf } from '../../fold/range.js';
import type { AddressProblem } from '../../state/address.js';
import { checkState } from '../../state/check-state.js';
import { subjectOf } from '../../state/data-address.js';
import type { ViewState } from '../../state/view-state.js';
import type { Page } from '../page-context.js';
import { Contact } from './contact.js';
import { useToday } from './today.js';
import type { Go } from './use-address.js';
import { usePositions } from './use-positions.js';
import { type Listed, usePrinciples } from './use-principles.js';
import { useReference } from './use-reference.js';

interface PageData {
  /** What is asked for, as far as it can be shown. */
  readonly state: ViewState;
  /** Undefined until there is enough of it. */
  readonly page: Page | undefined;
  readonly problem: Error | undefined;
  readonly problems: readonly AddressProblem[];
  /** The log holds no framework. */
  readonly isEmpty: boolean;
}

/** Everything that all views need. */
export function usePageData(asked: ViewState, goRaw: Go): PageData {
  const { head } = useContext(Contact);
  const { frameworks, directory, problem: early } = useReference();
  const ids = useMemo(() => frameworks?.map(({ id }) => id), [frameworks]);
  const { state: named } = checkState(asked, { ...NOTHING_KNOWN, frameworks: ids });
  const listed = usePrinciples(named, frameworks);
  const checked = checkState(asked, {
    frameworks: ids,
    principles: listed.all,
    parties: directory?.parties,
    groups: directory?.groups.map(({ id }) => id),
    first: frameworks?.find(({ id }) => id === named.framework)?.sequence,
    head: head ?? undefined,
  });
  const key = JSON.stringify(checked.state);
  const state = useMemo(() => checked.state, [key]);
  const go = useCallback<Go>((patch, how) => goRaw({ ...checked.resets, ...patch }, how), [key]);
  const today = useToday();
  const shown = usePositions(state, listed, today);
  const framework = frameworks?.find(({ id }) => id === state.framework);
  const page = usePage({ state, go, today, frameworks, framework, directory, listed, shown });
  const problem = early ?? listed.problem ?? shown.problem;
  return { state, page, problem, problems: checked.problems, isEmpty: frameworks?.length === 0 };
}

const NOTHING_KNOWN = {
  frameworks: undefined,
  principles: undefined,
  parties: undefined,
  groups: undefined,
  first: undefined,
  head: undefined,
};

interface Parts {
  readonly state: ViewState;
  readonly go: Go;
  readonly today: Day;
  readonly frameworks: readonly FrameworkRow[] | undefined;
  readonly framework: FrameworkRow | undefined;
  readonly directory: Directory | undefined;
  readonly listed: Listed;
  readonly shown: ReturnType<typeof usePositions>;
}

function usePage(parts: Parts): Page | undefined {
  const { state, go, today, frameworks, framework, directory, listed, shown } = parts;
  const { principles, total, ordinal, label = framework?.title ?? '' } = listed;
  const { segments, sequence, latest, isPending } = shown;
  const reached = useRef<Day | undefined>(undefined);
  return useMemo(() => {
    if (!frameworks || !framework || !directory || !principles || !segments) return undefined;
    const day = state.asOf === null ? today : dayOf(state.asOf);
    const on = subjectOf(state, ordinal);
    const pinned = state.asOf === null ? null : day;
    const ends = { days: segments.days(on), pinned, today, reached: reached.current };
    const range = rangeOf(framework, ends);
    reached.current = range[1];
    const known = { frameworks, framework, directory, principles, principlesTotal: total };
    const time = { day, today, range };
    return {
      ...known,
      ...time,
      state,
      go,
      ordinal,
      on,
      label,
      segments,
      sequence,
      latest,
      isPending,
    };
  }, [
    today,
    state,
    go,
    frameworks,
    framework,
    directory,
    principles,
    ordinal,
    label,
    segments,
    sequence,
    latest,
    isPending,
  ]);
}
