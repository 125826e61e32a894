import { buildDirectory } from '#positions/directory.js';
import type { Evidence } from '#positions/evidence.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { EvidenceIndex } from '#positions/packed/evidence-index.js';
import type { RevisionsQuery } from '#positions/revision.js';
import { revisions } from '#positions/revisions.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted, weighted1 } from '#positions/rule-sets/weighted-1.js';
import { DEFAULT_WEIGHTS } from '#positions/rule-sets/weights.js';
import type { Succession } from '#positions/succession.js';
import type { World } from '#positions/world.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, ROWS, world } from './given.js';

const MEMBERS = { ...DEFAULT_FILTERS, groups: 'members' } as const;
const CONTINUE = { ...DEFAULT_FILTERS, succession: 'continue' } as const;

/** Of one party, by default USA: what it was believed to be, what it is, and why. */
const told = (it: World, since: number, more: Partial<RevisionsQuery> & { of?: string } = {}) => {
  const { of = 'USA', rules = latest1, ...rest } = more;
  const query = { asOf: dayOf('2021-01-01'), since, knownAt: 100, filters: MEMBERS };
  const about = { on: null, parties: [of], group: null, sinceRules: rules, rules };
  return revisions(it, { ...query, ...about, ...rest }).map(({ before, after, causes }) =>
    [
      `${before.class} > ${after.class}:`,
      ...causes.map(({ sequence, record }) => `${sequence} ${record ?? 'reference'}`),
    ].join(' '),
  );
};

/** Versions of one record of the group `duo`, USA and XKX being members: each from a sequence until the next. */
const versions = (...changes: readonly (readonly [number, Partial<Evidence>])[]): Evidence[] => {
  const first = evidence({ record: 'r', party: 'group:duo', knownFrom: changes[0]![0] });
  let data: Partial<Evidence> = {};
  return changes.map(([knownFrom, changed], at) => {
    data = { ...data, ...changed };
    return { ...first, ...data, knownFrom, knownTo: changes[at + 1]?.[0] ?? null };
  });
};

describe('causes in the records of groups', () => {
  it('names the amendment by which a group spoke for a party that is no member, and back', () => {
    const it3 = world(...versions([10, {}], [30, { covers: ['FRA'] }], [40, { covers: [] }]));
    expect(told(it3, 20, { of: 'FRA', knownAt: 35 })).toEqual(['silent > supports: 30 r']);
    expect(told(it3, 35, { of: 'FRA' })).toEqual(['supports > silent: 40 r']);
    expect(told(it3, 20, { of: 'FRA' })).toEqual([]);
    expect(told(it3, 20, { knownAt: 35 })).toEqual(['supports > silent: 30 r']);
  });

  it('passes over an amendment that names a member for whom it had spoken', () => {
    const named = versions([10, {}], [30, { covers: ['USA'] }], [40, { stance: 'mixed' }]);
    expect(told(world(...named), 20)).toEqual(['supports > mixed: 40 r']);
  });

  it('passes over what was said of a record while it was another country’s', () => {
    const moved = versions([30, { party: 'FRA' }], [40, { party: 'USA' }]);
    expect(told(world(...moved), 20)).toEqual(['silent > supports: 40 r']);
    const covering = versions([30, { party: 'FRA', covers: ['USA'] }], [40, { party: 'USA' }]);
    expect(told(world(...covering), 20)).toEqual(['silent > supports: 40 r']);
  });

  it('passes over what was said of a record while it was of a group without the party', () => {
    const moved = versions(
      [22, { party: 'group:old' }],
      [23, { fromLast: dayOf('2019-06-01') }],
      [24, { party: 'group:duo' }],
      [25, { party: 'USA' }],
    );
    expect(told(world(...moved), 20)).toEqual(['silent > supports: 24 r 25 r']);
  });
});

