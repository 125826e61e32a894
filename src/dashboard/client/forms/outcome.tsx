import { useEffect, useRef } from 'preact/hooks';
import type { Placed } from '../../entry/problems.js';
import { formatNumber, formatScore, plural } from '../../words/format.js';
import { typeWords } from '../../words/terms.js';
import type { Refused } from '../data/ask.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Stand } from '../parts/stand.js';
import { subjectLabel } from '../views/subject-label.js';
import type { Accepted, BriefPosition, PositionChange, Rehearsal, Warning } from './send.js';
import { ToRecord } from './to-record.js';

/** What would change, before anything is sent. */
export function Preview({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const heading = useFocusedOnce();
  const { events, positions, warnings } = rehearsal;
  return (
    <section class="preview" aria-label="Preview">
      <h3 ref={heading} tabindex={-1}>
        {events.length === 0
          ? 'It is stored already'
          : positions.length === 0
            ? 'No position of today would change'
            : 'This would change:'}
      </h3>
      <ul>
        {positions.map((change) => (
          <li key={`${change.party} ${change.on}`}>
            <Change change={change} />
          </li>
        ))}
      </ul>
      {warnings.length === 0 ? null : <Warnings warnings={warnings} />}
    </section>
  );
}

function Change({ change: { party, on, before, after } }: { readonly change: PositionChange }) {
  const page = usePage();
  return (
    <>
      {page.directory.nameOf(party, page.today)} on {subjectLabel(on, page)}:{' '}
      {before.class === after.class ? (
        'stays '
      ) : (
        <>
          <Stand held={before.class} /> →{' '}
        </>
      )}
      <Stand held={after.class} /> <span class="quiet">{differences(before, after)}</span>
    </>
  );
}

/** Beside the class. */
function differences(before: BriefPosition, after: BriefPosition): string {
  const told = [
    ['score', formatScore(before.score), formatScore(after.score)],
    ['since', before.since ?? '–', after.since ?? '–'],
    ['on', formatNumber(before.n), plural(after.n, 'record', 'records')],
  ] as const;
  const isOther = [
    before.score !== after.score,
    before.since !== after.since,
    before.n !== after.n,
  ];
  return told
    .filter((_, at) => isOther[at])
    .map(([what, was, is]) => `${what} ${was} → ${is}`)
    .join(', ');
}

function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  return (
    <div class="notice">
      <b>Look at this before you send it.</b>
      <ul>
        {warnings.map(({ record, detail }) => (
          <li key={record}>
            {detail} <ToRecord record={record}>Open {record}</ToRecord>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface WhatIsWrongProps {
  readonly problems: Placed;
  readonly refusal: Refused | undefined;
  readonly insist: boolean;
  readonly setInsist: (insist: boolean) => void;
  readonly beginAnew: () => void;
}

/** Why it was refused: what belongs to no field, and how many fields there are to look at. */
export function WhatIsWrong(props: WhatIsWrongProps) {
  const { problems, refusal, insist, setInsist, beginAnew } = props;
  const { first, stream } = refusal?.told ?? {};
  const record = first ?? stream?.split('/')[1];
  const count = problems.at.size;
  return (
    <div class="notice" role="alert" tabindex={-1} data-wrong>
      {problems.rest.map(({ code, detail }) => (
        <p key={code + detail}>{detail}</p>
      ))}
      {count === 0 ? null : (
        <p>
          <b>{plural(count, 'field needs', 'fields need')} another look.</b> Nothing was sent.
        </p>
      )}
      {record === undefined ? null : (
        <p>
          <ToRecord record={record}>Open {record}</ToRecord>
        </p>
      )}
      {first === undefined ? null : (
        <label class="tick">
          <input
            type="checkbox"
            checked={insist}
            onChange={({ currentTarget }) => setInsist(currentTarget.checked)}
          />
          It is another act: record it all the same
        </label>
      )}
      {refusal?.code === 'stream.version-conflict' ? (
        <button type="button" onClick={beginAnew}>
          Begin anew with what is there now
        </button>
      ) : null}
    </div>
  );
}

interface SentProps {
  readonly accepted: Accepted;
  /** A new form of the same sort. */
  readonly another: (() => void) | undefined;
}

/** It is in the log. */
export function Sent({ accepted: { id, type, sequence }, another }: SentProps) {
  const heading = useFocusedOnce();
  return (
    <section class="sent" aria-label="Sent">
      <h2 ref={heading} tabindex={-1}>
        Stored as event {formatNumber(sequence)}: {typeWords(type)}
      </h2>
      <p>
        <Link to={{ view: 'record', record: id }}>The record and its life</Link>
        {' · '}
        <Link to={{ view: 'map', record: null }}>Where countries stand now</Link>
      </p>
      {another ? (
        <button type="button" onClick={another}>
          Record another
        </button>
      ) : null}
    </section>
  );
}

/** Whoever works without a mouse is taken to what has just appeared. */
function useFocusedOnce() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
