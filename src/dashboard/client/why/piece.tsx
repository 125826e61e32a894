import { dayOf } from '#vocabulary/day.js';
import type { Explained, PieceRow } from '../../fold/explained.js';
import { CLASS_WORDS, type StandClass } from '../../words/classes.js';
import { formatDay, formatEdtf, formatNumber, formatScore } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { Link } from '../parts/link.js';
import { Sources } from '../parts/sources.js';
import { Stand } from '../parts/stand.js';
import { KnownSince } from './known-since.js';

interface PieceProps {
  readonly piece: PieceRow | Explained['participation'][number];
  /** Class of the position; undefined for what bears no stance. */
  readonly held: StandClass | undefined;
}

/** One act, from its date to the source. */
export function Piece({ piece, held }: PieceProps) {
  return (
    <li class={'decisive' in piece && piece.decisive ? 'is-decisive' : ''}>
      <p class="act">
        <b>{formatEdtf(piece.occurredOn)}</b> · {term(piece.kind)}
        {held === undefined ? null : (
          <>
            {' '}
            · <Stand held={piece.stance} />
          </>
        )}
      </p>
      <Particulars piece={piece} />
      <Words piece={piece} />
      <Sources sources={piece.sources} />
      {'weight' in piece && held !== undefined ? <Effect piece={piece} held={held} /> : null}
      <p class="quiet">
        <Counting piece={piece} />
        <KnownSince record={piece.record} sequence={piece.knownSince} />{' '}
        <Link to={{ view: 'record', record: piece.record }}>The record’s whole life</Link>
      </p>
    </li>
  );
}

type Shown = Pick<PieceProps, 'piece'>;

function Particulars({ piece: { coverage, attribution, contested, review, via } }: Shown) {
  const parts = [
    term(coverage),
    term(attribution),
    ...(contested ? ['contested'] : []),
    ...(review === 'none' ? [] : [`coding ${term(review)}`]),
    ...(via === null ? [] : [`through ${via}`]),
  ];
  return <p class="quiet">{parts.join(' · ')}</p>;
}

function Words({ piece }: Shown) {
  const { quotation, rationale, qualifier } = piece;
  return (
    <>
      {quotation === null ? null : (
        <blockquote>
          “{quotation}”<Speaker piece={piece} />
        </blockquote>
      )}
      {rationale === null ? null : <p>{rationale}</p>}
      {qualifier === null ? null : <p>Reservation: {qualifier}</p>}
    </>
  );
}

function Speaker({ piece: { speaker, actor } }: Shown) {
  const who = speaker ?? actor;
  return who === null ? null : <footer>{who}</footer>;
}

/** What the position would be without it. */
function Effect({ piece, held }: { readonly piece: PieceRow; readonly held: StandClass }) {
  const { weight, decisive, withoutClass, withoutScore } = piece;
  const changes = (withoutClass === held ? 'still ' : '') + CLASS_WORDS[withoutClass].word;
  const score = withoutScore === null ? '' : ` (score ${formatScore(withoutScore)})`;
  return (
    <p class="effect">
      {decisive ? <b>Decides. </b> : null}
      Weight {formatNumber(weight)}. Without it: <b>{changes}</b>
      {score}.
    </p>
  );
}

function Counting({ piece: { from, until, endedOn } }: Shown) {
  const end = until === null ? '' : ` until ${formatDay(dayOf(until))}`;
  return (
    <>
      Counts from {formatDay(dayOf(from))}
      {end}
      {endedOn === null ? '' : ` (ended ${formatEdtf(endedOn)})`}.{' '}
    </>
  );
}
