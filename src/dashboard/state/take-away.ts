import { address, BEGINNING, recordFilters } from './data-address.js';
import type { ViewState } from './view-state.js';

/** What the view rests on, as a question of the API, fixed at both clocks. */
export interface Taken {
  /** Path without a suffix. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface Shown {
  /** Principles that are shown; null for all of the framework. */
  readonly principles: readonly number[] | null;
  /** Parties that a choice among them leaves; null where none is made. */
  readonly parties: readonly string[] | null;
  /** The day on which the picture over time begins. */
  readonly from: string;
  readonly asOf: string;
  readonly sequence: number;
  /** Event from which revisions are told. */
  readonly since: number;
}

interface Clocks {
  readonly asOf: string;
  readonly knownAt: string;
}

type Asking = (state: ViewState, shown: Shown, clocks: Clocks) => Taken | undefined;

/** Undefined for a view without a table, and while nobody is chosen that one could be about. */
export function takenFrom(state: ViewState, shown: Shown): Taken | undefined {
  const clocks = { asOf: shown.asOf, knownAt: String(shown.sequence) };
  return ASKING[state.view](state, shown, clocks);
}

const nothing = () => undefined;

/** A question about the framework that is answered under the derivation of the page. */
const derived =
  (name: string, special: (state: ViewState, shown: Shown) => Taken['params']): Asking =>
  (state, shown, clocks) => ({
    path: `/v1/frameworks/${state.framework}/${name}`,
    params: {
      ...principles(shown),
      ...special(state, shown),
      ...derivation(state),
      ...clocks,
    },
  });

const principles = ({ principles: shown }: Shown): Taken['params'] =>
  shown === null ? {} : { principle: shown.join(',') };

/** Rows of these parties, of the silent too: they stand in the table. */
const positionsOf =
  (chosen: (state: ViewState, shown: Shown) => readonly string[] | null): Asking =>
  (state, shown, clocks) => {
    const parties = chosen(state, shown);
    if (parties?.length === 0) return undefined;
    const country: Taken['params'] = parties === null ? {} : { country: parties.join(',') };
    return derived('positions', () => ({ ...country, silent: 'true' }))(state, shown, clocks);
  };

const changes = derived('changes', ({ axis }, { since }) =>
  axis === 'known' ? { axis, since: String(since) } : { axis, from: BEGINNING },
);

const ASKING: Readonly<Record<ViewState['view'], Asking>> = {
  map: derived('positions', () => ({})),
  curve: derived('timeline', (_, { from }) => ({ interval: 'month', from })),
  matrix: positionsOf((_, { parties }) => parties),
  changes,
  compare: positionsOf(({ compare }) => compare),
  country: positionsOf(({ country }) => (country === null ? [] : [country])),
  records: (state, _, { knownAt }) => {
    const chosen = Object.entries(recordFilters(state)).filter(([, value]) => value !== '');
    return {
      path: '/v1/records',
      params: { ...Object.fromEntries(chosen), limit: 'all', knownAt },
    };
  },
  record: ({ record }, _, { knownAt }) =>
    record === null
      ? undefined
      : { path: `/v1/records/${encodeURIComponent(record)}`, params: { knownAt } },
  principle: ({ framework }, shown, { knownAt }) =>
    shown.principles?.includes(0)
      ? undefined
      : {
          path: `/v1/frameworks/${framework}/principles`,
          params: { ...principles(shown), texts: 'true', knownAt },
        },
  methods: nothing,
  entry: nothing,
};

/** Spelled out, so that a later change of a default cannot touch what was taken. */
const derivation = ({ channel, evidence, groups, review, dating, method }: ViewState) => ({
  channel,
  evidence,
  groups,
  review,
  dating,
  method,
});

export const fileAddress = ({ path, params }: Taken, suffix: string): string =>
  address(`${path}.${suffix}`, params);

/** The same table in the reader’s own program. */
export const SNIPPETS: readonly (readonly [language: string, code: (url: string) => string])[] = [
  ['R', (url) => `d <- readr::read_csv("${url}")`],
  [
    'Python',
    (url) =>
      `import pandas as pd\nd = pd.read_csv("${url}", keep_default_na=False, na_values=[""])`,
  ],
  [
    'Stata',
    (url) =>
      `import delimited using "${url}", clear varnames(1) encoding("utf-8") bindquotes(strict)`,
  ],
  ['Terminal', (url) => `curl -fsSL '${url}'`],
];
