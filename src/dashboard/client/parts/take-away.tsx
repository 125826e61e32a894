import { useState } from 'preact/hooks';
import { isoOf } from '#vocabulary/day.js';
import { matrixRows } from '../../fold/matrix-rows.js';
import { writeAddress } from '../../state/address.js';
import { subjectOf } from '../../state/data-address.js';
import { fileAddress, SNIPPETS, type Taken, takenFrom } from '../../state/take-away.js';
import type { View } from '../../state/view-state.js';
import { useColumns } from '../data/use-columns.js';
import { useMembers } from '../data/use-members.js';
import { WHOLE_MAX } from '../data/use-principles.js';
import { usePage } from '../page-context.js';
import { Citation } from './citation.js';
import { CopyLine } from './copy-line.js';
import { savePng } from './save-picture.js';

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
  const { state, day, range, sequence, framework } = usePage();
  const principles = usePrinciplesShown();
  const parties = usePartiesShown();
  const since = state.since ?? framework.sequence;
  const days = { from: isoOf(range[0]), asOf: isoOf(day) };
  return takenFrom(state, { principles, parties, ...days, sequence, since });
}

/** Views with a column or a row for each principle. */
const BY_PRINCIPLE: readonly View[] = ['matrix', 'compare', 'country'];

/** The one of the page, or all, or of thousands those that stand in the table. */
function usePrinciplesShown(): readonly number[] | null {
  const { state, ordinal, principlesTotal } = usePage();
  const { columns, paging } = useColumns();
  const isByPrinciple = BY_PRINCIPLE.includes(state.view);
  if (!isByPrinciple && state.view !== 'changes') return [ordinal];
  if (principlesTotal <= WHOLE_MAX) return null;
  return isByPrinciple && paging && columns ? columns.map((each) => each.ordinal) : [ordinal];
}

/** Rows of the matrix where fewer are wanted than there are. */
function usePartiesShown(): readonly string[] | null {
  const { state, segments, directory, day } = usePage();
  const members = useMembers(state.group, day);
  const { columns = [] } = useColumns();
  const { group, region, filter } = state;
  if (group === null && region === '' && filter.trim() === '') return null;
  // Nobody, until it is known who is in the group.
  if (group !== null && !members) return [];
  const subjects = columns.map(({ ordinal }) => subjectOf(state, ordinal));
  const query = { segments, directory, day, subjects, members, region, filter, sort: '' };
  return matrixRows(query).map(({ party }) => party);
}

function Everything() {
  const { state, day, sequence, ordinal } = usePage();
  const taken = useTaken();
  const fixed = { ...state, principle: ordinal, asOf: isoOf(day), knownAt: String(sequence) };
  const here = location.origin;
  return (
    <div class="take-away-box">
      {taken ? <Table taken={taken} /> : null}
      <h3>This view, for ever</h3>
      <CopyLine text={`${here}/${writeAddress(fixed)}`} label="permanent link" />
      <CopyLine
        text={`<iframe src="${here}/${writeAddress({ ...fixed, embed: true })}" width="960" height="640" title="Standpoint"></iframe>`}
        label="frame for another page"
      />
      {taken ? <InWriting taken={taken} /> : null}
    </div>
  );
}

function Table({ taken }: { readonly taken: Taken }) {
  const { view } = usePage().state;
  const isChart = view === 'map' || view === 'curve';
  return (
    <>
      <h3>The table behind this view</h3>
      <p class="formats">
        {FORMATS.map(([suffix, words]) => (
          <a key={suffix} href={fileAddress(taken, suffix)} download>
            {words}
          </a>
        ))}
      </p>
      {isChart ? <Picture address={fileAddress(taken, 'svg')} /> : null}
    </>
  );
}

function InWriting({ taken }: { readonly taken: Taken }) {
  const url = location.origin + fileAddress(taken, 'csv');
  return (
    <>
      <h3>Citation</h3>
      <Citation taken={taken} />
      <h3>In your own program</h3>
      {SNIPPETS.map(([language, code]) => (
        <CopyLine key={language} text={code(url)} label={language} />
      ))}
    </>
  );
}

/** As the server draws it: with its title, both clocks and a legend. */
function Picture({ address }: { readonly address: string }) {
  const [said, setSaid] = useState('');
  const savePicture = () => {
    setSaid('');
    savePng(address).catch(() => setSaid('The picture has not come.'));
  };
  return (
    <>
      <h3>The picture</h3>
      <p class="formats">
        <a href={address} download>
          SVG
        </a>
        <button type="button" onClick={savePicture}>
          PNG
        </button>
        <a href={address}>SVG at an address of its own</a>
        <span role="status">{said}</span>
      </p>
    </>
  );
}