describe('causes in what states and groups are', () => {
  const bare = buildDirectory({ ...ROWS, memberships: [] });
  const full = buildDirectory(ROWS);
  const joining = (...rows: readonly Evidence[]): World => ({
    ...world(...rows),
    directory: (at) => (30 <= at && at < 60 ? full : bare),
    changesOf: (_party, group) => (group === null ? [] : [30, 60]),
  });
  const speech = evidence({ record: 'g', party: 'group:duo', knownFrom: 10 });
  const law = evidence({
    ...{ record: 'law', from: '2020-06-01', knownFrom: 40 },
    ...({ kind: 'policy_action', stance: 'opposes' } as const),
  });

  it('leaves out a membership by which only evidence without weight came', () => {
    expect(told(joining(speech, law), 20, { knownAt: 50 })).toEqual(['silent > opposes: 40 law']);
    expect(told(joining(speech, law), 20, { knownAt: 50, rules: weighted1 })).toEqual([
      'silent > leans_oppose: 30 reference 40 law',
    ]);
  });

  it('names a membership once, whatever it brought', () => {
    const two = joining(speech, { ...speech, record: 'h' });
    expect(told(two, 20, { knownAt: 50, rules: weighted1 })).toEqual([
      'silent > supports: 30 reference',
    ]);
  });

  it('names what ended the membership, not what the group’s record became afterwards', () => {
    const spoken = versions([10, {}], [70, { stance: 'opposes' }]);
    expect(told(joining(...spoken), 50)).toEqual(['supports > silent: 60 reference']);
    const ceased = versions([10, {}], [55, { covers: ['FRA'] }]);
    expect(told(joining(...ceased), 50)).toEqual(['supports > silent: 55 r']);
  });

  it('gives no weight to evidence of a party that was not known to exist', () => {
    const unlisted = buildDirectory({ ...ROWS, states: ROWS.states.slice(1) });
    const listed = (...rows: readonly Evidence[]): World => ({
      ...world(...rows),
      directory: (at) => (at < 30 ? unlisted : full),
      changesOf: (_party, group) => (group === null ? [30] : []),
    });
    const gone = evidence({ record: 'gone', knownFrom: 10, knownTo: 35 });
    const held = evidence({ record: 'held', from: '2019-01-01', knownFrom: 10 });
    const old = evidence({ record: 'old', from: '2018-01-01', knownFrom: 32 });
    expect(told(listed(gone, held, old), 20)).toEqual(['silent > supports: 30 reference']);
  });
});

describe('causes in successions', () => {
  const took = (on: string): Succession[] => [
    { predecessor: 'DDR', successor: 'FRA', onFirst: dayOf(on), onLast: dayOf(on) },
  ];
  /** Told of at 30, and of another day at 50. */
  const succeeded = (...rows: readonly Evidence[]): World => ({
    ...world(...rows),
    evidence: EvidenceIndex.of(rows),
    successions: (at) => (at < 30 ? [] : at < 50 ? took('1990-10-03') : took('1990-10-04')),
    successionChanges: [30, 50],
  });
  const old = evidence({ record: 'old', party: 'DDR', from: '1980-01-01', knownFrom: 10 });
  const own = evidence({ record: 'own', party: 'FRA', stance: 'opposes', knownFrom: 40 });
  const asked = { of: 'FRA', filters: { ...CONTINUE, ...MEMBERS } };

  it('leaves out a succession that brought only evidence without weight, or whose day was corrected', () => {
    expect(told(succeeded(old), 20, asked)).toEqual(['silent > supports: 30 reference']);
    expect(told(succeeded(old, own), 20, asked)).toEqual(['silent > opposes: 40 own']);
    expect(told(succeeded(old, own), 35, asked)).toEqual(['supports > opposes: 40 own']);
  });

  it('passes over what was said of a record while it was a group’s, which is not handed on', () => {
    const moved = versions(
      [22, { covers: ['DDR'], fromLast: dayOf('1980-01-01') }],
      [45, { party: 'DDR', covers: [] }],
    );
    expect(told(succeeded(...moved), 20, asked)).toEqual(['silent > supports: 45 r']);
  });
});

describe('causes where weights do not tell', () => {
  it('names the record whose bearings changed places, if both bear on the subject', () => {
    const first = evidence({ record: 'r', knownFrom: 10, knownTo: 30, index: 0 });
    const second = { ...first, stance: 'opposes', index: 1 } as const;
    const now = { knownFrom: 30, knownTo: null };
    const swapped = [
      { ...first, ...now, index: 1 },
      { ...second, ...now, index: 0 },
    ];
    expect(told(world(first, second, ...swapped), 20)).toEqual(['opposes > supports: 30 r']);
  });

  it('names evidence without weight where nothing else changed', () => {
    const { kinds } = DEFAULT_WEIGHTS;
    const rules = weighted({ ...DEFAULT_WEIGHTS, kinds: { ...kinds, conduct: 0 } });
    const law = evidence({ record: 'law', kind: 'policy_action', stance: 'neutral' });
    const words = evidence({ record: 'words', stance: 'leans_support' });
    const deed = evidence({ record: 'deed', kind: 'conduct', stance: 'opposes', knownFrom: 30 });
    expect(told(world(law, words, deed), 20, { rules })).toEqual(['neutral > mixed: 30 deed']);
    expect(told(world(deed), 20, { rules })).toEqual(['silent > insufficient: 30 deed']);
  });
});
