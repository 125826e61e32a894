import fc from 'fast-check';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { agreedPairs } from '../../src/dashboard/fold/agreement.js';
import { crossings, curveSteps, supportBand } from '../../src/dashboard/fold/curve.js';
import { dayByKey } from '../../src/dashboard/fold/day-by-key.js';
import { differences } from '../../src/dashboard/fold/differences.js';
import { Directory } from '../../src/dashboard/fold/directory.js';
import { findParty } from '../../src/dashboard/fold/find-party.js';
import { matrixRows } from '../../src/dashboard/fold/matrix-rows.js';
import { rangeOf } from '../../src/dashboard/fold/range.js';
import { outside, partiesByClass, tally } from '../../src/dashboard/fold/tally.js';
import { CLASSES } from '../../src/dashboard/words/classes.js';
import { change, SMALL_WORLD, segments, state } from './given.js';

const day = dayOf;

describe('positions folded from changes', () => {
  const folded = segments(
    change('2021-05-01', 'FRA', 'opposes'),
    change('2020-01-10', 'FRA', 'supports'),
    change('2022-01-01', 'FRA', 'silent'),
    change('2020-06-01', 'CZE', 'mixed', 'gids/2'),
  );

  it('hold from the day of the change until the day before the next', () => {
    const held = (iso: string) => folded.at('FRA', 'gids/1', day(iso));
    expect(held('2020-01-09')).toEqual({ class: 'silent', score: null, since: null });
    expect(held('2020-01-10')).toEqual({ class: 'supports', score: 1, since: day('2020-01-10') });
    expect(held('2021-04-30').class).toBe('supports');
    expect(held('2021-05-01').class).toBe('opposes');
    expect(held('2022-01-01')).toMatchObject({ class: 'silent', score: null });
    expect(folded.at('FRA', 'gids/2', day('2021-01-01')).class).toBe('silent');
    expect(folded.at('DEU', 'gids/1', day('2021-01-01')).class).toBe('silent');
  });

  it('know their days and parties by subject', () => {
    expect(folded.days('gids/1').map(isoOf)).toEqual(['2020-01-10', '2021-05-01', '2022-01-01']);
    expect(folded.parties('gids/2')).toEqual(['CZE']);
    expect(folded.days('gids/9')).toEqual([]);
  });

  it('say on every day what a search through all changes says', () => {
    const some = fc.record({
      date: fc.integer({ min: 18_000, max: 18_040 }).map(isoOf),
      held: fc.constantFrom(...CLASSES),
    });
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ date }) => date }), (changes) => {
        const rows = changes.map(({ date, held }) => change(date, 'FRA', held));
        const all = segments(...rows);
        for (let at = 17_999; at <= 18_041; at++) {
          const last = changes
            .filter(({ date }) => day(date) <= at)
            .toSorted((a, b) => day(b.date) - day(a.date))[0];
          expect(all.at('FRA', 'gids/1', at).class).toBe(last?.held ?? 'silent');
        }
      }),
    );
  });
});

describe('who is counted', () => {
  it('are the members of the day, under the names of the day', () => {
    expect(SMALL_WORLD.membersOn(day('1992-12-31'))).toEqual(['FRA', 'CIV', 'CSK']);
    expect(SMALL_WORLD.membersOn(day('1993-01-01'))).toEqual(['FRA', 'CIV', 'CZE', 'SVK']);
    expect(SMALL_WORLD.nameOf('CSK', day('2020-01-01'))).toBe('Czechoslovakia');
    expect(SMALL_WORLD.nameOf('group:eu', 0)).toBe('European Union');
    expect(SMALL_WORLD.nameOf('ZZZ', 0)).toBe('ZZZ');
  });

  const folded = segments(
    change('2020-01-10', 'FRA', 'supports'),
    change('2020-02-10', 'XKX', 'opposes'),
    change('2020-02-10', 'group:eu', 'neutral'),
  );
  const on = 'gids/1';
  const at = day('2021-01-01');

  it('and nobody else, who is listed beside', () => {
    const counts = tally(folded, on, SMALL_WORLD.membersOn(at), at);
    expect(counts).toMatchObject({ supports: 1, opposes: 0, neutral: 0, silent: 3 });
    expect(partiesByClass(folded, on, SMALL_WORLD, at).get('supports')).toEqual(['FRA']);
    expect(outside(folded, on, SMALL_WORLD, at)).toEqual(['group:eu', 'XKX']);
    expect(outside(folded, on, SMALL_WORLD, day('2020-01-31'))).toEqual([]);
  });
});

