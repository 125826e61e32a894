import { useContext } from 'preact/hooks';
import { writeAddress } from '../../state/address.js';
import { formatNumber } from '../../words/format.js';
import { Contact } from '../data/contact.js';
import { usePage } from '../page-context.js';

/** Where the page comes from, and how fresh it is. */
export function Foot() {
  const { state, sequence } = usePage();
  const { head, isAway } = useContext(Contact);
  if (state.embed) {
    return (
      <footer class="foot">
        <a href={writeAddress({ ...state, embed: false })} target="_blank" rel="noopener">
          Open in Standpoint
        </a>
      </footer>
    );
  }
  return (
    <footer class="foot">
      <span>
        Derived from {formatNumber(sequence)} events of a log that is never edited
        {head !== null && head > sequence ? ` (it has ${formatNumber(head)})` : ''}.
      </span>
      <span>{isAway ? 'The server does not answer.' : 'Followed live.'}</span>
      <span>Missing is never zero.</span>
    </footer>
  );
}
