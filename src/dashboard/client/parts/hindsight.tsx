import { useMemo } from 'preact/hooks';
import { differences } from '../../fold/differences.js';
import { CLASS_WORDS } from '../../words/classes.js';
import { formatNumber } from '../../words/format.js';
import { usePage } from '../page-context.js';
import { Link } from './link.js';

/** What the second clock means: who looks different with what we know today. */
export function Hindsight() {
  const { segments, latest, on, directory, day, state, sequence } = usePage();
  const members = directory.membersOn(day);
  const found = useMemo(
    () => (latest ? differences(segments, latest, on, directory.byName(members, day), day) : []),
    [segments, latest, on, members, day],
  );
  if (state.knownAt === null || !latest) return null;
  const count = `${formatNumber(found.length)} of ${formatNumber(members.length)}`;
  if (found.length === 0) {
    return (
      <p class="hindsight" role="status">
        <b>{count} countries look different</b> with what we know today: nothing learnt since has
        moved this picture.
      </p>
    );
  }
  return (
    <details class="hindsight">
      <summary>
        <span role="status">
          <b>{count} countries look different</b> with what we know today
        </span>
      </summary>
      <ul class="inline-list">
        {found.map(({ party, before, after }) => (
          <li key={party}>
            <Link to={{ country: party }}>{directory.nameOf(party, day)}</Link>{' '}
            <span class="quiet">
              {CLASS_WORDS[before].word} then, {CLASS_WORDS[after].word} today
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link
          to={{
            view: 'changes',
            axis: 'known',
            since: sequence,
            knownAt: null,
          }}
        >
          Which events made the difference
        </Link>
      </p>
    </details>
  );
}