describe('the curve', () => {
  const certain = segments(
    change('2020-03-01', 'FRA', 'leans_support'),
    change('2020-09-01', 'CIV', 'supports'),
    change('2021-01-01', 'FRA', 'opposes'),
    change('2020-05-01', 'XKX', 'supports'),
  );
  const possible = segments(change('2020-01-01', 'FRA', 'supports'));
  const range = [day('2019-06-01'), day('2021-06-01')] as const;
  const steps = curveSteps(certain, 'gids/1', SMALL_WORLD, range);

  it('has a step at both ends and wherever something moves, and counts members alone', () => {
    expect(steps.map((step) => `${isoOf(step.day)} ${step.supporters}`)).toEqual([
      '2019-06-01 0',
      '2020-03-01 1',
      '2020-05-01 1',
      '2020-09-01 2',
      '2021-01-01 1',
      '2021-06-01 1',
    ]);
    for (const { counts, roster } of steps) {
      expect(CLASSES.reduce((sum, each) => sum + counts[each], 0)).toBe(roster);
    }
  });

  it('steps where the roster changes too', () => {
    const old = curveSteps(certain, 'gids/1', SMALL_WORLD, [day('1990-01-01'), day('1995-01-01')]);
    expect(old.map(({ roster }) => roster)).toEqual([3, 4, 4]);
  });

  it('lies in the band of both readings of uncertain dates', () => {
    const band = supportBand(steps, curveSteps(possible, 'gids/1', SMALL_WORLD, range));
    const on = (iso: string) => band.findLast((each) => each.day <= day(iso));
    expect(on('2020-02-01')).toMatchObject({ low: 0, high: 1 });
    expect(on('2020-12-01')).toMatchObject({ low: 1, high: 2 });
  });

  it('is crossed in both directions, by members', () => {
    const crossed = crossings(certain, 'gids/1', SMALL_WORLD, range);
    expect(crossed.map((each) => `${isoOf(each.day)} ${each.party} ${each.joins}`)).toEqual([
      '2020-03-01 FRA true',
      '2020-09-01 CIV true',
      '2021-01-01 FRA false',
    ]);
  });
});

describe('a key pressed on the curve', () => {
  const certain = segments(change('2020-03-01', 'FRA', 'supports'));
  const range = [day('2019-06-01'), day('2021-06-01')] as const;
  const steps = curveSteps(certain, 'gids/1', SMALL_WORLD, range);
  const from = (iso: string, key: string) => {
    const to = dayByKey(key, steps, day(iso));
    return to === undefined ? undefined : isoOf(to);
  };

  it('moves from change to change, by a year, or to an end', () => {
    expect(from('2020-08-01', 'ArrowLeft')).toBe('2020-03-01');
    expect(from('2020-08-01', 'ArrowRight')).toBe('2021-06-01');
    expect(from('2020-08-01', 'PageDown')).toBe('2019-08-01');
    expect(from('2020-02-29', 'PageUp')).toBe('2021-03-01');
    expect(from('2020-08-01', 'Home')).toBe('2019-06-01');
    expect(from('2020-08-01', 'End')).toBe('2021-06-01');
    expect(from('2020-08-01', 'Enter')).toBeUndefined();
  });
});

