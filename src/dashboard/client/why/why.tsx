import { isoOf } from '#vocabulary/day.js';
import type { Explained } from '../../fold/explained.js';
import { positionAddress } from '../../state/data-address.js';
import { CLASS_WORDS } from '../../words/classes.js';
import { formatDay, plural } from '../../words/format.js';
import { useAnswer } from '../data/use-answer.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Piece } from './piece.js';
import { SameAnswer } from './same-answer.js';
import { Track } from './track.js';
import { WordsAndDeeds } from './words-and-deeds.js';

const SETTLED_MS = 150;

/** Why a party stands where it does: everything down to the quotation. */
export function Why({ party }: { readonly party: string }) {
  const { state, go, directory, segments, on, day, label, ordinal } = usePage();
  const asked = useSettled({ ...state, asOf: isoOf(day) }, SETTLED_MS);
  const { body, problem } = useAnswer<Explained>(positionAddress(asked, party, ordinal), party);
  const held = segments.at(party, on, day);
  const name = directory.nameOf(party, day);
  return (
    <section class="why">
      <button type="button" class="close" onClick={() => go({ country: null })}>
        Close
      </button>
      <h2 tabindex={-1}>
        Why <Link to={{ view: 'country', country: party }}>{name}</Link>{' '}
        <span class={`ribbon is-${held.class}`}>{CLASS_WORDS[held.class].word}</span>
      </h2>
      <p class="quiet">
        on <bdi>{label}</bdi>, {formatDay(day)}
        {held.since === null ? '' : `; so since ${formatDay(held.since)}`}
      </p>
      <Track party={party} />
      {problem ? <Failure problem={problem} /> : null}
      {body ? <Evidence explained={body} /> : problem ? null : <Waiting />}
      <SameAnswer party={party} explained={body} />
    </section>
  );
}

function Evidence({ explained }: { readonly explained: Explained }) {
  const { position, rows, participation } = explained;
  if (rows.length + participation.length === 0) {
    return (
      <p>
        No evidence counts on this day. That is not a neutral position and not a zero: it is
        silence, or a gap in what has been recorded.
      </p>
    );
  }
  return (
    <>
      <WordsAndDeeds position={position} />
      <h3>{plural(rows.length, 'piece of evidence', 'pieces of evidence')}, oldest first</h3>
      <ol class="pieces">
        {rows.map((piece) => (
          <Piece key={piece.record} piece={piece} held={position.class} />
        ))}
      </ol>
      {participation.length === 0 ? null : (
        <>
          <h3>Without a stance</h3>
          <ul class="pieces">
            {participation.map((piece) => (
              <Piece key={piece.record} piece={piece} held={undefined} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
