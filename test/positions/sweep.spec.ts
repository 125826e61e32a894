import type { Cell } from '#positions/cell.js';
import { comparePieces, type Piece } from '#positions/piece.js';
import { latest1 } from '#positions/rule-sets/latest-1.js';
import { weighted1 } from '#positions/rule-sets/weighted-1.js';
import { ALWAYS } from '#positions/spell.js';
import { segmentsOf, sinceOf } from '#positions/sweep.js';
import { dayOf, isoOf } from '#vocabulary/day.js';
import { piece } from './given.js';

const LAST = dayOf('2030-01-01');
const cell = (pieces: Piece[], spells: Cell['spells'] = [ALWAYS]): Cell => ({
  on: 'x/1',
  party: 'USA',
  spells,
  pieces: pieces.toSorted(comparePieces),
});
const show = (made: Cell, rules = latest1, last = LAST) =>
  segmentsOf(made, rules, last).map((each) => [
    isoOf(each.from),
    each.to === Number.POSITIVE_INFINITY ? 'open' : isoOf(each.to),
    each.class,
    each.pieces.length,
  ]);
const since = (made: Cell, last: string, rules = latest1) => {
  const day = sinceOf(made, rules, dayOf(last));
  return day && isoOf(day);
};

describe('sweep', () => {
  it('follows one piece after another and stays open at the last day', () => {
    const made = cell([
      piece({ from: '2020-01-01' }),
      piece({ from: '2021-01-01', stance: 'opposes' }),
    ]);
    expect(show(made)).toEqual([
      ['2020-01-01', '2021-01-01', 'supports', 1],
      ['2021-01-01', 'open', 'opposes', 2],
    ]);
  });

  it('returns to the older evidence when the newer one ends', () => {
    const brief = piece({ from: '2021-01-01', until: '2021-02-01', stance: 'opposes' });
    expect(show(cell([piece(), brief]))).toEqual([
      ['2020-01-01', '2021-01-01', 'supports', 1],
      ['2021-01-01', '2021-02-01', 'opposes', 2],
      ['2021-02-01', 'open', 'supports', 1],
    ]);
  });

  it('leaves silence as a gap', () => {
    const pieces = [
      piece({ from: '2020-01-01', until: '2020-02-01' }),
      piece({ from: '2020-03-01', until: '2020-04-01' }),
    ];
    expect(show(cell(pieces))).toEqual([
      ['2020-01-01', '2020-02-01', 'supports', 1],
      ['2020-03-01', '2020-04-01', 'supports', 1],
    ]);
    expect(since(cell(pieces), '2020-03-15')).toBe('2020-03-01');
    expect(since(cell(pieces), '2020-02-01')).toBeNull();
  });

  it('passes over evidence that ended before it can have begun', () => {
    expect(show(cell([piece({ from: '2020-02-01', until: '2020-02-01' })]))).toEqual([]);
  });

  it('is broken where the party did not exist, and takes the evidence up again after', () => {
    const spells = [
      { first: dayOf('2020-06-01'), last: dayOf('2020-12-31') },
      { first: dayOf('2022-01-01'), last: Number.POSITIVE_INFINITY },
    ];
    expect(show(cell([piece()], spells))).toEqual([
      ['2020-06-01', '2021-01-01', 'supports', 1],
      ['2022-01-01', 'open', 'supports', 1],
    ]);
    expect(since(cell([piece()], spells), '2023-01-01')).toBe('2022-01-01');
    expect(since(cell([piece()], spells), '2020-12-31')).toBe('2020-06-01');
    expect(since(cell([piece()], spells), '2021-01-01')).toBeNull();
  });

  it('keeps since through a change of evidence or score, for only the class matters', () => {
    const made = cell([piece({ from: '2020-01-01' }), piece({ from: '2021-01-01', kind: 'vote' })]);
    expect(since(made, '2022-01-01')).toBe('2020-01-01');
    const other = cell([
      piece({ kind: 'endorsement' }),
      piece({ kind: 'conduct', stance: 'leans_support', from: '2021-01-01' }),
    ]);
    expect(since(other, '2022-01-01', weighted1)).toBe('2020-01-01');
  });

  it.each([998, 999, 1_000, 1_001, 1_002, 12_000])('finds since %d days back', (days) => {
    const turn = piece({ from: '2000-01-01', until: '2000-05-01', stance: 'opposes' });
    const made = cell([piece({ from: '1990-01-01' }), turn, piece({ from: '2001-01-01' })]);
    expect(sinceOf(made, latest1, turn.end + days)).toBe(turn.end);
  });

  it('ages in steps: an inferred statement becomes insufficient on its first anniversary', () => {
    const made = cell([piece({ coverage: 'inferred' })]);
    expect(show(made, weighted1)).toEqual([
      ['2020-01-01', '2020-12-31', 'supports', 1],
      ['2020-12-31', 'open', 'insufficient', 1],
    ]);
    expect(since(made, '2025-01-01', weighted1)).toBe('2020-12-31');
  });

  it('ages two voices of unlike sign until the class turns', () => {
    const made = cell([
      piece({ kind: 'conduct', stance: 'opposes' }),
      piece({ kind: 'vote', stance: 'supports' }),
    ]);
    // 0.2/1.4 mixed; then 0.5657-0.6 mixed; then 0.4-0.6 = -0.2 mixed; then 0.2828-0.6: -0.359 leans_oppose
    const classes = segmentsOf(made, weighted1, dayOf('2023-06-01')).map((each) => each.class);
    expect(classes).toEqual(['mixed', 'mixed', 'mixed', 'leans_oppose']);
    expect(since(made, '2023-06-01', weighted1)).toBe('2022-12-31');
  });

  it('sees nothing after the last day', () => {
    const made = cell([piece(), piece({ from: '2021-01-01', stance: 'opposes' })]);
    expect(show(made, latest1, dayOf('2020-12-31'))).toEqual([
      ['2020-01-01', 'open', 'supports', 1],
    ]);
    expect(show(made, latest1, dayOf('2019-12-31'))).toEqual([]);
  });
});
