import { dayOf, isoOf } from '#vocabulary/day.js';
import type { Answer, ChangeRow } from '../../fold/answers.js';
import { changesAddress } from '../../state/data-address.js';
import { formatDay, plural } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { useAnswer } from '../data/use-answer.js';
import { WHOLE_MAX } from '../data/use-principles.js';
import { usePage } from '../page-context.js';
import { Choice } from '../parts/choice.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Stand } from '../parts/stand.js';
import { More, SHOWN_MAX } from './more.js';
import { Revisions } from './revisions.js';
import { onPrinciple, subjectLabel } from './subject-label.js';

/** What flipped and why: in the world, or in what we believe. */
export function ChangesView() {
  const { state } = usePage();
  return (
    <div class="changes-view">
      <div class="choices">
        <Choice
          name="axis"
          label="Changes"
          options={[
            ['valid', 'in the world, by day'],
            ['known', 'in what we believe, by event'],
          ]}
        />
        {state.axis === 'known' ? <Since /> : null}
      </div>
      {state.axis === 'known' ? <Revisions /> : <InTheWorld />}
    </div>
  );
}

function InTheWorld() {
  const page = usePage();
  const { state, day, today, ordinal, principlesTotal, directory } = page;
  const asked = principlesTotal > WHOLE_MAX ? [ordinal] : null;
  const address = changesAddress(state, asked, isoOf(Math.max(today, day)));
  const { body, problem } = useAnswer<Answer<ChangeRow>>(address, state.framework);
  if (problem) return <Failure problem={problem} />;
  if (!body) return <Waiting />;
  const rows = body.rows.filter(({ date }) => dayOf(String(date)) <= day);
  return (
    <>
      <p class="sentence">
        {plural(rows.length, 'change', 'changes')} of class up to {formatDay(day)}, newest first
        {asked === null ? ', on all principles' : ''}.
      </p>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Who</th>
            <th scope="col">On</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN_MAX).map((row) => (
            <tr key={`${row.date} ${row.party} ${row.on}`}>
              <td class="day">{formatDay(dayOf(String(row.date)))}</td>
              <td>
                <Link to={{ country: row.party, ...onPrinciple(row.on), asOf: row.date }}>
                  {directory.nameOf(row.party, dayOf(String(row.date)))}
                </Link>
              </td>
              <td>{subjectLabel(row.on, page)}</td>
              <td>
                <Stand held={row.before} />
              </td>
              <td>
                <Stand held={row.after} />
              </td>
              <td>
                <Reasons row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN_MAX ? <More count={rows.length - SHOWN_MAX} /> : null}
    </>
  );
}

function Reasons({ row }: { readonly row: ChangeRow }) {
  const records = row.causes.filter((cause) => typeof cause === 'string' && !(cause in WORDS));
  return (
    <>
      {row.kinds.map(term).join(', ')}
      {records.map((record) => (
        <span key={String(record)}>
          {' '}
          <Link to={{ view: 'record', record: String(record) }}>{String(record)}</Link>
        </span>
      ))}
    </>
  );
}

const WORDS = { ageing: true, state: true };

/** From which event on revisions are told. */
function Since() {
  const { state, go, framework } = usePage();
  return (
    <label class="choice">
      <span>Since event</span>
      <input
        type="number"
        min={1}
        value={state.since ?? framework.sequence}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          if (valueAsNumber >= 1) go({ since: Math.round(valueAsNumber) });
        }}
      />
    </label>
  );
}
