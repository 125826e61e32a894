import { isoOf } from '#vocabulary/day.js';
import type { Answer, ChangeRow, RevisionCause } from '../../fold/answers.js';
import { revisionsAddress } from '../../state/data-address.js';
import { formatDay, formatNumber, plural } from '../../words/format.js';
import { term, typeWords } from '../../words/terms.js';
import { useAnswer } from '../data/use-answer.js';
import { WHOLE_MAX } from '../data/use-principles.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Stand } from '../parts/stand.js';
import { More, SHOWN_MAX } from './more.js';
import { onPrinciple, subjectLabel } from './subject-label.js';

/** Positions that are seen differently than at an earlier event, each with the events that made the difference. */
export function Revisions() {
  const page = usePage();
  const { state, framework, day, directory, ordinal, principlesTotal } = page;
  const isWhole = principlesTotal <= WHOLE_MAX;
  const since = state.since ?? framework.sequence;
  const { body, problem } = useAnswer<Answer<ChangeRow>>(
    revisionsAddress({ ...state, since, asOf: isoOf(day) }, isWhole ? null : ordinal),
    state.framework,
  );
  if (problem) return <Failure problem={problem} />;
  if (!body) return <Waiting />;
  const byParty = Map.groupBy(body.rows, ({ party }) => party);
  const rows = directory.byName([...byParty.keys()], day).flatMap((party) => byParty.get(party)!);
  return (
    <>
      <p class="sentence">
        {plural(rows.length, 'position', 'positions')} on {formatDay(day)} that we see differently
        than at event {formatNumber(since)}.
      </p>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">On</th>
            <th scope="col">Then</th>
            <th scope="col">As known at {formatNumber(body.sequence)}</th>
            <th scope="col">What made the difference</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN_MAX).map((row) => (
            <tr key={`${row.party} ${row.on}`}>
              <td>
                <Link to={{ country: row.party, ...onPrinciple(row.on) }}>
                  {directory.nameOf(row.party, day)}
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
                {row.causes.map((cause) =>
                  typeof cause === 'string' ? null : <Cause key={cause.sequence} cause={cause} />,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN_MAX ? <More count={rows.length - SHOWN_MAX} /> : null}
    </>
  );
}

function Cause({ cause }: { readonly cause: RevisionCause }) {
  const { kind, sequence, type, record, reason } = cause;
  return (
    <div>
      {term(kind)}
      {sequence === null ? '' : `, event ${formatNumber(sequence)}`}
      {type === null ? '' : ` (${typeWords(type)})`}
      {reason === null ? '' : `: ${term(reason)}`}{' '}
      {record === null ? null : <Link to={{ view: 'record', record }}>{record}</Link>}
    </div>
  );
}
