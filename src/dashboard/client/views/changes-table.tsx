import { Component } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { type Day, dayOf } from '#vocabulary/day.js';
import type { ChangeRow } from '../../fold/answers.js';
import type { ViewState } from '../../state/view-state.js';
import { formatDay } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { usePage } from '../page-context.js';
import { Stand } from '../parts/stand.js';
import { onPrinciple, subjectLabel } from './subject-label.js';
import { TABLE_ROLES } from './table-roles.js';
import { leadingTo, useAddresses } from './use-addresses.js';

const HEADS = ['Day', 'Who', 'On', 'Before', 'After', 'Why'];

interface ChangesTableProps {
  readonly rows: readonly ChangeRow[];
  /** For the addresses in it. */
  readonly state: ViewState;
}

/** Changes, each with what made it. */
export function ChangesTable({ rows, state }: ChangesTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const { principles, framework, directory, go } = usePage();
  useAddresses({ inside: table, state, go, drawn: [rows] });
  const lines = useMemo(
    () =>
      rows.map((row) => {
        const day = dayOf(String(row.date));
        return {
          told: JSON.stringify(row),
          ...{ row, day },
          name: directory.nameOf(row.party, day),
          subject: subjectLabel(row.on, { principles, framework }),
        };
      }),
    [rows, principles, framework, directory],
  );
  return (
    <table {...TABLE_ROLES.table} ref={table} class="plain in-rows changes">
      <thead {...TABLE_ROLES.body}>
        <tr {...TABLE_ROLES.row}>
          {HEADS.map((words) => (
            <th {...TABLE_ROLES.columnHead} key={words} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...TABLE_ROLES.body}>
        {lines.map((line) => (
          <Line key={`${line.row.date} ${line.row.party} ${line.row.on}`} {...line} />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly row: ChangeRow;
  /** The row as text: it comes anew with every answer, and is mostly the same. */
  readonly told: string;
  readonly day: Day;
  readonly name: string;
  readonly subject: string;
}

class Line extends Component<LineProps> {
  override shouldComponentUpdate({ told, name, subject }: LineProps): boolean {
    const { props } = this;
    return told !== props.told || name !== props.name || subject !== props.subject;
  }

  override render({ row, day, name, subject }: LineProps) {
    const { cell } = TABLE_ROLES;
    const { party: country, date: asOf } = row;
    return (
      <tr {...TABLE_ROLES.row}>
        <td {...cell} class="day">
          {formatDay(day)}
        </td>
        <td {...cell}>
          <a {...leadingTo({ country, ...onPrinciple(row.on), asOf })}>{name}</a>
        </td>
        <td {...cell}>{subject}</td>
        <td {...cell}>
          <Stand held={row.before} />
        </td>
        <td {...cell}>
          <Stand held={row.after} />
        </td>
        <td {...cell}>
          <Reasons row={row} />
        </td>
      </tr>
    );
  }
}

function Reasons({ row }: { readonly row: ChangeRow }) {
  const records = row.causes.filter((cause) => typeof cause === 'string' && !(cause in WORDS));
  return (
    <>
      {row.kinds.map(term).join(', ')}
      {records.map(String).map((record) => (
        <span key={record}>
          {' '}
          <a {...leadingTo({ view: 'record', record })}>{record}</a>
        </span>
      ))}
    </>
  );
}

const WORDS = { ageing: true, state: true };
