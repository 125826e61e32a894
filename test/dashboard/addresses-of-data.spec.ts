import { QUESTIONS } from '#application/questions.js';
import { INITIAL } from '../../src/dashboard/state/address.js';
import {
  agreementAddress,
  changesAddress,
  explainCommand,
  facetsAddress,
  historyAddress,
  positionAddress,
  positionsAddress,
  principlesAddress,
  recordAddress,
  recordsAddress,
  revisionsAddress,
  subjectOf,
} from '../../src/dashboard/state/data-address.js';
import { fileAddress, SNIPPETS, takenFrom } from '../../src/dashboard/state/take-away.js';
import type { View, ViewState } from '../../src/dashboard/state/view-state.js';

const odd: ViewState = {
  ...INITIAL,
  asOf: '2021-12-31',
  knownAt: '1700',
  method: 'weighted@1',
  channel: 'words',
  evidence: 'strict',
  groups: 'members',
  review: 'confirmed',
  dating: 'possible',
  country: 'SYR',
  compare: ['CHN', 'USA'],
  find: 'data',
  tag: 'security',
  kind: ['statement'],
  party: ['SYR', 'group:eu'],
  on: ['gids/3'],
  year: ['2020'],
  attribution: ['self'],
  grade: ['A', 'B'],
  language: ['en', 'zh'],
  publisher: 'Two, and more',
  mark: ['plenary'],
  after: 10,
  principle: 3,
};

const paramsOf = (address: string) => [...new URL(address, 'http://x').searchParams.keys()];

