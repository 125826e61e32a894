import type { ChangeRow, StateRow } from '../../src/dashboard/fold/answers.js';
import { Directory } from '../../src/dashboard/fold/directory.js';
import { Segments } from '../../src/dashboard/fold/segments.js';
import type { StandClass } from '../../src/dashboard/words/classes.js';

const SCORES: Readonly<Record<StandClass, number | null>> = {
  supports: 1,
  leans_support: 0.5,
  mixed: 0,
  neutral: 0,
  leans_oppose: -0.5,
  opposes: -1,
  insufficient: 0.1,
  silent: null,
};

/** A change of class as the API tells it. */
export const change = (
  date: string,
  party: string,
  after: StandClass,
  on = 'gids/1',
): ChangeRow => ({
  date,
  party,
  on,
  before: 'silent',
  after,
  scoreBefore: null,
  scoreAfter: SCORES[after],
  kinds: ['began'],
  causes: [],
});

export const segments = (...changes: readonly ChangeRow[]): Segments => Segments.of(changes);

/** A state that was a member of the United Nations for as long as it existed. */
export const state = (code: string, name: string, more: Partial<StateRow> = {}): StateRow => ({
  code,
  name,
  alpha2: null,
  aliases: [],
  validFrom: null,
  validTo: null,
  unMemberFrom: more.validFrom ?? '1945-10-24',
  unMemberTo: more.validTo ?? null,
  region: 'Europe',
  subregion: null,
  ...more,
});

export const SMALL_WORLD = new Directory(
  [
    state('FRA', 'France', { alpha2: 'FR' }),
    state('CIV', 'Côte d’Ivoire', { region: 'Africa', aliases: ['Ivory Coast'] }),
    state('CSK', 'Czechoslovakia', { validTo: '1992-12-31' }),
    state('CZE', 'Czechia', { validFrom: '1993-01-01' }),
    state('SVK', 'Slovakia', { validFrom: '1993-01-01' }),
    state('XKX', 'Kosovo', { validFrom: '2008-02-17', unMemberFrom: null }),
  ],
  [{ id: 'eu', name: 'European Union', members: 27 }],
);