describe('support that is averaged', () => {
  const on = 'gids/1';
  const scored = (date: string, party: string, after: 'mixed' | 'insufficient', score: number) => ({
    ...change(date, party, after),
    scoreAfter: score,
  });
  const folded = segments(
    scored('2020-03-01', 'FRA', 'mixed', 0.2),
    scored('2020-04-01', 'CIV', 'insufficient', 0.9),
    change('2020-09-01', 'CZE', 'supports'),
  );
  const range = [day('2020-01-01'), day('2021-06-01')] as const;
  const steps = curveSteps(folded, on, SMALL_WORLD, range);
  const told = (given: typeof folded) =>
    crossings(given, on, SMALL_WORLD, range).map(
      (each) => `${isoOf(each.day)} ${each.party} ${each.joins}`,
    );

  it('is a score above zero whatever the class, but never too little evidence', () => {
    expect(steps.map((step) => step.supporters)).toEqual([0, 1, 1, 2, 2]);
    expect(told(folded)).toEqual(['2020-03-01 FRA true', '2020-09-01 CZE true']);
  });
});

describe('agreement', () => {
  it('rests on as many principles as each metric says for itself', () => {
    const told = (metric: string, value: number | null, n: number) => ({
      ...{ a: 'CHN', b: 'USA' },
      ...{ metric, value, n },
    });
    const rows = [told('exact@1', 0.1, 7), told('kappa@1', 0, 7), told('yes-no@1', 0.5, 2)];
    const [pair, ...others] = agreedPairs(rows, ['exact@1', 'yes-no@1', 'half@1']);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ a: 'CHN', b: 'USA' });
    expect(pair!.agreed.map((row) => row?.n)).toEqual([7, 2, undefined]);
  });
});

describe('the range of a picture', () => {
  const gids = { announcedOn: '2020-09-08' };
  const days = [day('2014-03-27'), day('2020-09-08')];
  const told = (ends: Partial<Parameters<typeof rangeOf>[1]>) =>
    rangeOf(gids, { days, pinned: null, today: day('2026-11-28'), ...ends }).map(isoOf);

  it('runs to today, from the announcement or what came before it', () => {
    expect(told({})).toEqual(['2014-03-27', '2026-11-28']);
    expect(told({ days: [] })).toEqual(['2020-01-01', '2026-11-28']);
  });

  it('is the same on every day once the address names one', () => {
    const pinned = day('2024-01-01');
    for (const today of ['2024-01-01', '2026-11-28', '2031-05-05']) {
      expect(told({ pinned, today: day(today) })).toEqual(['2014-03-27', '2024-01-01']);
    }
    expect(told({ pinned: day('2010-01-01') })).toEqual(['2010-01-01', '2014-03-27']);
  });

  it('does not shrink under a reader who goes back in it', () => {
    const reached = day('2026-11-28');
    const pinned = day('2021-01-01');
    expect(told({ pinned, reached })).toEqual(['2014-03-27', '2026-11-28']);
  });
});

describe('hindsight', () => {
  it('lists who looks different, and only them', () => {
    const before = segments(change('2020-01-01', 'FRA', 'supports'));
    const now = segments(
      change('2020-01-01', 'FRA', 'supports'),
      change('2020-01-01', 'CIV', 'opposes'),
    );
    const found = differences(before, now, 'gids/1', ['FRA', 'CIV', 'CZE'], day('2020-06-01'));
    expect(found).toEqual([{ party: 'CIV', before: 'silent', after: 'opposes' }]);
    expect(differences(before, now, 'gids/1', ['CIV'], day('2019-06-01'))).toEqual([]);
  });
});

describe('the party that a text means', () => {
  const world = new Directory(
    [
      state('IND', 'India', { alpha2: 'IN' }),
      state('IDN', 'Indonesia', { alpha2: 'ID' }),
      state('CIV', 'Côte d’Ivoire', { alpha2: 'CI', aliases: ['Ivory Coast'] }),
      state('VDR', 'North Vietnam', { validTo: '1976-07-01', aliases: ['Vietnam'] }),
      state('VNM', 'Viet Nam', { alpha2: 'VN', aliases: ['Vietnam'] }),
      state('PRK', 'North Korea', { aliases: ['Korea'] }),
      state('KOR', 'South Korea', { aliases: ['Korea'] }),
    ],
    [{ id: 'asean', name: 'Association of Southeast Asian Nations', members: 10 }],
  );
  const at = day('2021-01-01');

  it.each([
    ['ind', 'IND'],
    ['Indonesia', 'IDN'],
    [' cote D’IVOIRE ', 'CIV'],
    ['ivory coast', 'CIV'],
    ['vietnam', 'VNM'],
    ['vn', 'VNM'],
    ['asean', 'group:asean'],
    ['group:ASEAN', 'group:asean'],
  ])('is found for %j', (text, party) => expect(findParty(world, text, at)).toBe(party));

  it.each(['', ' ', '—', 'Indo', 'Korea'])('is not guessed for %j', (text) =>
    expect(findParty(world, text, at)).toBeUndefined(),
  );
});

