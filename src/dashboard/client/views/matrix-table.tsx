import { useEffect, useRef, useState } from 'preact/hooks';
import type { Day } from '#vocabulary/day.js';
import type { PrincipleRow } from '../../fold/answers.js';
import type { MatrixRow } from '../../fold/matrix-rows.js';
import type { Segments } from '../../fold/segments.js';
import type { ViewState } from '../../state/view-state.js';
import { formatDay } from '../../words/format.js';
import type { Go } from '../data/use-address.js';
import { moveInGrid } from './move-in-grid.js';
import { PartyRow } from './party-row.js';
import { TABLE_ROLES } from './table-roles.js';
import { useAddresses } from './use-addresses.js';

/** Enough to fill a screen; the rest is drawn when that stands. */
const FIRST_ROWS = 18;

interface MatrixTableProps {
  readonly columns: readonly PrincipleRow[];
  readonly subjects: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly segments: Segments;
  readonly day: Day;
  readonly state: ViewState;
  readonly title: string;
  readonly go: Go;
}

/** A table in earnest: it is what the map is for whoever does not see it. Arrow keys move between cells. */
export function MatrixTable(props: MatrixTableProps) {
  const { rows, columns, subjects, segments, day, go, state, title } = props;
  const table = useRef<HTMLTableElement>(null);
  const shown = useRowsShown(rows.length);
  useAddresses({ inside: table, state, go, drawn: [rows, shown] });
  const open = ({ target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest('[data-party]') : null;
    const country = cell?.getAttribute('data-party');
    if (cell && country) go({ country, principle: Number(cell.getAttribute('data-ordinal')) });
  };
  return (
    <div class="table-frame">
      <table
        ref={table}
        {...TABLE_ROLES.table}
        class="matrix in-rows"
        style={{ '--columns': columns.length }}
        onClick={open}
        onKeyDown={(event) => moveInGrid(event, table.current)}
      >
        <caption>
          {title}: where countries stand, {formatDay(day)}
        </caption>
        <thead {...TABLE_ROLES.body}>
          <tr {...TABLE_ROLES.row}>
            <SortableHead by="name" words="Country" state={state} go={go} />
            {columns.map(({ ordinal, label }, index) => (
              <SortableHead
                key={ordinal}
                by={subjects[index]!}
                words={label}
                ordinal={ordinal}
                state={state}
                go={go}
              />
            ))}
          </tr>
        </thead>
        <tbody {...TABLE_ROLES.body}>
          {rows.slice(0, shown).map(({ party, name }, index) => (
            <PartyRow
              key={party}
              name={name}
              party={party}
              held={subjects.map((on) => segments.at(party, on, day).class).join(' ')}
              columns={columns}
              isFirst={index === 0}
              isChosen={party === state.country}
            />
          ))}
        </tbody>
      </table>
      {shown < rows.length ? <p class="waiting">…</p> : null}
    </div>
  );
}

/** A few rows at first, all of them in the next moment. */
function useRowsShown(total: number): number {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWhole(true), 30);
    return () => clearTimeout(timer);
  }, []);
  return isWhole ? total : Math.min(total, FIRST_ROWS);
}

interface SortableHeadProps extends Pick<MatrixTableProps, 'state' | 'go'> {
  readonly by: string;
  readonly words: string;
  readonly ordinal?: number;
}

function SortableHead({ by, words, ordinal, state, go }: SortableHeadProps) {
  const sorted = state.sort === '' ? 'name' : state.sort;
  const direction = { [by]: 'ascending', [`-${by}`]: 'descending' } as const;
  const now = direction[sorted];
  return (
    <th {...TABLE_ROLES.columnHead} scope="col" aria-sort={now ?? 'none'}>
      <button type="button" onClick={() => go({ sort: now === 'ascending' ? `-${by}` : by })}>
        {ordinal ? <span class="number">{ordinal}</span> : null} {words}
        <span aria-hidden="true">{now === undefined ? '' : now === 'ascending' ? ' ▴' : ' ▾'}</span>
      </button>
    </th>
  );
}
