import { useState } from 'preact/hooks';
import { type FacetRow, type FacetValue, facetValues } from '../../fold/facets.js';
import { facetsAddress } from '../../state/data-address.js';
import type { ViewState } from '../../state/view-state.js';
import { formatNumber, languageName } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { useAnswer } from '../data/use-answer.js';
import { useSettled } from '../data/use-settled.js';
import { usePage } from '../page-context.js';

const SETTLED_MS = 250;

type Lists = 'kind' | 'party' | 'on' | 'year' | 'attribution' | 'grade' | 'language' | 'mark';

interface Shown {
  /** The part of the address that it is. */
  readonly name: Lists | 'publisher';
  /** As the server calls it. */
  readonly facet: string;
  readonly title: string;
}

const SHOWN: readonly Shown[] = [
  { name: 'kind', facet: 'kind', title: 'Kind of act' },
  { name: 'party', facet: 'party', title: 'Who' },
  { name: 'on', facet: 'on', title: 'Principle' },
  { name: 'year', facet: 'year', title: 'Year' },
  { name: 'attribution', facet: 'attribution', title: 'Known from' },
  { name: 'grade', facet: 'grade', title: 'Grade of the source' },
  { name: 'language', facet: 'language', title: 'Language' },
  { name: 'publisher', facet: 'publisher', title: 'Publisher' },
  { name: 'mark', facet: 'tag', title: 'Tag' },
];

/** Ways to narrow the records down, each value with how many there would be. */
export function RecordFacets() {
  const { state, go } = usePage();
  const { body } = useAnswer<{ readonly rows: readonly FacetRow[] }>(
    useSettled(facetsAddress(state), SETTLED_MS),
  );
  const rows = body?.rows ?? [];
  const isNarrowed = SHOWN.some(({ name }) => chosenOf(state, name).length > 0);
  return (
    <section class="facets" aria-label="Narrow down">
      {SHOWN.map((shown) => (
        <Facet key={shown.name} shown={shown} rows={rows} />
      ))}
      <button type="button" disabled={!isNarrowed} onClick={() => go(NOTHING_CHOSEN)}>
        Choose nothing
      </button>
    </section>
  );
}

const NOTHING_CHOSEN: Partial<ViewState> = {
  ...Object.fromEntries(SHOWN.map(({ name }) => [name, name === 'publisher' ? '' : []])),
  after: null,
};

function Facet({ shown, rows }: { readonly shown: Shown; readonly rows: readonly FacetRow[] }) {
  const { state } = usePage();
  const { first, rest } = facetValues(rows, shown.facet, chosenOf(state, shown.name));
  if (first.length === 0) return null;
  return (
    <fieldset class="facet">
      <legend>{shown.title}</legend>
      {first.map((it) => (
        <Tick key={it.value} shown={shown} it={it} />
      ))}
      {rest.length === 0 ? null : <Rest shown={shown} rest={rest} />}
    </fieldset>
  );
}

/** Roll calls come by the thousand: so many are enough to choose from. */
const REST_MAX = 200;

/** Values that are drawn only when somebody wants to see them. */
function Rest({ shown, rest }: { readonly shown: Shown; readonly rest: readonly FacetValue[] }) {
  const [isOpen, setOpen] = useState(false);
  const left = rest.length - REST_MAX;
  return (
    <details onToggle={({ currentTarget: { open } }) => setOpen(open)}>
      <summary>{formatNumber(rest.length)} more</summary>
      {isOpen
        ? rest.slice(0, REST_MAX).map((it) => <Tick key={it.value} shown={shown} it={it} />)
        : null}
      {isOpen && left > 0 ? (
        <p class="quiet">And {formatNumber(left)} with fewer: choose something else first.</p>
      ) : null}
    </details>
  );
}

function Tick({ shown: { name }, it }: { readonly shown: Shown; readonly it: FacetValue }) {
  const { state, go } = usePage();
  const words = useWords(name, it.value);
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={it.isChosen}
        onChange={() => go({ ...chosenAnew(state, name, it), after: null })}
      />
      <span class="facet-value">{words}</span>
      <span class="quiet">{formatNumber(it.n)}</span>
    </label>
  );
}

function chosenOf(state: ViewState, name: Shown['name']): readonly string[] {
  if (name !== 'publisher') return state[name];
  return state.publisher === '' ? [] : [state.publisher];
}

/** One publisher at a time, for a name may hold commas; of all others several. */
function chosenAnew(state: ViewState, name: Shown['name'], { value, isChosen }: FacetValue) {
  if (name === 'publisher') return { publisher: isChosen ? '' : value };
  const others = state[name].filter((each) => each !== value);
  return { [name]: isChosen ? others : [...others, value] };
}

/** A value as a reader would call it. */
function useWords(name: Shown['name'], value: string): string {
  const { directory, day, principles, state } = usePage();
  if (name === 'party') return directory.nameOf(value, day);
  if (name === 'language') return languageName(value);
  if (name !== 'on') return name === 'publisher' || name === 'mark' ? value : term(value);
  const [framework, ordinal] = value.split('/');
  const known = framework === state.framework ? principles : [];
  const label = known.find((each) => String(each.ordinal) === ordinal)?.label;
  return label === undefined ? value : `${value} ${label}`;
}
