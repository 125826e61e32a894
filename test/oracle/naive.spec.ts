import fc from 'fast-check';
import { append, apply, type Command } from './apply.js';
import { bounds, intervalEnd, isoDay } from './calendar.js';
import { naiveCauses, worldsOf } from './causes.js';
import { randomCommands } from './histories.js';
import { naivePositions, naiveTimeline } from './naive.js';
import { randomQueries } from './queries.js';
import type { LogEvent, Query, TimelineQuery } from './shapes.js';
import { logOf, smallWorld } from './small-world.js';
import { mergePatch } from './world.js';

/** Every case below was worked out by hand from the law before the oracle was asked. */
const sources = [{ title: 'Made up for a test' }];
const plain = {
  asOf: '2024-12-31',
  knownAt: 1_000_000,
  channel: 'all',
  evidence: 'standard',
  groups: 'direct',
  review: 'live',
  dating: 'certain',
  method: 'latest@1',
} as const satisfies Query;

/** A record of SYR on gids/1, unless said otherwise. */
const record = (id: string, more: Record<string, unknown> = {}): Command => ({
  verb: 'record',
  body: {
    ...{ id, kind: 'statement', party: 'SYR', occurredOn: '2020-01-01', sources },
    bearings: [{ on: 'gids/1', stance: 'supports' }],
    ...more,
  },
});
const bearing = (stance: string, coverage = 'named') => ({
  bearings: [{ on: 'gids/1', stance, coverage }],
});
const end = (id: string, endedOn: string): Command => ({
  ...{ verb: 'end', record: id },
  body: { endedOn, how: 'withdrawn' },
});
const amend = (id: string, changes: Record<string, unknown>): Command => ({
  ...{ verb: 'amend', record: id },
  body: { changes, reason: 'miscoded' },
});
const retract = (id: string): Command => ({
  ...{ verb: 'retract', record: id },
  body: { reason: 'duplicate' },
});
const review = (id: string, verdict: string, stance: string): Command => ({
  ...{ verb: 'review', record: id },
  body: { coder: 'second', verdict, ...bearing(stance) },
});
const told = (...commands: Command[]) => apply(commands, smallWorld);
const known = smallWorld.length;

const positions = (events: readonly LogEvent[], query: Partial<Query> = {}) =>
  naivePositions(events, 'gids', { ...plain, ...query });
/** The single row of a party, by default SYR. */
const one = (events: readonly LogEvent[], query: Partial<Query> = {}, party = 'SYR') => {
  const rows = positions(events, query).filter((row) => row.party === party);
  expect(rows.length).toBeLessThan(2);
  return rows[0];
};
const classOn = (events: readonly LogEvent[], asOf: string, query: Partial<Query> = {}) =>
  one(events, { ...query, asOf })?.class;

