import country from '#projections/country.js';
import framework from '#projections/framework.js';
import group from '#projections/group.js';
import { dayOf } from '#vocabulary/day.js';
import type { Principle } from '#vocabulary/principle.js';
import { given } from '../spec/given.js';

const KNOWN = ['known_from', 'known_to'];

describe('country', () => {
  it('keeps two spells of one code apart, and corrects the one that is listed again', () => {
    const rows = given(
      ['StateListed', { code: 'SYR', validTo: '1958-02-21', name: 'Syrian Republic' }],
      ['StateListed', { code: 'SYR', validFrom: '1961-09-28', validTo: null, name: 'Syria' }],
      ['StateListed', { code: 'SYR', validFrom: '1961-09-28', validTo: null, name: 'Syria again' }],
    ).by(country);
    expect(rows.shows('state', 'spell', 'valid_to', ...KNOWN)).toEqual([
      { spell: '', valid_to: '1958-02-21', known_from: 1, known_to: null },
      { spell: '1961-09-28', valid_to: null, known_from: 2, known_to: 3 },
      { spell: '1961-09-28', valid_to: null, known_from: 3, known_to: null },
    ]);
  });

  it('keeps successions with the predecessor', () => {
    const rows = given(['StateSucceeded']).by(country);
    expect(rows.shows('succession', 'predecessor', 'known_from')).toEqual([
      { predecessor: 'SUN', known_from: 1 },
    ]);
  });
});

describe('group', () => {
  it('opens a spell of membership and ends the open one', () => {
    const rows = given(
      ['GroupFounded'],
      ['MembershipStarted', { party: 'KHM', from: '1999-04' }],
      ['MembershipEnded', { group: 'asean', party: 'KHM', to: '2030-01' }],
      ['MembershipStarted', { party: 'KHM', from: '..' }],
    ).by(group);
    expect(rows.shows('membership', 'from_first', 'to_last', ...KNOWN)).toEqual([
      { from_first: dayOf('1999-04-01'), to_last: null, known_from: 2, known_to: 3 },
      {
        from_first: dayOf('1999-04-01'),
        to_last: dayOf('2030-01-31'),
        known_from: 3,
        known_to: null,
      },
      { from_first: null, to_last: null, known_from: 4, known_to: null },
    ]);
  });

  it('founds a group on a day that nobody has established', () => {
    const rows = given(['GroupFounded', { foundedOn: '..' }]).by(group);
    expect(rows.shows('bloc', 'founded_first')).toEqual([{ founded_first: null }]);
  });
});

describe('framework', () => {
  const published = [
    'FrameworkPublished',
    { id: 'gids', principles: [{ ordinal: 4, label: 'No forced storage' }] },
  ] as const;

  it('holds the principles that it was published with and those it grew by', () => {
    const added = { framework: 'gids', principle: { ordinal: 9, label: 'A ninth' } };
    const rows = given(published, ['PrincipleAdded', added]).by(framework);
    expect(rows.shows('principle', 'ordinal', ...KNOWN)).toEqual([
      { ordinal: 4, known_from: 1, known_to: null },
      { ordinal: 9, known_from: 2, known_to: null },
    ]);
  });

  it('adds a wording, replaces the one of the same language and name, and keeps the older belief', () => {
    const text = (words: string) =>
      [
        'PrincipleTextRevised',
        { framework: 'gids', texts: [{ language: 'en', wording: 'full-text', text: words }] },
      ] as const;
    const rows = given(published, text('First.'), text('Second.')).by(framework);
    const texts = rows
      .shows('principle', 'data', ...KNOWN)
      .map(({ data, known_from }) => [
        known_from,
        (data as Principle).texts.map(({ text }) => text),
      ]);
    expect(texts).toEqual([
      [1, []],
      [2, ['First.']],
      [3, ['Second.']],
    ]);
  });

  it('replaces a crosswalk as a whole', () => {
    const rows = given(['CrosswalkPublished'], ['CrosswalkPublished', { note: 'Better.' }]);
    expect(rows.by(framework).shows('crosswalk', ...KNOWN)).toEqual([
      { known_from: 1, known_to: 2 },
      { known_from: 2, known_to: null },
    ]);
  });
});
