import { encoded } from '#kernel/encoded.js';
import type { ViewState } from './view-state.js';

type Params = Readonly<Record<string, string | number | null>>;

/** Before anything that the log may hold. */
export const BEGINNING = '1000-01-01';

/** Filters that differ from what the server takes by default. */
function filtersOf(state: ViewState): Params {
  const { method, channel, evidence, groups, review, dating } = state;
  return {
    channel: channel === 'all' ? null : channel,
    evidence: evidence === 'standard' ? null : evidence,
    groups: groups === 'direct' ? null : groups,
    review: review === 'live' ? null : review,
    dating: dating === 'certain' ? null : dating,
    method: method === 'latest@1' ? null : method,
  };
}

/** A path with those parameters that say something. */
export function address(path: string, params: Params): string {
  const said = Object.entries(params).filter(([, value]) => value !== null && value !== '');
  if (said.length === 0) return path;
  const query = said.map(([name, value]) => `${name}=${encode(String(value))}`);
  return `${path}?${query.join('&')}`;
}

/** An apostrophe would end the quotation that a command line puts around the address. */
const encode = (text: string): string => encoded(text).replaceAll("'", '%27');

const inFramework = ({ framework }: ViewState): string => `/v1/frameworks/${framework}`;

/** Every change of these principles, or of all when none is named, from the beginning up to a day. */
export const changesAddress = (
  state: ViewState,
  principles: readonly number[] | null,
  until: string,
): string =>
  address(`${inFramework(state)}/changes`, {
    principle: principles === null ? null : principles.join(','),
    from: BEGINNING,
    to: until,
    ...filtersOf(state),
    asOf: until,
    knownAt: state.knownAt,
  });

export const revisionsAddress = (state: ViewState, principle: number | null): string =>
  address(`${inFramework(state)}/changes`, {
    axis: 'known',
    since: state.since ?? 1,
    principle,
    ...filtersOf(state),
    asOf: state.asOf,
    knownAt: state.knownAt,
  });

export const positionAddress = (state: ViewState, party: string, ordinal: number): string =>
  address(`${inFramework(state)}/positions/${party}/${ordinal}`, {
    ...filtersOf(state),
    asOf: state.asOf,
    knownAt: state.knownAt,
  });

export const historyAddress = (state: ViewState, party: string, ordinal: number): string =>
  address(`${inFramework(state)}/positions/${party}/${ordinal}/history`, {
    axis: 'known',
    ...filtersOf(state),
    asOf: state.asOf,
    knownAt: state.knownAt,
  });

export const positionsAddress = (
  state: ViewState,
  asked: { readonly principles: readonly number[] | null; readonly parties: readonly string[] },
): string =>
  address(`${inFramework(state)}/positions`, {
    country: asked.parties.join(','),
    principle: asked.principles === null ? null : asked.principles.join(','),
    ...filtersOf(state),
    asOf: state.asOf,
    knownAt: state.knownAt,
  });

export const agreementAddress = (state: ViewState): string =>
  address(`${inFramework(state)}/agreement`, {
    country: state.compare.join(','),
    ...filtersOf(state),
    asOf: state.asOf,
    knownAt: state.knownAt,
  });

/** The page of principles that the picker or the matrix shows. */
export const principlesAddress = (
  state: ViewState,
  asked: { readonly after?: number; readonly limit?: number; readonly principle?: number } = {},
): string => {
  const { after = null, limit = null, principle = null } = asked;
  const search = principle === null ? { q: state.find, tag: state.tag } : {};
  return address(`${inFramework(state)}/principles`, { principle, ...search, after, limit });
};

export const recordsAddress = (state: ViewState): string =>
  address('/v1/records', {
    ...recordFilters(state),
    after: state.after,
    limit: 50,
    knownAt: state.knownAt,
  });

/** The record that is chosen, as it was known then; undefined for none. */
export const recordAddress = ({ record, knownAt }: ViewState): string | undefined =>
  record === null ? undefined : address(`/v1/records/${encodeURIComponent(record)}`, { knownAt });

/** How many records there are of each value, under all other choices. */
export const facetsAddress = (state: ViewState): string =>
  address('/v1/records/facets', { ...recordFilters(state), knownAt: state.knownAt });

/** What records are chosen by, as the server calls it. */
export const recordFilters = ({ q, publisher, mark, ...state }: ViewState) => ({
  q,
  kind: state.kind.join(','),
  party: state.party.join(','),
  on: state.on.join(','),
  year: state.year.join(','),
  attribution: state.attribution.join(','),
  grade: state.grade.join(','),
  language: state.language.join(','),
  publisher,
  tag: mark.join(','),
});

/** What a principle is called in rows: `gids/3`, or the framework itself for 0. */
export const subjectOf = ({ framework }: Pick<ViewState, 'framework'>, ordinal: number): string =>
  ordinal === 0 ? framework : `${framework}/${ordinal}`;

/** The same question on the command line. */
export function explainCommand(state: ViewState, party: string, ordinal: number): string {
  const options = Object.entries({ asOf: state.asOf, knownAt: state.knownAt, ...filtersOf(state) })
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) =>
        ` --${name.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)} ${value}`,
    );
  return `npx standpoint explain ${party} ${subjectOf(state, ordinal)}${options.join('')}`;
}
