import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Day } from '#vocabulary/day.js';
import type { PrincipleRow } from '../../fold/answers.js';
import type { MatrixRow } from '../../fold/matrix-rows.js';
import type { Segments } from '../../fold/segments.js';
import { writeAddress } from '../../state/address.js';
import type { ViewState } from '../../state/view-state.js';
import { formatDay } from '../../words/format.js';
import type { Go } from '../data/use-address.js';
import { moveInGrid } from './move-in-grid.js';
import { PartyRow } from './party-row.js';
import { TABLE_ROLES } from './table-roles.js';

/** Enough to fill a screen; the rest is drawn when that stands. */
const FIRST_ROWS = 18;

/** A code that no party has. */
const ANYBODY = '~~~';

interface MatrixTableProps {
  readonly columns: readonly PrincipleRow[];
  readonly subjects: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly segments: Segments;
  readonly day: Day;
  /** As it was when the table was drawn; for the addresses in it. */
  readonly state: ViewState;
  readonly title: string;
  readonly go: Go;
}

/** A table in earnest: it is what the map is for whoever does not see it. Arrow keys move between cells. */
export function MatrixTable(props: MatrixTableProps) {
  const { rows, columns, subjects, segments, day, go, state, title } = props;
  const table = useRef<HTMLTableElement>(null);
  const shown = useRowsShown(rows.length);
  const addressOf = useMemo(() => addressesOfParties(state), [state]);
  const open = (event: MouseEvent) => {
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    go(step);
  };
  return (
    <div class="table-frame">
      <table
        ref={table}
        {...TABLE_ROLES.table}
        class="matrix"
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
              address={addressOf(party)}
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

/** To spell out an address takes longer than to put a code into it. */
function addressesOfParties(state: ViewState): (party: string) => string {
  const [before = '', after = ''] = writeAddress({
    ...state,
    view: 'country',
    country: ANYBODY,
  }).split(ANYBODY);
  return (party) => `${before}${party}${after}`;
}

/** Where a click leads: from a cell to why, from a name to the country; undefined for anything else. */
function stepOf({ target, button, metaKey, ctrlKey, shiftKey }: MouseEvent) {
  const at = target instanceof Element ? target.closest('[data-party]') : null;
  const country = at?.getAttribute('data-party');
  if (!at || !country) return undefined;
  if (at.tagName === 'BUTTON')
    return { country, principle: Number(at.getAttribute('data-ordinal')) };
  const isElsewhere = button !== 0 || metaKey || ctrlKey || shiftKey;
  return isElsewhere ? undefined : ({ view: 'country', country } as const);
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