describe('the calendar of the oracle', () => {
  it.each([
    ['2020-09-08', '2020-09-08', '2020-09-08'],
    ['2020-09~', '2020-09-01', '2020-09-30'],
    ['2020', '2020-01-01', '2020-12-31'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['19XX', '1900-01-01', '1999-12-31'],
    ['2024-XX', '2024-01-01', '2024-12-31'],
    ['2024-02-XX', '2024-02-01', '2024-02-29'],
    ['2023-02%', '2023-02-01', '2023-02-28'],
    ['[2020-09..2020-12]', '2020-09-01', '2020-12-31'],
    ['2021-01~/2021-03?', '2021-01-01', '2021-03-31'],
    ['1900-02', '1900-02-01', '1900-02-28'],
  ])('%s runs from %s to %s', (edtf, first, last) => {
    expect([isoDay(bounds(edtf).first), isoDay(bounds(edtf).last)]).toEqual([first, last]);
  });

  it.each([
    ['day', '2024-02-28', '2024-02-28'],
    ['week', '2021-01-01', '2021-01-03'], // a Friday
    ['week', '2021-01-03', '2021-01-03'], // a Sunday
    ['week', '2021-01-04', '2021-01-10'], // a Monday
    ['week', '1969-12-29', '1970-01-04'],
    ['month', '2024-02-01', '2024-02-29'],
    ['quarter', '2021-02-15', '2021-03-31'],
    ['quarter', '2021-06-30', '2021-06-30'],
    ['quarter', '2021-10-01', '2021-12-31'],
    ['year', '2021-01-01', '2021-12-31'],
  ] as const)('the %s that holds %s ends on %s', (interval, day, last) => {
    expect(isoDay(intervalEnd(interval, bounds(day).first))).toBe(last);
  });

  it('merges a patch as RFC 7396 says', () => {
    const target = { a: 'b', c: { d: 'e', f: 'g' }, h: [1, 2] };
    const patch = { a: 'z', c: { f: null, i: { j: null } }, h: [3] };
    expect(mergePatch(target, patch)).toEqual({ a: 'z', c: { d: 'e', i: {} }, h: [3] });
  });
});

describe('dating', () => {
  it('counts one day of a range from its last day for certain, from its first possibly', () => {
    const events = told(record('r', { occurredOn: '[2020-09-12..2020-12-31]' }));
    expect(classOn(events, '2020-12-30')).toBeUndefined();
    expect(one(events)).toEqual({
      ...{ party: 'SYR', on: 'gids/1', class: 'supports', score: 1, since: '2020-12-31', n: 1 },
      ...{ words: 1, deeds: null, gap: null, basis: ['r'] },
    });
    expect(classOn(events, '2020-09-11', { dating: 'possible' })).toBeUndefined();
    expect(one(events, { dating: 'possible' })?.since).toBe('2020-09-12');
  });

  it('counts an act that spans days from its last day for certain, from its first possibly', () => {
    const events = told(record('r', { occurredOn: '2021-06-07/2021-06-08' }));
    expect(one(events)?.since).toBe('2021-06-08');
    expect(one(events, { dating: 'possible' })?.since).toBe('2021-06-07');
  });

  it('takes the day in force before the day of the act, and the act again once that is amended away', () => {
    const law = record('r', { kind: 'policy_action', inForceFrom: '2021-09-01' });
    expect(one(told(law))?.since).toBe('2021-09-01');
    expect(one(told(law, amend('r', { inForceFrom: null })))?.since).toBe('2020-01-01');
  });

  it('stops an ended record on its first possible end for certain, on its last possibly', () => {
    const events = told(record('r'), end('r', '2021-03'));
    expect(classOn(events, '2021-02-28')).toBe('supports');
    expect(classOn(events, '2021-03-01')).toBeUndefined();
    expect(classOn(events, '2021-03-30', { dating: 'possible' })).toBe('supports');
    expect(classOn(events, '2021-03-31', { dating: 'possible' })).toBeUndefined();
  });

  it('lets a later ending replace an earlier one, but not before it is known', () => {
    const events = told(record('r'), end('r', '2021-03-01'), end('r', '2022-03-01'));
    expect(classOn(events, '2021-06-01')).toBe('supports');
    expect(classOn(events, '2021-06-01', { knownAt: known + 2 })).toBeUndefined();
    expect(classOn(events, '2023-06-01', { knownAt: known + 1 })).toBe('supports');
  });
});

describe('latest@1', () => {
  it('breaks a tie of days by kind, whatever was recorded last', () => {
    const events = told(
      record('e', { kind: 'endorsement', ...bearing('opposes') }),
      record('p', { kind: 'policy_action' }),
      record('v', { kind: 'vote', ...bearing('leans_oppose') }),
      record('s', bearing('neutral')),
      record('c', { kind: 'conduct', ...bearing('mixed') }),
    );
    const row = one(events);
    expect(row).toMatchObject({ class: 'opposes', score: -1, n: 5 });
    expect(row?.basis).toEqual(['s', 'c', 'v', 'p', 'e']);
    expect(row).toMatchObject({ words: -1, deeds: 1, gap: -2 });
  });

  it('breaks a tie of kinds by the first event of the record, even after it was recorded anew', () => {
    const events = told(
      record('a'),
      record('b', bearing('opposes')),
      retract('a'),
      record('a', bearing('leans_support')),
    );
    expect(one(events)).toMatchObject({ class: 'opposes', basis: ['a', 'b'] });
  });

  it('prefers the later day to the stronger kind', () => {
    const late = record('s', { occurredOn: '2020-01-02', ...bearing('leans_oppose') });
    const events = told(late, record('e', { kind: 'endorsement' }));
    expect(one(events)).toMatchObject({ class: 'leans_oppose', basis: ['e', 's'] });
  });

  it('orders by the chosen dating', () => {
    const range = record('range', { occurredOn: '[2020-01-01..2020-12-31]' });
    const day = record('day', { occurredOn: '2020-06-01', ...bearing('opposes') });
    expect(one(told(range, day))?.class).toBe('supports');
    expect(one(told(range, day), { dating: 'possible' })?.class).toBe('opposes');
  });

  it('never counts staying away', () => {
    expect(positions(told(record('r', { kind: 'non_participation' })))).toEqual([]);
  });
});

describe('since', () => {
  const events = told(
    record('a'),
    record('b', { occurredOn: '2021-01-01', ...bearing('opposes') }),
    record('c', { occurredOn: '2022-01-01' }),
    record('d', { occurredOn: '2023-01-01' }),
  );
  it('starts at the last change of class, not at the last record', () => {
    expect(one(events, { asOf: '2020-06-01' })?.since).toBe('2020-01-01');
    expect(one(events, { asOf: '2021-12-31' })).toMatchObject({
      class: 'opposes',
      since: '2021-01-01',
    });
    expect(one(events)).toMatchObject({ class: 'supports', since: '2022-01-01', n: 4 });
  });

  it('starts anew after days of silence', () => {
    const again = record('b', { occurredOn: '2022-01-01' });
    const broken = told(record('a'), end('a', '2021-01-01'), again);
    expect(one(broken)).toMatchObject({ since: '2022-01-01', n: 1, basis: ['b'] });
    const touching = told(record('a'), end('a', '2022-01-01'), again);
    expect(one(touching)).toMatchObject({ since: '2020-01-01', n: 1, basis: ['b'] });
  });

  it('goes back to an older stance when the newer record ends', () => {
    const ended = told(
      record('a'),
      record('b', { occurredOn: '2021-01-01', ...bearing('opposes') }),
    );
    const row = one([...append(ended, 'RecordEnded', { record: 'b', endedOn: '2022-05-01' })]);
    expect(row).toMatchObject({ class: 'supports', since: '2022-05-01', basis: ['a'] });
  });
});

describe('filters', () => {
  it('admits under strict only what the party itself said and no inference', () => {
    const events = told(
      record('self', { attribution: 'self' }),
      record('inferred', { occurredOn: '2021-01-01', ...bearing('opposes', 'inferred') }),
      record('sponsor', { occurredOn: '2022-01-01', attribution: 'reported_by_sponsor' }),
      record('leak', { occurredOn: '2023-01-01', attribution: 'disclosed_by_leak' }),
      record('alleged', { occurredOn: '2024-01-01', attribution: 'alleged_by_others' }),
    );
    expect(one(events, { evidence: 'strict' })?.basis).toEqual(['self']);
    expect(one(events)?.basis).toEqual(['self', 'inferred', 'sponsor']);
    expect(one(events, { evidence: 'all' })).toMatchObject({ n: 5, since: '2022-01-01' });
  });

  it('shows words and deeds whatever the channel asked for', () => {
    const conduct = { kind: 'conduct', ...bearing('leans_oppose') };
    const events = told(record('said'), record('did', conduct));
    const gap = { words: 1, deeds: -0.5, gap: 1.5 };
    expect(one(events, { channel: 'words' })).toMatchObject({ score: 1, n: 1, ...gap });
    expect(one(events, { channel: 'deeds' })).toMatchObject({ score: -0.5, n: 1, ...gap });
  });

  it('asks for the latest verdict under review=confirmed', () => {
    const events = told(
      record('r'),
      review('r', 'confirmed', 'supports'),
      review('r', 'disputed', 'opposes'),
    );
    const confirmed = { review: 'confirmed' } as const;
    expect(one(events, { ...confirmed, knownAt: known + 1 })).toBeUndefined();
    expect(one(events, { ...confirmed, knownAt: known + 2 })?.class).toBe('supports');
    expect(one(events, confirmed)).toBeUndefined();
    expect(one(events)?.class).toBe('supports');
  });
});

describe('what was known', () => {
  it('lets an adjudication replace bearings until an amendment names them again', () => {
    const events = told(
      record('r'),
      review('r', 'adjudicated', 'opposes'),
      amend('r', { attribution: 'reported_by_sponsor' }),
      amend('r', bearing('leans_support')),
    );
    const classes = [1, 2, 3, 4].map((n) => one(events, { knownAt: known + n })?.class);
    expect(classes).toEqual(['supports', 'opposes', 'opposes', 'leans_support']);
    expect(one(events, { review: 'confirmed' })?.class).toBe('leans_support');
  });

  it('forgets nothing: a retracted record still stood before', () => {
    const anew = record('r', bearing('mixed'));
    const verdict = review('r', 'confirmed', 'supports');
    const events = told(record('r'), verdict, end('r', '2022-01-01'), retract('r'), anew);
    const at = (n: number) => one(events, { knownAt: known + n, asOf: '2021-01-01' })?.class;
    expect([0, 1, 2, 3, 4, 5].map(at)).toEqual([
      ...[undefined, 'supports', 'supports', 'supports', undefined, 'mixed'],
    ]);
    expect(one(events)?.class).toBe('mixed'); // neither ended any more …
    expect(one(events, { review: 'confirmed' })).toBeUndefined(); // … nor confirmed
  });

  it('moves a record to another party from the amendment on', () => {
    const events = told(record('r'), amend('r', { party: 'USA' }));
    expect(positions(events, { knownAt: known + 1 }).map((row) => row.party)).toEqual(['SYR']);
    expect(positions(events).map((row) => row.party)).toEqual(['USA']);
  });
});

describe('who exists', () => {
  it('gives a state positions only on its own days', () => {
    const events = told(record('r', { party: 'SUN', occurredOn: '1989-05-01' }));
    const soviet = (asOf: string) => one(events, { asOf }, 'SUN');
    expect(soviet('1991-12-25')).toMatchObject({ class: 'supports', since: '1989-05-01' });
    expect(soviet('1991-12-26')).toBeUndefined();
  });

  it('starts the run on the first day of a state that is younger than its evidence', () => {
    const events = told(record('r', { party: 'SSD', occurredOn: '2011-01-01' }));
    expect(one(events, { asOf: '2011-07-08' }, 'SSD')).toBeUndefined();
    expect(one(events, {}, 'SSD')?.since).toBe('2011-07-09');
  });

  it('knows a state by its spells, each corrected by listing it again', () => {
    const listed = (spell: Record<string, unknown>) =>
      ['StateListed', { code: 'SYR', ...spell }] as const;
    const first = append(told(record('r')), ...listed({ validTo: '2020-06-30' }));
    const events = append(first, ...listed({ validFrom: '2021-01-01' }));
    expect(classOn(events, '2020-06-30')).toBe('supports');
    expect(classOn(events, '2020-07-01')).toBeUndefined();
    expect(classOn(events, '2020-07-01', { knownAt: known + 1 })).toBe('supports');
    expect(one(events)?.since).toBe('2021-01-01');
    expect(one(first)).toBeUndefined();
  });

  it('asks a group for its founding, and knows no party that was never listed', () => {
    const events = told(
      record('u', { party: 'group:union', occurredOn: '1990-01-01' }),
      record('p', { party: 'group:pact', occurredOn: '1990-01-01' }),
      record('x', { party: 'PRK', occurredOn: '1990-01-01' }),
    );
    expect(positions(events, { asOf: '1992-01-01' }).map((row) => row.party)).toEqual([
      'group:pact',
    ]);
    expect(one(events, {}, 'group:union')?.since).toBe('1993-11-01');
  });
});

describe('groups=members', () => {
  const members = { groups: 'members' } as const;
  const holders = (events: readonly LogEvent[], query: Partial<Query> = {}) =>
    positions(events, { ...members, ...query }).map((row) => row.party);

  it('gives a record to those that it covers and to nobody else', () => {
    const events = told(
      record('g', { party: 'group:union', covers: ['GBR', 'KHM', 'group:pact'] }),
    );
    expect(holders(events)).toEqual(['GBR', 'KHM', 'group:pact', 'group:union']);
    expect(holders(events, { groups: 'direct' })).toEqual(['group:union']);
  });

  it('without covers, gives it to the members on its first day, for good', () => {
    const before = told(record('g', { party: 'group:union', occurredOn: '2020-01-31' }));
    expect(holders(before)).toEqual(['FRA', 'GBR', 'group:union']);
    const after = told(record('g', { party: 'group:union', occurredOn: '2020-02-01' }));
    expect(holders(after)).toEqual(['FRA', 'group:union']);
  });

  it('lets the dating choose that day', () => {
    const events = told(
      record('g', { party: 'group:union', occurredOn: '[2020-01-15..2020-02-15]' }),
    );
    expect(holders(events)).toEqual(['FRA', 'group:union']);
    expect(holders(events, { dating: 'possible' })).toEqual(['FRA', 'GBR', 'group:union']);
  });

  it('reads open ends: unknown start is open, unknown end never counts, a state has its own days', () => {
    const at = (occurredOn: string, asOf: string) =>
      holders(told(record('g', { party: 'group:pact', occurredOn })), { asOf });
    expect(at('1990-01-01', '1990-01-01')).toEqual(['SUN', 'group:pact']);
    expect(at('1992-01-01', '1992-01-01')).toEqual(['group:pact']);
    expect(at('1999-04-01', '1999-04-01')).toEqual(['KHM', 'group:pact']);
  });

  it('counts no member before its state began', () => {
    const at = (occurredOn: string) =>
      holders(
        append(
          told(record('g', { party: 'group:union', occurredOn })),
          ...(['MembershipStarted', { group: 'union', party: 'SSD', from: '..' }] as const),
        ),
      );
    expect(at('2010-01-01')).not.toContain('SSD');
    expect(at('2012-01-01')).toContain('SSD');
  });

  it('closes the latest open spell only', () => {
    const spell = { group: 'pact', party: 'KHM' };
    const again = append(smallWorld, 'MembershipStarted', { ...spell, from: '2010-01-01' });
    const closed = append(again, 'MembershipEnded', { ...spell, to: '2005-01-01' });
    const act = { party: 'group:pact', occurredOn: '2007-01-01' };
    expect(holders(apply([record('g', act)], closed))).toContain('KHM'); // by the spell of 1999
    const twice = append(closed, 'MembershipEnded', { ...spell, to: '2006-01-01' });
    expect(holders(apply([record('g', act)], twice))).not.toContain('KHM');
  });

  it('uses the membership that was known', () => {
    const events = append(
      told(record('g', { party: 'group:union' })),
      ...(['MembershipStarted', { group: 'union', party: 'SYR', from: '2019-01-01' }] as const),
    );
    expect(holders(events)).toContain('SYR');
    expect(holders(events, { knownAt: known + 1 })).not.toContain('SYR');
  });
});

describe('weighted@1', () => {
  const weighted = { method: 'weighted@1' } as const;

  it('weighs kind and coverage', () => {
    // endorsement wholesale 1.0 x 0.7 for; conduct inferred 0.6 x 0.5 against: (0.7 - 0.3) / 1.0
    const conduct = { kind: 'conduct', ...bearing('opposes', 'inferred') };
    const events = told(
      record('e', { kind: 'endorsement', ...bearing('supports', 'wholesale') }),
      record('c', conduct),
    );
    const row = one(events, weighted);
    expect(row?.class).toBe('leans_support');
    expect(row?.score).toBeCloseTo(0.4, 12);
    expect(row).toMatchObject({ n: 2, basis: ['c', 'e'], words: 1, deeds: -1, gap: 2 });
  });

  it('lets statements age in steps of 365 days and says on which day a class changed', () => {
    // statement 0.5 for, conduct 0.6 x 0.5 = 0.3 against, both of 2021-01-01.
    // day 0: 0.2 / 0.8 = 0.25 leans_support; day 365: (0.35355 - 0.3) / 0.65355 = 0.082 mixed;
    // day 1460 = step 4: (0.125 - 0.3) / 0.425 = -0.41 leans_oppose; step 3 gives -0.26, step 2 gives -0.09.
    const occurredOn = '2021-01-01';
    const against = { kind: 'conduct', occurredOn, ...bearing('opposes', 'inferred') };
    const events = told(record('s', { occurredOn }), record('c', against));
    const at = (asOf: string) => one(events, { ...weighted, asOf });
    expect(at('2021-12-31')).toMatchObject({ class: 'leans_support', since: '2021-01-01' });
    expect(at('2022-01-01')).toMatchObject({ class: 'mixed', since: '2022-01-01' });
    expect(at('2022-01-01')?.score).toBeCloseTo(0.08193, 4);
    expect(at('2023-12-31')).toMatchObject({ class: 'mixed', since: '2022-01-01' });
    expect(at('2024-01-01')?.class).toBe('leans_oppose'); // 1095 days: step 3
    expect(at('2024-12-31')).toMatchObject({ class: 'leans_oppose', since: '2024-01-01' });
  });

  it('falls to insufficient below a weight of a quarter, keeps the score, and knows no words', () => {
    // statement 0.5: a quarter after two steps (730 days), 0.177 after three (1095 days).
    const events = told(record('s', { occurredOn: '2021-01-01' }));
    expect(one(events, { ...weighted, asOf: '2023-12-31' })?.class).toBe('supports');
    expect(one(events, { ...weighted, asOf: '2024-01-01' })).toMatchObject({
      ...{ class: 'insufficient', score: 1, since: '2024-01-01', n: 1, words: null, gap: null },
    });
  });

  it('lets votes age too, from a weight of 0.8', () => {
    // vote for, conduct named (0.6) against: 0.2 / 1.4, and after a step (0.565685 - 0.6) / 1.165685.
    const against = record('c', { kind: 'conduct', ...bearing('opposes') });
    const events = told(record('v', { kind: 'vote' }), against);
    const at = (asOf: string) => one(events, { ...weighted, asOf })?.score;
    expect(at('2020-12-30')).toBeCloseTo(0.142857, 6);
    expect(at('2020-12-31')).toBeCloseTo(-0.029437, 6); // 2020 had 366 days
  });

  it.each([
    ['supports', 'leans_support', 0.75, 'supports'],
    ['opposes', 'leans_oppose', -0.75, 'opposes'],
    ['supports', 'leans_oppose', 0.25, 'leans_support'],
    ['opposes', 'leans_support', -0.25, 'leans_oppose'],
    ['leans_support', 'leans_oppose', 0, 'mixed'],
  ])('%s and %s of equal weight make %d: %s', (first, second, score, name) => {
    const law = record('p', { kind: 'policy_action', ...bearing(second) });
    const events = told(record('e', { kind: 'endorsement', ...bearing(first) }), law);
    expect(one(events, weighted)).toMatchObject({ score, class: name });
  });

  it('takes three quarters and nothing for what they are, whatever the last bits', () => {
    // (0.7 + 0.35) / 1.4 and 1 - 0.7 - 0.3, neither of which a sum of doubles gives.
    const endorsed = (id: string, stance: string, coverage = 'named') =>
      record(id, { kind: 'endorsement', ...bearing(stance, coverage) });
    const most = told(
      endorsed('a', 'supports', 'wholesale'),
      endorsed('b', 'leans_support', 'wholesale'),
    );
    expect(one(most, weighted)).toMatchObject({ class: 'supports', score: 0.75 });
    const none = told(
      record('c', { kind: 'conduct', occurredOn: '2020-03-01', ...bearing('leans_oppose') }),
      endorsed('a', 'supports'),
      record('b', {
        ...{ kind: 'endorsement', occurredOn: '2020-02-01' },
        ...bearing('opposes', 'wholesale'),
      }),
    );
    expect(one(none, weighted)).toMatchObject({ class: 'mixed', score: 0 });
  });

  it('does not let endorsements, policies or conduct age', () => {
    const events = told(record('p', { kind: 'policy_action', occurredOn: '1990-01-01' }));
    expect(one(events, weighted)).toMatchObject({ class: 'supports', since: '1990-01-01' });
  });

  it('tells mixed, evidence of both signs, from neutral, none of either', () => {
    const young = { ...weighted, asOf: '2020-12-30' }; // 364 days: no step yet
    const both = told(record('a'), record('b', bearing('opposes')));
    expect(one(both, young)).toMatchObject({ class: 'mixed', score: 0 });
    // 1.0 x 0 and 0.5 x 0.5 over 1.5: a sixth, of one sign only
    const faint = record('e', { kind: 'endorsement', ...bearing('mixed') });
    expect(one(told(faint, record('s', bearing('leans_support'))), young)?.class).toBe('neutral');
    const neither = told(record('a', bearing('neutral')), record('b', bearing('mixed')));
    expect(one(neither, young)).toMatchObject({ class: 'neutral', score: 0 });
    expect(one(neither)).toMatchObject({ class: 'mixed', score: 0 }); // latest@1 keeps the stance
  });
});

describe('the rows of positions', () => {
  const events = told(
    record('a', { party: 'USA', bearings: [{ on: 'gids', stance: 'supports' }] }),
    record('b', {
      party: 'CHN',
      bearings: [
        { on: 'gids/3', stance: 'supports' },
        { on: 'gids/2', stance: 'opposes' },
        { on: 'whole', stance: 'opposes' },
      ],
    }),
    record('c', { party: 'group:union', bearings: [{ on: 'gids/2', stance: 'supports' }] }),
  );
  const names = (query: Partial<Query>) =>
    positions(events, query).map(({ on, party }) => `${on} ${party}`);

  it('come by subject, the whole framework first, then by party; a whole is not its principles', () => {
    expect(names({})).toEqual(['gids USA', 'gids/2 CHN', 'gids/2 group:union', 'gids/3 CHN']);
    expect(names({ principles: [2] })).toEqual(['gids/2 CHN', 'gids/2 group:union']);
    expect(names({ countries: ['USA'] })).toEqual(['gids USA']);
    expect(names({ group: 'union' })).toEqual([]);
  });

  it('show the silent members of the UN when asked', () => {
    const rows = positions(events, { silent: true, principles: [2] });
    expect(rows.map((row) => row.party)).toEqual([
      ...['CHN', 'FRA', 'GBR', 'KHM', 'RUS', 'SSD', 'SYR', 'USA', 'group:union'],
    ]);
    expect(rows[1]).toEqual({
      ...{ party: 'FRA', on: 'gids/2', class: 'silent', score: null, since: null, n: 0 },
      ...{ words: null, deeds: null, gap: null, basis: [] },
    });
  });

  it('ask for the members of a day', () => {
    const asked = { silent: true, principles: [1], group: 'union' };
    expect(names({ ...asked, asOf: '2020-01-31' })).toEqual(['gids/1 FRA', 'gids/1 GBR']);
    expect(names(asked)).toEqual(['gids/1 FRA']);
    expect(names({ ...asked, membership: 'fixed:2020-01-31' })).toEqual([
      ...['gids/1 FRA', 'gids/1 GBR'],
    ]);
  });
});

describe('the timeline', () => {
  const timeline = (events: readonly LogEvent[], query: Partial<TimelineQuery> = {}) =>
    naiveTimeline(events, 'gids', {
      ...plain,
      ...{ interval: 'year', from: '2020-01-01', to: '2024-12-31', roster: 'un', principles: [1] },
      ...query,
    });
  const events = told(
    record('a', { party: 'CHN' }),
    record('b', { party: 'USA', occurredOn: '2021-05-01', ...bearing('leans_oppose') }),
    record('c', { party: 'XKX' }),
    record('d', { party: 'SYR' }),
    end('d', '2020-06-01'),
    record('e', { party: 'group:union' }),
    record('f', { party: 'FRA', kind: 'vote', occurredOn: '2021-05-01', ...bearing('neutral') }),
  );

  it('counts the roster of the day by class, with the silent, and lists who is outside', () => {
    // UN: CHN FRA GBR KHM RUS SSD SYR USA. SYR's record ended in June 2020.
    expect(timeline(events, { to: '2021-12-31' })).toEqual([
      {
        ...{ on: 'gids/1', date: '2020-12-31', supports: 1, leansSupport: 0, mixed: 0, neutral: 0 },
        ...{ leansOppose: 0, opposes: 0, insufficient: 0, silent: 7, roster: 8 },
        ...{ meanScore: 1, supportShare: 1 / 8, coverage: 1 / 8, outside: ['XKX', 'group:union'] },
      },
      {
        ...{ on: 'gids/1', date: '2021-12-31', supports: 1, leansSupport: 0, mixed: 0, neutral: 1 },
        ...{ leansOppose: 1, opposes: 0, insufficient: 0, silent: 5, roster: 8 },
        ...{ meanScore: 0.5 / 3, supportShare: 1 / 8, coverage: 3 / 8 },
        outside: ['XKX', 'group:union'],
      },
    ]);
  });

  it('has other rosters: every state, or whoever had evidence by then', () => {
    const last = (roster: TimelineQuery['roster']) => timeline(events, { roster }).at(-1)!;
    expect(last('states')).toMatchObject({ roster: 9, silent: 5, supports: 2 });
    expect(last('states').outside).toEqual(['group:union']);
    // CHN FRA SYR (ended, but observed) USA XKX group:union
    expect(last('observed')).toMatchObject({ roster: 6, silent: 1, supports: 3, outside: [] });
    expect(timeline(events, { roster: 'observed' })[0]).toMatchObject({ roster: 4, silent: 1 });
  });

  it('observes a party from the day of its first evidence', () => {
    const days = { interval: 'day', from: '2021-04-30', to: '2021-05-01' } as const;
    const rows = timeline(events, { ...days, roster: 'observed' });
    expect(rows.map((row) => row.roster)).toEqual([4, 6]); // USA and FRA join
  });

  it('takes the roster of the day: the Soviet Union leaves it, Russia enters', () => {
    const soviet = told(record('r', { party: 'SUN', occurredOn: '1989-05-01' }));
    const days = { interval: 'day', from: '1991-12-23', to: '1991-12-26' } as const;
    // UN then, without RUS and SSD: SUN CHN SYR USA FRA GBR KHM. RUS takes the seat on the 24th.
    const rows = timeline(soviet, days);
    expect(rows.map((row) => row.roster)).toEqual([7, 7, 7, 7]);
    expect(rows.map((row) => row.supports)).toEqual([1, 0, 0, 0]);
    expect(rows.map((row) => row.outside)).toEqual([[], ['SUN'], ['SUN'], []]);
  });

  it('leaves insufficient positions out of the mean and the share, not out of coverage', () => {
    const old = record('s', { party: 'CHN', occurredOn: '2021-01-01' });
    const law = record('p', { party: 'USA', kind: 'policy_action', ...bearing('opposes') });
    const rows = timeline(told(old, law), { method: 'weighted@1' });
    expect(rows.at(-1)).toMatchObject({
      ...{ supports: 0, opposes: 1, insufficient: 1, silent: 6, meanScore: -1 },
      ...{ supportShare: 0, coverage: 2 / 8 },
    });
    expect(rows.at(-2)).toMatchObject({ supports: 1, insufficient: 0, meanScore: 0 });
  });

  it('has no share of an empty roster and no mean of silence', () => {
    const nobody = { countries: ['PRK'], to: '2020-12-31' };
    expect(timeline(events, nobody)[0]).toMatchObject({
      ...{ roster: 0, silent: 0, meanScore: null, supportShare: null, coverage: null },
    });
    const quiet = { countries: ['KHM'], to: '2020-12-31' };
    expect(timeline(events, quiet)[0]).toMatchObject({
      ...{ roster: 1, silent: 1, meanScore: null, supportShare: 0, coverage: 0 },
    });
  });

  it('takes the members of each day, or those of a fixed day', () => {
    const group = { group: 'union', from: '2019-06-01', to: '2020-12-31' };
    expect(timeline(events, group).map((row) => row.roster)).toEqual([2, 1]);
    const fixed = { ...group, membership: 'fixed:2019-06-01' };
    expect(timeline(events, fixed).map((row) => row.roster)).toEqual([2, 2]);
  });

  it.each([
    ['week', '2021-01-01', '2021-01-12', ['2021-01-03', '2021-01-10', '2021-01-12']],
    ['week', '2020-12-28', '2021-01-03', ['2021-01-03']],
    ['month', '2024-01-31', '2024-03-15', ['2024-01-31', '2024-02-29', '2024-03-15']],
    ['quarter', '2021-02-15', '2021-07-01', ['2021-03-31', '2021-06-30', '2021-07-01']],
    ['year', '2023-07-01', '2030-01-01', ['2023-12-31', '2024-12-31']],
    ['quarter', '2024-11-01', '2025-06-30', ['2024-12-31']],
    ['day', '2025-01-01', '2025-01-02', []],
  ] as const)('by %s from %s to %s as of 2024-12-31', (interval, from, to, dates) => {
    const rows = timeline(events, { interval, from, to });
    expect(rows.map((row) => row.date)).toEqual(dates);
  });

  it('ends the running interval on the day asked for', () => {
    const rows = timeline(events, { from: '2021-01-01', asOf: '2021-04-30' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ date: '2021-04-30', leansOppose: 0 });
  });
});

describe('random histories', () => {
  const asked = randomCommands(smallWorld).chain((commands) => {
    const events = apply(commands, smallWorld);
    return fc.record({
      commands: fc.constant(commands),
      events: fc.constant(events),
      question: randomQueries(smallWorld, events.length),
    });
  });

  it('are mostly taken, reach every kind of event, and leave something to ask about', () => {
    const samples = fc.sample(asked, { numRuns: 300, seed: 7 });
    const types = new Set(samples.flatMap(({ events }) => events.map(({ type }) => type)));
    expect(types.size).toBe(5 + 6 + 4); // reference, records, lifecycle
    const commands = samples.reduce((sum, sample) => sum + sample.commands.length, 0);
    const events = samples.reduce((sum, sample) => sum + sample.events.length - known, 0);
    expect(events / commands).toBeGreaterThan(0.95);
    const answered = samples.filter(
      ({ events, question }) =>
        naivePositions(events, question.framework, { ...question.query, knownAt: events.length })
          .length > 0,
    );
    expect(answered.length).toBeGreaterThan(60);
  });

  it('are logs: sequences and versions without gaps', () => {
    fc.assert(
      fc.property(asked, ({ events }) => {
        const versions = new Map<string, number>();
        for (const [index, { sequence, stream, version }] of events.entries()) {
          expect(sequence).toBe(index + 1);
          expect(version).toBe((versions.get(stream) ?? 0) + 1);
          versions.set(stream, version);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('answer for a known time whatever is learnt later', () => {
    fc.assert(
      fc.property(asked, ({ events, question: { framework, query } }) => {
        const then = events.filter(({ sequence }) => sequence <= query.knownAt);
        expect(naivePositions(events, framework, query)).toEqual(
          naivePositions(then, framework, query),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('agree with themselves: a class holds on the day of `since` and not on the day before', () => {
    fc.assert(
      fc.property(asked, ({ events, question: { framework, query } }) => {
        const { group: _, ...open } = query;
        for (const row of naivePositions(events, framework, { ...open, silent: false })) {
          const same = (asOf: string) =>
            naivePositions(events, framework, { ...open, asOf })
              .filter(({ party, on }) => party === row.party && on === row.on)
              .map((other) => other.class)
              .includes(row.class);
          expect(same(row.since!)).toBe(true);
          expect(same(isoDay(bounds(row.since!).first - 1))).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('count every member of the roster once, and sum up the positions of the day', () => {
    fc.assert(
      fc.property(asked, ({ events, question: { framework, query } }) => {
        for (const row of naiveTimeline(events, framework, query)) {
          const { supports, leansSupport, mixed, neutral, leansOppose, opposes } = row;
          const told = supports + leansSupport + mixed + neutral + leansOppose + opposes;
          expect(told + row.insufficient + row.silent).toBe(row.roster);
          const { group: _, countries: __, ...open } = query;
          const all = naivePositions(events, framework, { ...open, asOf: row.date, silent: false });
          const here = all.filter(({ on }) => on === row.on);
          expect(here.length).toBe(row.roster - row.silent + row.outside.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

it('reads events in any order and without their defaults', () => {
  const events = told(record('a'), amend('a', bearing('opposes')));
  expect(positions([...events].reverse())).toEqual(positions(events));
  expect(positions(logOf())).toEqual([]);
});

describe('causes of revisions', () => {
  const causes = (
    events: readonly LogEvent[],
    party: string,
    more: Partial<Query & { since: number }> = {},
  ) => {
    const query = { ...plain, groups: 'members', since: known, knownAt: events.length } as const;
    const asked = { party, on: 'gids/1', query: { ...query, ...more } };
    return naiveCauses(worldsOf(events), asked).map((sequence) => sequence - known);
  };

  it('are amendments of whom a group spoke for, where that made a difference', () => {
    const spoken = record('r', { party: 'group:union' });
    const events = told(spoken, amend('r', { covers: ['USA'] }), amend('r', { covers: [] }));
    expect(causes(events, 'USA', { since: known + 1, knownAt: known + 2 })).toEqual([2]);
    expect(causes(events, 'USA', { since: known + 2 })).toEqual([3]);
    expect(causes(events, 'FRA', { knownAt: known + 2 })).toEqual([]);
    expect(causes(events, 'FRA')).toEqual([1, 2, 3]);
  });

  it('are not what was said of a record while it was another party’s', () => {
    const events = told(record('r', { party: 'FRA' }), amend('r', { party: 'USA' }));
    expect(causes(events, 'USA')).toEqual([2]);
    const moved = told(
      record('r', { party: 'group:pact' }),
      amend('r', { occurredOn: '2021-01-01' }),
      amend('r', { party: 'group:union' }),
      amend('r', { party: 'FRA' }),
    );
    expect(causes(moved, 'FRA')).toEqual([3, 4]);
  });

  it('are memberships that brought evidence with a weight', () => {
    const spoken = told(record('r', { party: 'group:union' }));
    const joined = { group: 'union', party: 'SYR', from: '2015-01-01' };
    const since = known + 1;
    const member = append(spoken, 'MembershipStarted', joined);
    expect(causes(member, 'SYR', { since })).toEqual([2]);
    const act = record('own', { occurredOn: '2021-01-01', ...bearing('opposes') });
    const acting = apply([act], member);
    expect(causes(acting, 'SYR', { since })).toEqual([3]);
    expect(causes(acting, 'SYR', { since, method: 'weighted@1' })).toEqual([2, 3]);
  });
});