describe('what the page asks for', () => {
  it.each([
    ['changes', changesAddress(odd, [3], '2026-01-01')],
    ['changes', revisionsAddress(odd, 3)],
    ['position', positionAddress(odd, 'SYR', 3)],
    ['history', historyAddress(odd, 'SYR', 3)],
    ['positions', positionsAddress(odd, { principles: [1, 2], parties: ['SYR'] })],
    ['agreement', agreementAddress(odd)],
    ['principles', principlesAddress(odd, { after: 1, limit: 24 })],
    ['records', recordsAddress(odd)],
    ['facets', facetsAddress(odd)],
  ])('is what the question %s takes', (name, address) => {
    const { shape } = QUESTIONS.get(name)!.params;
    for (const param of paramsOf(address)) expect(Object.keys(shape)).toContain(param);
    expect(address).toMatch(/^\/v1\//);
  });

  it('leaves out what the server takes anyway', () => {
    expect(positionAddress(INITIAL, 'SYR', 3)).toBe('/v1/frameworks/gids/positions/SYR/3');
    expect(changesAddress(INITIAL, null, '2026-01-01')).toBe(
      '/v1/frameworks/gids/changes?from=1000-01-01&to=2026-01-01&asOf=2026-01-01',
    );
  });

  it('is a record as it was known at the event to which the page is pinned', () => {
    const record = 'chn-gids-launch-2020-09-08';
    expect(recordAddress({ ...odd, record })).toBe(`/v1/records/${record}?knownAt=1700`);
    expect(recordAddress({ ...INITIAL, record })).toBe(`/v1/records/${record}`);
    expect(recordAddress(odd)).toBeUndefined();
  });

  it('is said in a terminal too', () => {
    expect(explainCommand(odd, 'SYR', 3)).toBe(
      'npx standpoint explain SYR gids/3 --as-of 2021-12-31 --known-at 1700 --channel words --evidence strict --groups members --review confirmed --dating possible --method weighted@1',
    );
    expect(subjectOf(INITIAL, 0)).toBe('gids');
  });
});

describe('what can be taken away', () => {
  const shown = {
    principles: [3] as readonly number[] | null,
    parties: null as readonly string[] | null,
    from: '2014-03-27',
    asOf: '2021-12-31',
    sequence: 1700,
    since: 1650,
  };
  const record = 'chn-gids-launch-2020-09-08';
  const taken = (view: View, patch: Partial<ViewState> = {}, more: Partial<typeof shown> = {}) =>
    takenFrom({ ...odd, record, view, ...patch }, { ...shown, ...more })!;

  it.each<[View, string]>([
    ['map', 'positions'],
    ['curve', 'timeline'],
    ['matrix', 'positions'],
    ['changes', 'changes'],
    ['compare', 'positions'],
    ['country', 'positions'],
    ['principle', 'principles'],
    ['records', 'records'],
  ])('of %s is fixed at both clocks and spelt out', (view, name) => {
    const { path, params } = taken(view);
    const question = QUESTIONS.get(name)!;
    expect(path.split('/').at(-1)).toBe(name);
    for (const param of Object.keys(params)) {
      expect(Object.keys(question.params.shape)).toContain(param);
    }
    expect(params['knownAt']).toBe('1700');
    if (!['records', 'principles'].includes(name))
      expect(params).toMatchObject({ asOf: '2021-12-31', dating: 'possible' });
  });

  it('is the principle that is shown, or all of them, or those of one page', () => {
    expect(taken('matrix').params['principle']).toBe('3');
    expect(taken('matrix', {}, { principles: null }).params['principle']).toBeUndefined();
    expect(taken('country', {}, { principles: [9, 10] }).params['principle']).toBe('9,10');
  });

  it('is of the parties that stand in the table, the silent among them', () => {
    expect(taken('compare').params).toMatchObject({ country: 'CHN,USA', silent: 'true' });
    expect(taken('country').params).toMatchObject({ country: 'SYR', silent: 'true' });
    expect(taken('matrix').params).toMatchObject({ silent: 'true' });
    expect(taken('matrix').params['country']).toBeUndefined();
    const few = { parties: ['FRA', 'group:eu'] };
    expect(taken('matrix', {}, few).params['country']).toBe('FRA,group:eu');
    expect(taken('map').params['country']).toBeUndefined();
  });

  it('is of the axis of changes that is shown, from where the view begins', () => {
    expect(taken('changes', { axis: 'known' }).params).toMatchObject({
      axis: 'known',
      since: '1650',
    });
    expect(taken('changes', { axis: 'known' }).params['from']).toBeUndefined();
    const { params } = taken('changes');
    expect(params).toMatchObject({ axis: 'valid', from: '1000-01-01' });
    expect(changesAddress(odd, null, '2026-01-01')).toContain(`from=${params['from']}`);
    expect(params['since']).toBeUndefined();
  });

  it('is the whole of the curve, which begins before the announcement', () => {
    expect(taken('curve').params).toMatchObject({ from: '2014-03-27', interval: 'month' });
  });

  it('is the one record, and every record that was found', () => {
    expect(taken('record')).toEqual({ path: `/v1/records/${record}`, params: { knownAt: '1700' } });
    expect(taken('records').params['limit']).toBe('all');
  });

  it('is nothing where no table is shown', () => {
    expect(taken('methods')).toBeUndefined();
    expect(taken('entry')).toBeUndefined();
    expect(taken('principle', {}, { principles: [0] })).toBeUndefined();
    expect(taken('record', { record: null })).toBeUndefined();
    expect(taken('country', { country: null })).toBeUndefined();
    expect(taken('compare', { compare: [] })).toBeUndefined();
    expect(taken('matrix', {}, { parties: [] })).toBeUndefined();
  });

  it('has an address for each form, and a line for each program', () => {
    const url = fileAddress(taken('map'), 'csv');
    expect(url).toMatch(/^\/v1\/frameworks\/gids\/positions\.csv\?principle=3&channel=words&/);
    for (const [, code] of SNIPPETS) expect(code(url)).toContain(url);
  });

  it('stays in one piece between the apostrophes of a terminal', () => {
    const url = fileAddress(taken('records', { q: "People's" }), 'csv');
    expect(url).toContain('q=People%27s');
    expect(SNIPPETS.at(-1)![1](url).match(/'/g)).toHaveLength(2);
  });
});
