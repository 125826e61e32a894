import { causeKind } from '#positions/cause-kinds.js';
import { buildDirectory } from '#positions/directory.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import type { RevisionsQuery } from '#positions/revision.js';
import { revisions } from '#positions/revisions.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import type { World } from '#positions/world.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, ROWS, world } from './given.js';

const query = (since: number, more: Partial<RevisionsQuery> = {}): RevisionsQuery => ({
  asOf: dayOf('2021-01-01'),
  since,
  knownAt: 100,
  filters: DEFAULT_FILTERS,
  sinceRules: latest1,
  rules: latest1,
  on: null,
  parties: null,
  group: null,
  ...more,
});
const told = (it: World, since: number, more: Partial<RevisionsQuery> = {}) =>
  revisions(it, query(since, more)).map(({ party, before, between, after, causes }) => [
    `${party} ${before.class} > ${between.class} > ${after.class}`,
    causes.map(({ sequence, record }) => `${sequence} ${record ?? 'reference'}`).join(', '),
  ]);

describe('revisions', () => {
  const first = evidence({ record: 'a', knownFrom: 10, knownTo: 20, stance: 'opposes' });
  const amended = { ...first, knownFrom: 20, knownTo: 40, stance: 'neutral' } as const;
  const again = { ...first, knownFrom: 40, knownTo: null, stance: 'supports' } as const;
  const it3 = world(first, amended, again);

  it('tells what is believed otherwise, with every event on the way', () => {
    expect(told(it3, 5)).toEqual([['USA silent > supports > supports', '10 a, 20 a, 40 a']]);
    expect(told(it3, 15)).toEqual([['USA opposes > supports > supports', '20 a, 40 a']]);
    expect(told(it3, 20)).toEqual([['USA neutral > supports > supports', '40 a']]);
    expect(told(it3, 15, { knownAt: 39 })).toEqual([['USA opposes > neutral > neutral', '20 a']]);
    expect(told(it3, 40)).toEqual([]);
    expect(told(it3, 50, { knownAt: 50 })).toEqual([]);
  });

  it('does not blame events that left the evidence as it was, or that came to nothing', () => {
    const plain = evidence({ record: 'plain', knownFrom: 10, knownTo: 30, from: '2019-01-01' });
    const reviewed = { ...plain, knownFrom: 30, knownTo: null, review: 'confirmed' } as const;
    const gone = evidence({ record: 'gone', knownFrom: 31, knownTo: 32, stance: 'mixed' });
    const news = evidence({ record: 'news', knownFrom: 35, stance: 'opposes' });
    expect(told(world(plain, reviewed, gone, news), 20)).toEqual([
      ['USA supports > opposes > opposes', '35 news'],
    ]);
  });

  it('passes over a review on the way from one coding to another', () => {
    const reviewed = { ...first, knownFrom: 15, knownTo: 20, review: 'disputed' } as const;
    expect(told(world({ ...first, knownTo: 15 }, reviewed, amended, again), 12)).toEqual([
      ['USA opposes > supports > supports', '20 a, 40 a'],
    ]);
  });

  it('does not blame what carries no weight', () => {
    const old = evidence({ record: 'old', knownFrom: 10, from: '2019-01-01' });
    const older = evidence({ record: 'older', knownFrom: 30, from: '2018-01-01' });
    const news = evidence({ record: 'news', knownFrom: 31, stance: 'mixed' });
    expect(told(world(old, older, news), 20)).toEqual([
      ['USA supports > mixed > mixed', '31 news'],
    ]);
    expect(told(world(old, older), 20)).toEqual([]);
  });

  it('blames a review where only reviewed evidence counts, and a move between parties on both', () => {
    const plain = evidence({ record: 'plain', knownFrom: 10, knownTo: 30 });
    const reviewed = { ...plain, knownFrom: 30, knownTo: null, review: 'confirmed' } as const;
    const filters = { ...DEFAULT_FILTERS, review: 'confirmed' } as const;
    expect(told(world(plain, reviewed), 20, { filters })).toEqual([
      ['USA silent > supports > supports', '30 plain'],
    ]);
    const moved = { ...plain, knownFrom: 30, knownTo: null, party: 'FRA' };
    expect(told(world(plain, moved), 20)).toEqual([
      ['FRA silent > supports > supports', '30 plain'],
      ['USA supports > silent > silent', '30 plain'],
    ]);
  });

  it('tells an ending that lies before the day, and not one after it', () => {
    const open = evidence({ record: 'a', knownFrom: 10, knownTo: 20 });
    const ended = (on: string) => ({
      ...open,
      knownFrom: 20,
      knownTo: null,
      untilFirst: dayOf(on),
      untilLast: dayOf(on),
    });
    expect(told(world(open, ended('2020-12-01')), 15)).toEqual([
      ['USA supports > silent > silent', '20 a'],
    ]);
    expect(told(world(open, ended('2021-12-01')), 15)).toEqual([]);
  });

  it('keeps what a method does apart from what events do', () => {
    const law = evidence({ record: 'law', kind: 'policy_action', knownFrom: 10 });
    const news = evidence({ record: 'news', from: '2020-06-01', stance: 'opposes', knownFrom: 30 });
    const rules = { rules: weighted1 };
    expect(told(world(law, news), 40, rules)).toEqual([
      ['USA opposes > opposes > leans_support', ''],
    ]);
    expect(told(world(law, news), 20, rules)).toEqual([
      ['USA supports > opposes > leans_support', '30 news'],
    ]);
    expect(told(world(law), 20, rules)).toEqual([]);
  });

  it('keeps to parties, subjects and members asked for', () => {
    const rows = ['USA', 'FRA', 'TWN'].map((party) =>
      evidence({ record: party, party, knownFrom: 30 }),
    );
    expect(told(world(...rows), 20, { parties: ['FRA'] })).toHaveLength(1);
    expect(told(world(...rows), 20, { group: 'duo' })).toEqual([
      ['USA silent > supports > supports', '30 USA'],
    ]);
    expect(told(world(...rows), 20, { on: ['x/2'] })).toEqual([]);
  });
});

