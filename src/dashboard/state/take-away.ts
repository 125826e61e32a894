import { address, recordFilters } from './data-address.js';
import type { ViewState } from './view-state.js';

/** What the view rests on, as a question of the API, fixed at both clocks. */
export interface Taken {
  /** Path without a suffix. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

interface Shown {
  readonly ordinal: number;
  /** Whether all principles are shown and not the one. */
  readonly isWhole: boolean;
  readonly asOf: string;
  readonly sequence: number;
}

type Paths = Readonly<Partial<Record<ViewState['view'], string>>>;

/** Views that do not rest on positions. */
const PATHS: Paths = { curve: 'timeline', changes: 'changes', compare: 'positions' };

export function takenFrom(state: ViewState, shown: Shown): Taken {
  const clocks = { asOf: shown.asOf, knownAt: String(shown.sequence) };
  if (state.view === 'records') {
    const chosen = Object.entries(recordFilters(state)).filter(([, value]) => value !== '');
    const params = { ...Object.fromEntries(chosen), knownAt: clocks.knownAt };
    return { path: '/v1/records', params };
  }
  const path = `/v1/frameworks/${state.framework}/${PATHS[state.view] ?? 'positions'}`;
  return {
    path,
    params: { ...principle(shown), ...countries(state), ...derivation(state), ...clocks },
  };
}

const principle = ({ isWhole, ordinal }: Shown): Record<string, string> =>
  isWhole ? {} : { principle: String(ordinal) };

const countries = ({ view, compare, group }: ViewState): Record<string, string> => ({
  ...(view === 'compare' && compare.length > 0 ? { country: compare.join(',') } : {}),
  ...(view === 'matrix' && group !== null ? { group } : {}),
  ...(view === 'curve' ? { interval: 'month' } : {}),
});

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
