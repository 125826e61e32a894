import { subjectOf } from '../../state/data-address.js';
import { formatEdtf } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { usePage } from '../page-context.js';
import { Link, Outside } from '../parts/link.js';

export interface RecordRow {
  readonly id: string;
  readonly kind: string;
  readonly party: string;
  readonly occurredOn: string;
  readonly on: readonly string[];
  readonly attribution: string;
  readonly sourceTitle: string | null;
  readonly sourceUrl: string | null;
  readonly sequence: number;
}

export interface FoundRecords {
  /** How many there are in all. */
  readonly n: number;
  readonly rows: readonly RecordRow[];
  /** Event to go on after; null on the last page. */
  readonly next: number | null;
}

interface Found {
  readonly rows: readonly RecordRow[];
  readonly caption?: string;
}

const RECORDED = 'In the order in which they were recorded';

/** Records, each with the way to its source. */
export function RecordTable({ rows, caption = RECORDED }: Found) {
  const { directory, day } = usePage();
  if (rows.length === 0) return <p>No record answers to this. Ask for less.</p>;
  return (
    <table class="plain">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">On</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{formatEdtf(row.occurredOn)}</td>
            <td>
              <Link to={{ view: 'country', country: row.party }}>
                {directory.nameOf(row.party, day)}
              </Link>
            </td>
            <td>
              <Link to={{ view: 'record', record: row.id }}>{term(row.kind)}</Link>
              <span class="quiet"> {term(row.attribution)}</span>
            </td>
            <td>{shortened(row.on)}</td>
            <td>
              <Outside url={row.sourceUrl}>{row.sourceTitle}</Outside>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `gids/1, 2, 3`: the framework once. */
function shortened(on: readonly string[]): string {
  const frameworks = Map.groupBy(on, (each) => each.split('/')[0]!);
  const parts = [...frameworks].map(([id, subjects]) => {
    const ordinals = subjects.map((each) => each.split('/')[1] ?? '').filter(Boolean);
    return ordinals.length === 0 ? subjectOf({ framework: id }, 0) : `${id}/${ordinals.join(', ')}`;
  });
  return parts.join('; ');
}
