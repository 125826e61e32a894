import { kaplanMeier, type Observation } from '#positions/adoption/kaplan-meier.js';
import { observation, rosterSpells } from '#positions/adoption/roster-spells.js';
import { type Day, dayOf } from '#vocabulary/day.js';
import { world } from '../given.js';

const event = (time: number): Observation => ({ spells: [{ first: 0, last: time }], event: time });
const censored = (time: number): Observation => ({
  spells: [{ first: 0, last: time }],
  event: null,
});

describe('Kaplan-Meier estimate', () => {
  // Freireich and others (1963): weeks of remission under 6-mercaptopurine, as in every textbook since.
  it('gives the published curve of remission from leukaemia, with standard errors after Greenwood', () => {
    const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const watched = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const found = kaplanMeier([...relapsed.map(event), ...watched.map(censored)]);
    expect(found).toMatchObject({ n: 21, events: 9, censored: 12, median: 23 });
    const rounded = found.curve.map(({ time, atRisk, events, survival, variance }) => [
      time,
      atRisk,
      events,
      survival.toFixed(3),
      Math.sqrt(variance!).toFixed(4),
    ]);
    expect(rounded).toEqual([
      [6, 21, 3, '0.857', '0.0764'],
      [7, 17, 1, '0.807', '0.0869'],
      [10, 15, 1, '0.753', '0.0963'],
      [13, 12, 1, '0.690', '0.1068'],
      [16, 11, 1, '0.627', '0.1141'],
      [22, 7, 1, '0.538', '0.1282'],
      [23, 6, 1, '0.448', '0.1346'],
    ]);
  });

  it.each([24, 38, 44, 102])('gives half of %i, one event a day, as half, and a median', (n) => {
    const gone = Array.from({ length: n / 2 }, (_, day) => event(day + 1));
    const left = gone.map(() => censored(n));
    const { curve, median } = kaplanMeier([...gone, ...left]);
    expect(curve.at(-1)!.survival).toBe(0.5);
    expect(median).toBe(n / 2);
  });

  it('has no variance once nobody is left, and no median while more than half are', () => {
    const all = kaplanMeier([event(1), event(2)]);
    expect(all.curve.at(-1)).toMatchObject({ survival: 0, variance: null });
    expect(all.median).toBe(1);
    expect(kaplanMeier([event(1), censored(5), censored(5)]).median).toBeNull();
    expect(kaplanMeier([])).toEqual({ n: 0, events: 0, censored: 0, median: null, curve: [] });
    const latecomer: Observation = { spells: [{ first: 5, last: 9 }], event: 9 };
    expect(kaplanMeier([event(1), latecomer]).curve).toEqual([
      { time: 1, atRisk: 1, events: 1, survival: 0, variance: null },
      { time: 9, atRisk: 1, events: 1, survival: 0, variance: null },
    ]);
  });

  it('counts latecomers and those who were away only while they are watched', () => {
    const late: Observation = { spells: [{ first: 4, last: 10 }], event: null };
    const away: Observation = {
      spells: [
        { first: 0, last: 2 },
        { first: 6, last: 8 },
      ],
      event: 8,
    };
    const { curve } = kaplanMeier([event(3), event(5), late, away]);
    expect(curve.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [3, 2],
      [5, 2],
      [8, 2],
    ]);
  });
});

describe('watching a roster', () => {
  const query = {
    roster: 'states',
    group: null,
    membership: 'of-the-date',
    parties: null,
  } as const;
  const days = (first: string, last: string) => ({ first: dayOf(first), last: dayOf(last) });

  it('watches each party on the days on which the roster holds it', () => {
    const found = rosterSpells(world().directory(0), query, days('1990-09-30', '2010-01-01'));
    expect(found.get('DDR')).toEqual([days('1990-09-30', '1990-10-02')]);
    expect(found.get('XKX')).toEqual([days('2008-02-17', '2010-01-01')]);
    expect(found.get('USA')).toEqual([days('1990-09-30', '2010-01-01')]);
    const duo = rosterSpells(
      world().directory(0),
      { ...query, group: 'duo' },
      days('2010-06-29', '2010-07-02'),
    );
    expect(duo.get('FRA')).toEqual([days('2010-06-29', '2010-06-30')]);
    expect(duo.has('DDR')).toBe(false);
  });

  it('looks at the days on which the roster changes, not at each of eight thousand years', () => {
    const directory = world().directory(0);
    const looks: Day[] = [];
    const counted = {
      ...directory,
      roster: (kind: 'un' | 'states', day: Day) => {
        looks.push(day);
        return directory.roster(kind, day);
      },
    };
    const found = rosterSpells(counted, query, days('1990-09-30', '9999-12-31'));
    expect(found.get('USA')).toEqual([days('1990-09-30', '9999-12-31')]);
    expect(looks.length).toBeLessThan(10);
    const nobody = { ...query, group: 'nobody' };
    expect(rosterSpells(directory, nobody, days('1990-09-30', '9999-12-31')).size).toBe(0);
  });

  it('puts earlier support at time 0 or at joining, and drops support from after leaving', () => {
    const spells = [
      { first: 90, last: 120 },
      { first: 140, last: 160 },
    ];
    expect(observation(spells, 100, 50)).toEqual({ spells: [{ first: 0, last: 0 }], event: 0 });
    expect(observation(spells, 100, 110)).toEqual({ spells: [{ first: 0, last: 10 }], event: 10 });
    expect(observation(spells, 100, 130)).toEqual({
      spells: [
        { first: 0, last: 20 },
        { first: 40, last: 40 },
      ],
      event: 40,
    });
    const unmoved = {
      spells: [
        { first: 0, last: 20 },
        { first: 40, last: 60 },
      ],
      event: null,
    };
    expect(observation(spells, 100, null)).toEqual(unmoved);
    expect(observation(spells, 100, 170)).toEqual(unmoved);
    expect(observation(spells, 200, 100)).toEqual({ spells: [], event: null });
  });
});
