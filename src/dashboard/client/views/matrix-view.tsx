import { useMemo } from 'preact/hooks';
import { isoOf } from '#vocabulary/day.js';
import type { PrincipleRow } from '../../fold/answers.js';
import { matrixRows } from '../../fold/matrix-rows.js';
import { changesAddress, principlesAddress, subjectOf } from '../../state/data-address.js';
import { formatNumber, plural } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { useMembers } from '../data/use-members.js';
import { useSegments } from '../data/use-positions.js';
import { type Principles, WHOLE_MAX } from '../data/use-principles.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { CountryFilter } from '../parts/country-filter.js';
import { Failure, Waiting } from '../parts/notices.js';
import { MatrixTable } from './matrix-table.js';

/** How many principles stand beside each other where there are thousands. */
const COLUMNS = 8;
/** The table follows the slider when it has stood still for so long. */
const SETTLED_MS = 90;

/** Countries by principles, as a table with words in it. */
export function MatrixView() {
  const page = usePage();
  const { principlesTotal, principles } = page;
  if (principlesTotal > WHOLE_MAX) return <PagedMatrix />;
  const columns = principles.length > 0 ? principles : [wholeOf(page.label)];
  return <Matrix columns={columns} segments={page.segments} />;
}

const wholeOf = (label: string): PrincipleRow => ({
  ordinal: 0,
  label,
  addressee: null,
  tags: [],
});

/** One page of the principles that the picker has found. */
function PagedMatrix() {
  const { state, day, today, go } = usePage();
  const after = state.page ?? 0;
  const list = useAnswer<Principles>(principlesAddress(state, { after, limit: COLUMNS }));
  const columns = list.body?.rows ?? [];
  const ordinals = columns.map(({ ordinal }) => ordinal);
  const address =
    ordinals.length === 0
      ? undefined
      : changesAddress(state, ordinals, isoOf(Math.max(today, day)));
  const { segments, problem } = useSegments(address, ordinals.join(','));
  const failed = list.problem ?? problem;
  if (failed) return <Failure problem={failed} />;
  if (!list.body) return <Waiting />;
  const { next, total } = list.body;
  return (
    <>
      <nav class="pager" aria-label="Principles">
        <button type="button" disabled={after === 0} onClick={() => go({ page: null })}>
          From the first
        </button>
        <span>
          {formatNumber(columns.length)} of {plural(total, 'principle', 'principles')}
        </span>
        <button type="button" disabled={next === null} onClick={() => go({ page: next })}>
          The next {COLUMNS}
        </button>
      </nav>
      {segments ? <Matrix columns={columns} segments={segments} /> : <Waiting />}
    </>
  );
}

interface MatrixProps {
  readonly columns: readonly PrincipleRow[];
  readonly segments: ReturnType<typeof usePage>['segments'];
}

function Matrix({ columns, segments }: MatrixProps) {
  const { state, directory, day, go, framework } = usePage();
  const shown = useSettled(state, SETTLED_MS);
  const settled = useSettled(day, SETTLED_MS);
  const members = useMembers(shown.group, settled);
  const { region, filter, sort } = shown;
  const subjects = useMemo(
    () => columns.map(({ ordinal }) => subjectOf(state, ordinal)),
    [columns, state.framework],
  );
  const rows = useMemo(
    () =>
      matrixRows({ segments, directory, day: settled, subjects, members, region, filter, sort }),
    [segments, directory, settled, subjects, members, region, filter, sort],
  );
  const title = framework.title;
  // Nothing in it is drawn again while the slider moves.
  const table = useMemo(
    () => (
      <MatrixTable
        state={shown}
        day={settled}
        {...{ columns, subjects, rows, segments, title, go }}
      />
    ),
    [columns, subjects, rows, segments, settled, shown, title, go],
  );
  return (
    <div class="matrix-view">
      <CountryFilter found={rows.length} />
      {table}
    </div>
  );
}