describe('the rows of the matrix', () => {
  const folded = segments(
    change('2020-01-01', 'SVK', 'opposes'),
    change('2020-01-01', 'CZE', 'supports'),
    change('2020-01-01', 'group:eu', 'mixed'),
  );
  const rows = (patch: Partial<Parameters<typeof matrixRows>[0]> = {}) =>
    matrixRows({
      segments: folded,
      directory: SMALL_WORLD,
      day: day('2021-01-01'),
      subjects: ['gids/1', 'gids/2'],
      members: undefined,
      region: '',
      filter: '',
      sort: '',
      ...patch,
    }).map(({ party }) => party);

  it('are by name, and hold members and whoever has a position', () => {
    expect(rows()).toEqual(['CIV', 'CZE', 'group:eu', 'FRA', 'SVK']);
    expect(rows({ sort: '-name' })).toEqual(['SVK', 'FRA', 'group:eu', 'CZE', 'CIV']);
  });

  it('can be by class, support first and silence last', () => {
    expect(rows({ sort: 'gids/1' })).toEqual(['CZE', 'group:eu', 'SVK', 'CIV', 'FRA']);
    expect(rows({ sort: '-gids/1' })).toEqual(['CIV', 'FRA', 'SVK', 'group:eu', 'CZE']);
    expect(rows({ sort: 'nonsense' })).toEqual(rows());
  });

  it('can be fewer, without minding accents', () => {
    expect(rows({ filter: 'COTE' })).toEqual(['CIV']);
    expect(rows({ filter: 'svk' })).toEqual(['SVK']);
    expect(rows({ filter: 'd’ivoire' })).toEqual(['CIV']);
    expect(rows({ region: 'Africa' })).toEqual(['CIV']);
    expect(rows({ members: new Set(['FRA', 'group:eu']) })).toEqual(['group:eu', 'FRA']);
  });

  it('are found by other names, two letters and identifiers, exactly meant ones first', () => {
    const directory = new Directory(
      [
        state('GBR', 'United Kingdom', { alpha2: 'GB', aliases: ['UK', 'U.K.', 'Britain'] }),
        state('UKR', 'Ukraine', { alpha2: 'UA', aliases: ['Ukrainian SSR'] }),
        state('TUR', 'Türkiye', { alpha2: 'TR', aliases: ['Turkey', 'Republic of Turkey'] }),
        state('CIV', 'Côte d’Ivoire', { alpha2: 'CI', aliases: ['Ivory Coast'] }),
        state('VNM', 'South Vietnam', { validTo: '1976-07-01', aliases: ['RVN'] }),
        state('VNM', 'Viet Nam', { validFrom: '1976-07-02', alpha2: 'VN', aliases: ['Vietnam'] }),
      ],
      [{ id: 'eu', name: 'European Union', members: 27 }],
    );
    const found = (filter: string, more = {}) => rows({ directory, filter, ...more });
    expect(found('uk')).toEqual(['GBR', 'UKR']);
    expect(found('uk', { sort: '-name' })).toEqual(['GBR', 'UKR']);
    expect(found('uk', { sort: 'gids/1' })).toEqual(['UKR', 'GBR']);
    expect(found('U.K.')[0]).toBe('GBR');
    expect(found('gb')).toEqual(['GBR']);
    expect(found('turkey')).toEqual(['TUR']);
    expect(found('ivory')).toEqual(['CIV']);
    expect(found('vietnam')).toEqual(['VNM']);
    expect(found('rvn')).toEqual([]);
    expect(found('EU')).toEqual(['group:eu']);
    // Inside of other names everything stands somewhere.
    expect(found('key')).toEqual([]);
  });
});
