import { subjectOf } from '../../state/data-address.js';
import { formatDay } from '../../words/format.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Stand } from '../parts/stand.js';
import { Life, Members } from './memberships.js';
import { PartyRecords } from './party-records.js';

/** One country or group: its stands, its groups, its acts. */
export function CountryView() {
  const { state, day, principles, segments, label } = usePage();
  const party = state.country;
  if (party === null) return <p>No country is chosen. Choose one on the map or in the matrix.</p>;
  const columns = principles.length === 0 ? [{ ordinal: 0, label }] : principles;
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
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Principle</th>
            <th scope="col">Stand</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((principle) => {
            const held = segments.at(party, subjectOf(state, principle.ordinal), day);
            return (
              <tr key={principle.ordinal}>
                <th scope="row">
                  <Link to={{ principle: principle.ordinal }}>
                    <span class="number">{principle.ordinal}</span> {principle.label}
                  </Link>
                </th>
                <td>
                  <Stand held={held.class} />
                </td>
                <td>{held.since === null ? '–' : formatDay(held.since)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {party.startsWith('group:') ? <Members group={party.slice(6)} /> : <Life code={party} />}
      <PartyRecords party={party} />
    </article>
  );
}
