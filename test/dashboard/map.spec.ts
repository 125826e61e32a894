import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dayOf } from '#vocabulary/day.js';
import type { StateRow } from '../../src/dashboard/fold/answers.js';
import { Directory } from '../../src/dashboard/fold/directory.js';
import { hasDot, mapClass, mapParty, placesOn } from '../../src/dashboard/fold/map-picture.js';
import { neighbour } from '../../src/dashboard/fold/neighbour.js';
import { type Atlas, prepareWorld } from '../../src/dashboard/world/prepare-world.js';
import { change, segments } from './given.js';

const read = (path: string): string => readFileSync(path, 'utf8');
const atlas = (scale: string): Atlas =>
  JSON.parse(read(createRequire(import.meta.url).resolve(`world-atlas/countries-${scale}.json`)));

const events = read('data/reference/events.ndjson')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { type: string; data: Record<string, string | null> });
const dataOf = (type: string) =>
  events.filter((each) => each.type === type).map(({ data }) => data);
const states = dataOf('StateListed') as unknown as StateRow[];
const world = prepareWorld(atlas('110m'), atlas('50m'), {
  states: dataOf('StateListed') as { code: string; numeric: string | null }[],
  successions: dataOf('StateSucceeded') as { predecessor: string; successor: string }[],
});
const directory = new Directory(
  states.map((row) => ({
    code: row.code,
    name: row.name,
    alpha2: row.alpha2 ?? null,
    aliases: row.aliases,
    validFrom: row.validFrom ?? null,
    validTo: row.validTo ?? null,
    unMemberFrom: row.unMemberFrom ?? null,
    unMemberTo: row.unMemberTo ?? null,
    region: row.region ?? null,
    subregion: row.subregion ?? null,
  })),
  [],
);
const on = 'gids/1';
const picture = (iso: string, ...changes: ReturnType<typeof change>[]) => ({
  world,
  directory,
  segments: segments(...changes),
  on,
  day: dayOf(iso),
});

describe('the map', () => {
  it.each(['1946-12-31', '1961-10-13', '1975-06-30', '1990-01-01', '1993-06-30', '2026-01-01'])(
    'shows every member of the United Nations on %s',
    (iso) => {
      const shown = picture(iso);
      const parties = new Set([
        ...world.shapes.map(({ code }) => (code ? mapParty(code, shown) : undefined)),
        ...world.dots.filter(({ code }) => hasDot(code, shown)).map(({ code }) => code),
      ]);
      const members = directory.membersOn(dayOf(iso));
      expect(members.length).toBeGreaterThan(50);
      expect(members.filter((code) => !parties.has(code))).toEqual([]);
    },
  );

  it('draws all of it inside of its frame, and holds neither Antarctica nor names', () => {
    for (const { x, y } of [...world.shapes, ...world.dots]) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(world.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(world.height);
    }
    expect(world.shapes.every(({ d }) => d.startsWith('M'))).toBe(true);
    expect(JSON.stringify(world)).not.toMatch(/Antarctica|"name"|France/);
    expect(world.shapes.filter(({ code }) => code === 'CYP')).toHaveLength(1);
  });

  it('shows on today’s outline who was there on the day', () => {
    expect(mapParty('UZB', picture('1980-01-01'))).toBe('SUN');
    expect(mapParty('UZB', picture('2000-01-01'))).toBe('UZB');
    expect(mapParty('MNE', picture('2004-01-01'))).toBe('SCG');
    expect(mapParty('MNE', picture('1980-01-01'))).toBe('YUG');
    expect(mapParty('SYR', picture('1959-01-01'))).toBe('EGY');
  });

  it('tells silence from not being counted', () => {
    const shown = picture('2021-01-01', change('2020-01-01', 'XKX', 'opposes'));
    expect(mapClass('FRA', shown)).toBe('silent');
    expect(mapClass('XKX', shown)).toBe('opposes');
    expect(mapClass('TWN', shown)).toBeUndefined();
  });
});

describe('a map of some', () => {
  const isAsked = (party: string) => party === 'SYR' || party === 'XKX';
  const shown = { ...picture('2021-01-01', change('2020-01-01', 'CHN', 'supports')), isAsked };

  it('leaves those unfilled who were not asked about', () => {
    expect(mapClass('SYR', shown)).toBe('silent');
    expect(mapClass('FRA', shown)).toBeUndefined();
    expect(mapClass('CHN', shown)).toBeUndefined();
  });
});

describe('the arrow keys on the map', () => {
  const places = placesOn(picture('2026-01-01'));
  const from = (code: string) => places.find((place) => place.code === code)!;
  const step = (code: string, key: string) => neighbour(places, from(code), key)?.code;

  it('lead to the neighbour on that side', () => {
    expect(step('FRA', 'ArrowRight')).toMatch(/^(CHE|LUX|DEU|ITA|LIE|MCO)$/);
    expect(step('USA', 'ArrowUp')).toBe('CAN');
    expect(step('USA', 'ArrowDown')).toBe('MEX');
  });

  it('reach every country there is', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];
    const reached = new Set([places[0]!.code]);
    for (const code of reached) {
      for (const next of keys.map((key) => step(code, key))) reached.add(next ?? code);
    }
    const missed = places.filter(({ code }) => !reached.has(code)).map(({ code }) => code);
    expect(missed).toEqual([]);
  });

  it('do nothing at the edge, and begin somewhere', () => {
    const west = places[0]!.code;
    expect(step(west, 'ArrowLeft')).toBeUndefined();
    expect(neighbour(places, undefined, 'ArrowRight')).toBe(places[0]);
    expect(neighbour(places, from('FRA'), 'a')).toBeUndefined();
  });
});
