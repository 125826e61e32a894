import { dayOf, isoOf } from '#vocabulary/day.js';
import type { Answer } from '../../fold/answers.js';
import type { PositionRow } from '../../fold/explained.js';
import { positionsAddress, subjectOf } from '../../state/data-address.js';
import { formatDay } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { useColumns } from '../data/use-columns.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Pager } from '../parts/pager.js';
import { Stand } from '../parts/stand.js';
import { Life, Members } from './memberships.js';
import { PartyRecords } from './party-records.js';
import { WordsAgainstDeeds } from './words-against-deeds.js';

const SETTLED_MS = 150;
const NONE: readonly never[] = [];

/** One country or group: its stands, its groups, its acts. */
export function CountryView() {
  const { state, day } = usePage();
  const party = state.country;
  if (party === null) return <p>No country is chosen. Choose one on the map or in the matrix.</p>;
  return (
    <article class="country-view">
      <p>
        <Link
          to={{ view: 'compare', compare: [...new Set([...state.compare, party])].slice(0, 8) }}
        >
          Compare it with others
        </Link>
      </p>
      <h2>Where it stands, {formatDay(day)}</h2>
      <Stands party={party} />
      {party.startsWith('group:') ? <Members group={party.slice(6)} /> : <Life code={party} />}
      <PartyRecords party={party} />
    </article>
  );
}

function Stands({ party }: { readonly party: string }) {
  const { state, day } = usePage();
  const { columns = NONE, paging, problem: unlisted } = useColumns();
  const asked = useSettled({ ...state, asOf: isoOf(day) }, SETTLED_MS);
  const principles = columns.map(({ ordinal }) => ordinal);
  const { body, problem = unlisted } = useAnswer<Answer<PositionRow>>(
    principles.length === 0 ? undefined : positionsAddress(asked, { principles, parties: [party] }),
    `${party} ${principles}`,
  );
  if (problem) return <Failure problem={problem} />;
  if (paging?.total === 0) return <Pager columns={columns} paging={paging} />;
  if (!body) return <Waiting />;
  return (
    <>
      <Pager columns={columns} paging={paging} />
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Principle</th>
            <th scope="col">Stand</th>
            <th scope="col">Since</th>
            <th scope="col">Words and deeds</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ ordinal, label }) => {
            const row = body.rows.find(({ on }) => on === subjectOf(state, ordinal));
            return (
              <tr key={ordinal}>
                <th scope="row">
                  <Link to={{ view: 'map', principle: ordinal }}>
                    <span class="number">{ordinal}</span> {label}
                  </Link>
                </th>
                <td>
                  <Stand held={row?.class ?? 'silent'} />
                </td>
                <td>{row?.since ? formatDay(dayOf(row.since)) : '–'}</td>
                <td>{row ? <WordsAgainstDeeds row={row} /> : null}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
