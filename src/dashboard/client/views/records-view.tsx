import { recordsAddress } from '../../state/data-address.js';
import { formatNumber, plural } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Failure, Waiting } from '../parts/notices.js';
import { RecordFacets } from './record-facets.js';
import { type FoundRecords, RecordTable } from './record-table.js';

const SETTLED_MS = 250;

/** The evidence itself, to search, to narrow down and to page through. */
export function RecordsView() {
  const { state, go } = usePage();
  const asked = useSettled(recordsAddress(state), SETTLED_MS);
  const { body, problem } = useAnswer<FoundRecords>(asked);
  return (
    <div class="records-view">
      <div class="choices">
        <label class="choice">
          <span>Words in it</span>
          <input
            type="search"
            value={state.q}
            placeholder="mass surveillance"
            onInput={({ currentTarget: { value } }) => go({ q: value, after: null }, 'quietly')}
          />
        </label>
        <span role="status">{body ? plural(body.n, 'record', 'records') : ''}</span>
      </div>
      <details class="narrowing" open={matchMedia('(min-width: 60rem)').matches}>
        <summary>Narrow down</summary>
        <RecordFacets />
      </details>
      <div>
        {problem ? <Failure problem={problem} /> : null}
        {body ? <FoundHere found={body} /> : problem ? null : <Waiting />}
      </div>
    </div>
  );
}

function FoundHere({ found: { rows, next } }: { readonly found: FoundRecords }) {
  const { state, go } = usePage();
  return (
    <>
      {rows.length === 0 && state.after !== null ? (
        <p>Nothing comes after event {formatNumber(state.after)}.</p>
      ) : (
        <RecordTable rows={rows} {...(state.q.trim() === '' ? {} : { caption: 'Best first' })} />
      )}
      <nav class="pager" aria-label="Records">
        <button type="button" disabled={state.after === null} onClick={() => go({ after: null })}>
          From the first
        </button>
        <span>{formatNumber(rows.length)} shown</span>
        <button type="button" disabled={next === null} onClick={() => go({ after: next })}>
          More
        </button>
      </nav>
    </>
  );
}
