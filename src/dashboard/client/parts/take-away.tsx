import { useState } from 'preact/hooks';
import { isoOf } from '#vocabulary/day.js';
import { writeAddress } from '../../state/address.js';
import { fileAddress, SNIPPETS, type Taken, takenFrom } from '../../state/take-away.js';
import { WHOLE_MAX } from '../data/use-principles.js';
import { usePage } from '../page-context.js';
import { Citation } from './citation.js';
import { CopyLine } from './copy-line.js';
import { savePicture } from './save-picture.js';

const FORMATS = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['parquet', 'Parquet'],
  ['json', 'JSON'],
  ['ndjson', 'NDJSON'],
  ['metadata.json', 'Metadata'],
] as const;

/** Everything that can be carried off: the table, the picture, the address, the citation, a line of code. */
export function TakeAway() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      class="take-away"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape') return;
        setOpen(false);
        currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary>Take away</summary>
      {isOpen ? <Everything /> : null}
    </details>
  );
}

function useTaken() {
  const { state, ordinal, day, sequence, principlesTotal } = usePage();
  const isBroad = state.view === 'matrix' || state.view === 'changes' || state.view === 'compare';
  const isWhole = isBroad && principlesTotal <= WHOLE_MAX;
  return takenFrom(state, { ordinal, isWhole, asOf: isoOf(day), sequence });
}

function Everything() {
  const { state, day, sequence, ordinal } = usePage();
  const taken = useTaken();
  const fixed = { ...state, principle: ordinal, asOf: isoOf(day), knownAt: String(sequence) };
  const here = location.origin;
  const isChart = state.view === 'map' || state.view === 'curve';
  return (
    <div class="take-away-box">
      <h3>The table behind this view</h3>
      <p class="formats">
        {FORMATS.map(([suffix, words]) => (
          <a key={suffix} href={fileAddress(taken, suffix)} download>
            {words}
          </a>
        ))}
      </p>
      {isChart ? <Picture view={state.view} taken={taken} /> : null}
      <h3>This view, for ever</h3>
      <CopyLine text={`${here}/${writeAddress(fixed)}`} label="permanent link" />
      <CopyLine
        text={`<iframe src="${here}/${writeAddress({ ...fixed, embed: true })}" width="960" height="640" title="Standpoint"></iframe>`}
        label="frame for another page"
      />
      <h3>Citation</h3>
      <Citation taken={taken} />
      <h3>In your own program</h3>
      {SNIPPETS.map(([language, code]) => (
        <CopyLine key={language} text={code(here + fileAddress(taken, 'csv'))} label={language} />
      ))}
    </div>
  );
}

interface PictureProps {
  readonly view: string;
  readonly taken: Taken;
}

function Picture({ view, taken }: PictureProps) {
  return (
    <>
      <h3>The picture</h3>
      <p class="formats">
        <button type="button" onClick={() => savePicture(view, 'svg')}>
          SVG
        </button>
        <button type="button" onClick={() => savePicture(view, 'png')}>
          PNG
        </button>
        <a href={fileAddress(taken, 'svg')}>SVG at an address of its own</a>
      </p>
    </>
  );
}
