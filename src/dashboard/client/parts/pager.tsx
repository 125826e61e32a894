import { formatNumber, plural } from '../../words/format.js';
import type { Columns } from '../data/use-columns.js';
import { usePage } from '../page-context.js';
import { PrincipleGroup } from './principle-group.js';

/** One group of principles, and from one page of it to the next; nothing where all are shown. */
export function Pager({ columns, paging }: Pick<Columns, 'columns' | 'paging'>) {
  const { state, go } = usePage();
  if (!paging || !columns) return null;
  return (
    <nav class="pager" aria-label="Principles">
      <PrincipleGroup tags={paging.tags} />
      <button type="button" disabled={!state.page} onClick={() => go({ page: null })}>
        From the first
      </button>
      <span role="status">
        {paging.total === 0
          ? 'No principle has these words. Search for others.'
          : `${formatNumber(columns.length)} of ${plural(paging.total, 'principle', 'principles')}`}
      </span>
      <button
        type="button"
        disabled={paging.next === null}
        onClick={() => go({ page: paging.next })}
      >
        The next ones
      </button>
    </nav>
  );
}
