import type { ComponentChildren } from 'preact';
import { rulesAndDepartures } from '#vocabulary/departures.js';
import { FIELDS, type View } from '../../state/view-state.js';
import { ACT_WORDS } from '../../words/acts.js';
import { formatDay, formatNumber } from '../../words/format.js';
import { type Page, usePage } from '../page-context.js';
import { Link } from './link.js';

/** Says in words what is shown. */
export function Headline() {
  const page = usePage();
  const { framework, ordinal, day, sequence, state, isPending } = page;
  const known =
    state.knownAt === null
      ? `as known now, at event ${formatNumber(sequence)}`
      : `as known when the log ended with event ${formatNumber(sequence)}`;
  return (
    <div class="headline" aria-busy={isPending}>
      <h1 tabindex={-1}>{TITLES[state.view](page)}</h1>
      <p>
        {framework.title}
        {BROAD.has(state.view) ? '' : ordinal === 0 ? ', as a whole' : `, principle ${ordinal}`} ·{' '}
        {OF_ALL_DAYS.has(state.view) ? known : `on ${formatDay(day)}, ${known}${how(page)}`}
        {isPending ? ' …' : ''}
      </p>
    </div>
  );
}

/** In print and in a frame nothing else says so. */
const how = ({ state }: Page): string =>
  rulesAndDepartures(state, FIELDS.method.initial)
    .map((each) => ` · ${each}`)
    .join('');

/** Views that show more than the one principle. */
const BROAD: ReadonlySet<View> = new Set([
  'matrix',
  'changes',
  'records',
  'compare',
  'country',
  'record',
  'methods',
  'entry',
]);

/** Views that are the same on every day. */
const OF_ALL_DAYS: ReadonlySet<View> = new Set(['records', 'record', 'methods', 'entry']);

const onPrinciple = ({ label }: Page) => (
  <>
    Where countries stand on <Link to={{ view: 'principle' }}>{label}</Link>
  </>
);

const TITLES: Readonly<Record<View, (page: Page) => ComponentChildren>> = {
  map: onPrinciple,
  curve: (page) => (
    <>
      How support for <Link to={{ view: 'principle' }}>{page.label}</Link> evolved
    </>
  ),
  matrix: () => 'Where countries stand, principle by principle',
  changes: () => 'What changed, and why',
  records: () => 'The records that all of it rests on',
  compare: () => 'Countries side by side',
  country: ({ directory, state, day }) =>
    state.country === null ? 'No country' : directory.nameOf(state.country, day),
  principle: ({ label }) => label,
  record: () => 'One record and its life',
  methods: () => 'How positions come about',
  entry: ({ state }) => ACT_WORDS[state.entry].title,
};