describe('revisions of what states and groups are', () => {
  const bare = buildDirectory({ ...ROWS, states: ROWS.states.slice(1), memberships: [] });
  const partial = buildDirectory({ ...ROWS, memberships: [] });
  const full = buildDirectory(ROWS);
  const late = (...rows: ReturnType<typeof evidence>[]): World => ({
    ...world(...rows),
    directory: (at) => (at < 30 ? bare : at < 40 ? partial : full),
    changesOf: (party, group) => (party !== 'USA' ? [] : group === null ? [30, 35] : [40, 45]),
  });

  it('names the event by which the party came to be known', () => {
    const own = evidence({ record: 'own', knownFrom: 10 });
    // 35 told of the state again, but changed nothing about its life.
    expect(told(late(own), 20)).toEqual([['USA silent > supports > supports', '30 reference']]);
    expect(told(late(own), 32)).toEqual([]);
    const news = evidence({ record: 'news', knownFrom: 33 });
    expect(told(late(news), 20)).toEqual([
      ['USA silent > supports > supports', '30 reference, 33 news'],
    ]);
  });

  it('takes for a member of a group who is known as one now, whatever was known then', () => {
    const news = evidence({ record: 'news', knownFrom: 50 });
    expect(told(late(news), 35, { group: 'duo' })).toEqual([
      ['USA silent > supports > supports', '50 news'],
    ]);
    expect(told(late(news), 35, { group: 'old' })).toEqual([]);
  });

  it('names the event by which it became a member of a group that spoke', () => {
    const group = evidence({ record: 'g', party: 'group:duo', knownFrom: 10 });
    const filters = { ...DEFAULT_FILTERS, groups: 'members' } as const;
    expect(told(late(group), 35, { filters, parties: ['USA'] })).toEqual([
      ['USA silent > supports > supports', '40 reference'],
    ]);
    expect(told(late(group), 35)).toEqual([]);
    const covering = { ...group, covers: ['USA'], knownFrom: 36 };
    expect(told(late(covering), 35, { filters, parties: ['USA'] })).toEqual([
      ['USA silent > supports > supports', '36 g'],
    ]);
  });
});

describe('sorts of causes', () => {
  it.each([
    ['StatementRecorded', null, 'new_evidence'],
    ['RecordAmended', 'new_evidence', 'new_evidence'],
    ['RecordAmended', 'miscoded', 'correction'],
    ['RecordRetracted', 'duplicate', 'retraction'],
    ['RecordEnded', 'repealed', 'ending'],
    ['RecordEnded', null, 'correction'],
    ['RecordReviewed', 'adjudicated', 'review'],
    ['MembershipStarted', null, 'reference'],
    ['StateListed', null, 'reference'],
  ])('%s (%s) is %s', (type, reason, kind) => expect(causeKind(type, reason)).toBe(kind));
});
