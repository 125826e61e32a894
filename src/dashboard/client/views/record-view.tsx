import type { Answer } from '../../fold/answers.js';
import type { Source } from '../../fold/explained.js';
import { recordAddress } from '../../state/data-address.js';
import { ACT_WORDS, ACTS_ON_RECORD } from '../../words/acts.js';
import type { StandClass } from '../../words/classes.js';
import { formatEdtf, formatMoment, formatNumber } from '../../words/format.js';
import { term, typeWords } from '../../words/terms.js';
import { useAnswer } from '../data/use-answer.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Sources } from '../parts/sources.js';
import { Stand } from '../parts/stand.js';
import { onPrinciple, subjectLabel } from './subject-label.js';

interface Bearing {
  readonly on: string;
  readonly stance: StandClass;
  readonly coverage: string;
  readonly rationale?: string | null;
  readonly qualifier?: string | null;
}

interface RecordData {
  readonly id: string;
  readonly kind: string;
  readonly party: string;
  readonly occurredOn: string;
  readonly attribution: string;
  readonly actor?: string | null;
  readonly venue?: string | null;
  readonly quotation?: { readonly text: string; readonly language?: string | null } | null;
  readonly bearings: readonly Bearing[];
  readonly sources: readonly Source[];
  readonly notes?: string | null;
}

interface LifeRow {
  readonly sequence: number;
  readonly version: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface RecordAnswer extends Answer<LifeRow> {
  readonly record: RecordData;
  readonly state: {
    readonly live: boolean;
    readonly review: string;
    readonly endedOn: string | null;
  };
  readonly relations: readonly Readonly<Record<string, unknown>>[];
}

/** One record with everything that ever happened to it. */
export function RecordView() {
  const { state } = usePage();
  const { record } = state;
  const asked = recordAddress(state);
  const { body, problem } = useAnswer<RecordAnswer>(asked, record ?? '');
  if (asked === undefined) return <p>No record is chosen. Choose one under Records.</p>;
  if (problem) return <Failure problem={problem} />;
  if (!body) return <Waiting />;
  return (
    <article class="record-view">
      <Act answer={body} />
      {body.state.live && !state.embed ? <WhatCanBeDone /> : null}
      <h3>What it bears on</h3>
      <Bearings bearings={body.record.bearings} party={body.record.party} />
      <h3>Sources</h3>
      <Sources sources={body.record.sources} />
      <h3>Its life in the log</h3>
      <Life rows={body.rows} />
      <p>
        <a href={asked}>All of it as JSON</a>
      </p>
    </article>
  );
}

function WhatCanBeDone() {
  return (
    <nav class="record-acts" aria-label="This record">
      {ACTS_ON_RECORD.map((entry) => (
        <Link key={entry} class="button" to={{ view: 'entry', entry }}>
          {ACT_WORDS[entry].word}
        </Link>
      ))}
    </nav>
  );
}

function Act({ answer }: { readonly answer: RecordAnswer }) {
  const { directory, day } = usePage();
  const { record, state } = answer;
  const { kind, party, occurredOn, attribution, actor, venue, quotation, notes } = record;
  return (
    <>
      <h2>
        <Link to={{ view: 'country', country: party }}>{directory.nameOf(party, day)}</Link>:{' '}
        {term(kind)}, {formatEdtf(occurredOn)}
      </h2>
      <p class="quiet">
        {[
          record.id,
          term(attribution),
          actor,
          venue,
          state.endedOn ? `ended ${formatEdtf(state.endedOn)}` : null,
          state.review === 'none' ? null : `coding ${term(state.review)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {state.live ? null : (
        <p class="notice">
          <b>Retracted.</b> It counts for nothing.
        </p>
      )}
      {quotation ? (
        <blockquote lang={quotation.language ?? undefined}>“{quotation.text}”</blockquote>
      ) : null}
      {notes ? <p>{notes}</p> : null}
    </>
  );
}

interface BearingsProps {
  readonly bearings: readonly Bearing[];
  readonly party: string;
}

function Bearings({ bearings, party }: BearingsProps) {
  const page = usePage();
  if (bearings.length === 0) return <p>On no principle: it bears no stance.</p>;
  return (
    <ul class="bearings">
      {bearings.map(({ on, stance, coverage, rationale, qualifier }) => (
        <li key={on}>
          <Link
            to={{ view: 'map', framework: on.split('/')[0]!, country: party, ...onPrinciple(on) }}
          >
            {subjectLabel(on, page)}
          </Link>{' '}
          <Stand held={stance} /> <span class="quiet">{term(coverage)}</span>
          {rationale ? <div>{rationale}</div> : null}
          {qualifier ? <div>Reservation: {qualifier}</div> : null}
        </li>
      ))}
    </ul>
  );
}

function Life({ rows }: { readonly rows: readonly LifeRow[] }) {
  return (
    <ol class="life">
      {rows.map(({ sequence, version, type, recordedAt, actor, data }) => (
        <li key={sequence}>
          <b>{typeWords(type)}</b>{' '}
          <span class="quiet">
            event {formatNumber(sequence)}, version {version}, {formatMoment(recordedAt)}, by{' '}
            {actor}
          </span>
          {version === 1 ? null : <pre tabindex={0}>{JSON.stringify(data, null, 2)}</pre>}
        </li>
      ))}
    </ol>
  );
}
