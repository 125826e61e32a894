import { useMemo } from 'preact/hooks';
import { isoOf } from '#vocabulary/day.js';
import type { PrincipleRow } from '../../fold/answers.js';
import { matrixRows } from '../../fold/matrix-rows.js';
import { changesAddress, subjectOf } from '../../state/data-address.js';
import { useColumns } from '../data/use-columns.js';
import { useMembers } from '../data/use-members.js';
import { useSegments } from '../data/use-positions.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { CountryFilter } from '../parts/country-filter.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Pager } from '../parts/pager.js';
import { MatrixTable } from './matrix-table.js';

/** The table follows the slider when it has stood still for so long. */
const SETTLED_MS = 90;

/** Countries by principles, as a table with words in it. */
export function MatrixView() {
  const { segments } = usePage();
  const { columns, paging, problem } = useColumns();
  if (problem) return <Failure problem={problem} />;
  if (!columns) return <Waiting />;
  return (
    <>
      <Pager columns={columns} paging={paging} />
      {paging ? <Paged columns={columns} /> : <Matrix columns={columns} segments={segments} />}
    </>
  );
}

/** The positions of one page of principles. */
function Paged({ columns }: Pick<MatrixProps, 'columns'>) {
  const { state, day, today } = usePage();
  const ordinals = columns.map(({ ordinal }) => ordinal);
  const until = isoOf(Math.max(today, day));
  const address = ordinals.length === 0 ? undefined : changesAddress(state, ordinals, until);
  const { segments, problem } = useSegments(address, ordinals.join(','));
  if (problem) return <Failure problem={problem} />;
  if (ordinals.length === 0) return null;
  return segments ? <Matrix columns={columns} segments={segments} /> : <Waiting />;
}

interface MatrixProps {
  readonly columns: readonly PrincipleRow[];
  readonly segments: ReturnType<typeof usePage>['segments'];
}

function Matrix({ columns, segments }: MatrixProps) {
  const { state, directory, day, go, framework } = usePage();
  // Together, so that the table is not drawn twice.
  const moment = useMemo(() => ({ shown: state, settled: day }), [state, day]);
  const { shown, settled } = useSettled(moment, SETTLED_MS);
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
