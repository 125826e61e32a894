import { KINDS } from '#vocabulary/terms.js';
import { recordsAddress } from '../../state/data-address.js';
import { formatNumber } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { useAnswer } from '../data/use-answer.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Choice } from '../parts/choice.js';
import { Failure, Waiting } from '../parts/notices.js';
import { type FoundRecords, RecordTable } from './record-table.js';

const SETTLED_MS = 250;

/** The evidence itself, to search and to page through. */
export function RecordsView() {
  const { state, go, directory, label, ordinal, day } = usePage();
  const asked = useSettled(recordsAddress(state), SETTLED_MS);
  const { body, problem } = useAnswer<FoundRecords>(asked);
  const isOnOne = state.principle !== null;
  return (
    <div class="records-view">
      <div class="choices">
        <label class="choice">
          <span>Words in it</span>
          <input
            type="search"
            value={state.q}
            onInput={({ currentTarget: { value } }) => go({ q: value, after: null }, 'quietly')}
          />
        </label>
        <Choice
          name="kind"
          label="Kind"
          also={{ after: null }}
          options={[['any', 'any'], ...KINDS.map((kind) => [kind, term(kind)] as const)]}
        />
        <label class="choice">
          <span>Who</span>
          <select
            value={state.country ?? ''}
            onChange={({ currentTarget: { value } }) => go({ country: value || null, after: null })}
          >
            <option value="">anybody</option>
            {directory.byName([...directory.parties], day).map((party) => (
              <option key={party} value={party}>
                {directory.nameOf(party, day)}
              </option>
            ))}
          </select>
        </label>
        <label class="tick">
          <input
            type="checkbox"
            checked={isOnOne}
            onChange={() => go({ principle: isOnOne ? null : ordinal, after: null })}
          />
          only on {label}
        </label>
      </div>
      {problem ? <Failure problem={problem} /> : null}
      {body ? <FoundHere found={body} /> : problem ? null : <Waiting />}
    </div>
  );
}

function FoundHere({ found: { rows, next } }: { readonly found: FoundRecords }) {
  const { state, go } = usePage();
  return (
    <>
      <RecordTable rows={rows} />
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
