import fc from 'fast-check';
import { INITIAL, readAddress, writeAddress } from '../../src/dashboard/state/address.js';
import { checkState, type Known } from '../../src/dashboard/state/check-state.js';
import type { ViewState } from '../../src/dashboard/state/view-state.js';

const told = (search: string) => readAddress(search).problems.map(({ detail }) => detail);

describe('the address of the page', () => {
  it('says nothing of what is as it always is', () => {
    expect(writeAddress(INITIAL)).toBe('?');
    expect(readAddress('')).toEqual({ state: INITIAL, problems: [] });
  });

  it('reads as it was written', () => {
    const state: ViewState = {
      ...INITIAL,
      view: 'matrix',
      framework: 'unga',
      principle: 5168,
      asOf: '2021-12-31',
      knownAt: '1700',
      method: 'weighted@1',
      channel: 'deeds',
      country: 'group:eu',
      compare: ['CHN', 'USA'],
      filter: 'côte & ivoire',
      embed: true,
    };
    expect(readAddress(writeAddress(state))).toEqual({ state, problems: [] });
    expect(writeAddress(state)).toContain('compare=CHN,USA');
    expect(writeAddress(state)).toContain('method=weighted@1');
  });

  it('survives whatever stands in it, and what it makes of it reads as it was written', () => {
    const parameter = fc.tuple(
      fc.constantFrom('view', 'asOf', 'knownAt', 'compare', 'principle', 'filter', 'embed', 'x'),
      fc.oneof(
        fc.string(),
        fc.constantFrom('map', 'valueOf', '__proto__', '2020-02-30', '2020-02-29', '7', 'CHN,USA'),
      ),
    );
    fc.assert(
      fc.property(fc.array(parameter), (parameters) => {
        const { state } = readAddress(`?${new URLSearchParams(parameters)}`);
        const again = readAddress(writeAddress(state));
        expect(again).toEqual({ state, problems: [] });
      }),
    );
  });

  it('tells what is wrong and what was meant, and shows the rest', () => {
    const { state, problems } = readAddress('?view=mpa&asOf=2021-13-01&principle=3&contry=SYR');
    expect(state).toEqual({ ...INITIAL, principle: 3 });
    expect(problems.map(({ name }) => name)).toEqual(['view', 'asOf', 'contry']);
    expect(problems[0]!.detail).toContain('Did you mean map?');
    expect(problems[1]!.detail).toContain('a day such as 2021-12-31');
    expect(problems[2]!.detail).toContain('Did you mean country?');
  });

  it('takes the first of two, and no name that every object has', () => {
    expect(readAddress('?asOf=2020-01-01&asOf=2021-01-01').state.asOf).toBe('2020-01-01');
    expect(told('?asOf=2020-01-01&asOf=2021-01-01')).toHaveLength(1);
    expect(told('?__proto__=1&constructor=1')).toHaveLength(2);
  });

  it('does not repeat a flood of text', () => {
    expect(told(`?view=${'x'.repeat(5_000)}`)[0]!.length).toBeLessThan(300);
  });
});

describe('an address held against what there is', () => {
  const known: Known = {
    frameworks: ['gids', 'unga'],
    principles: [1, 2, 3],
    parties: new Set(['SYR', 'CHN']),
    groups: ['asean'],
    first: 100,
    head: 1885,
  };
  const check = (patch: Partial<ViewState>) => checkState({ ...INITIAL, ...patch }, known);

  it.each<[keyof ViewState, Partial<ViewState>, unknown, RegExp]>([
    ['framework', { framework: 'gidz' }, 'gids', /no framework “gidz”/],
    ['principle', { principle: 9 }, null, /no principle 9: it has 1, 2, 3/],
    ['country', { country: 'XXX' }, null, /“XXX”/],
    ['compare', { compare: ['CHN', 'XXX'] }, ['CHN'], /“XXX”.*left out/],
    ['group', { group: 'asian' }, null, /Did you mean asean\?/],
    ['knownAt', { knownAt: '1886' }, null, /ends with event 1885/],
    ['knownAt', { knownAt: '99' }, '100', /before event 100/],
  ])('has another %s for %j', (name, patch, instead, why) => {
    const { state, problems, resets } = check(patch);
    expect(problems.map((each) => each.name)).toEqual([name]);
    expect(problems[0]!.detail).toMatch(why);
    expect(state[name]).toEqual(instead);
    expect(resets).toEqual({ [name]: instead });
  });

  it('takes another framework without a word where none was named', () => {
    const { state, problems } = checkState(INITIAL, { ...known, frameworks: ['unga'] });
    expect(state.framework).toBe('unga');
    expect(problems).toEqual([]);
  });

  it('leaves alone what there is, the framework as a whole, moments, and what has not come yet', () => {
    const sound = { country: 'SYR', principle: 0, knownAt: '2026-01-01T00:00:00Z' } as const;
    expect(check(sound).problems).toEqual([]);
    expect(check({ principle: 3, knownAt: '1885' }).problems).toEqual([]);
    const nothing: Known = {
      frameworks: undefined,
      principles: undefined,
      parties: undefined,
      groups: undefined,
      first: undefined,
      head: undefined,
    };
    const odd: ViewState = { ...INITIAL, framework: 'x', country: 'XXX', knownAt: '9', group: 'x' };
    expect(checkState(odd, nothing)).toEqual({ state: odd, problems: [], resets: {} });
  });
});
