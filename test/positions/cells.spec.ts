import { buildCells, type CellSelection } from '#positions/cells.js';
import type { Evidence } from '#positions/evidence.js';
import { DEFAULT_FILTERS } from '#positions/filters.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, world } from './given.js';

const MEMBERS = { ...DEFAULT_FILTERS, groups: 'members' } as const;

function cells(rows: readonly Evidence[], more: Partial<CellSelection> = {}) {
  const selection: CellSelection = {
    knownAt: 100,
    lastDay: dayOf('2030-01-01'),
    filters: DEFAULT_FILTERS,
    on: null,
    parties: null,
    ...more,
  };
  const built = [...buildCells(world(...rows), selection).values()].flat();
  return built.map(({ on, party, pieces }) => [
    on,
    party,
    pieces.map(({ evidence: { record }, via }) => (via ? `${record} via ${via}` : record)).join(),
  ]);
}

describe('cells', () => {
  it('orders the pieces of each subject and party, parties ascending', () => {
    const rows = [
      evidence({ record: 'late', from: '2020-03-01' }),
      evidence({ record: 'fra', party: 'FRA' }),
      evidence({ record: 'early', from: '2020-02-01' }),
      evidence({ record: 'other', on: 'x/2' }),
    ];
    expect(cells(rows)).toEqual([
      ['x/1', 'FRA', 'fra'],
      ['x/1', 'USA', 'early,late'],
      ['x/2', 'USA', 'other'],
    ]);
  });

  it('takes only what is believed, admitted and begun', () => {
    const rows = [
      evidence({ record: 'old', knownTo: 50 }),
      evidence({ record: 'new', knownFrom: 50 }),
      evidence({ record: 'alleged', attribution: 'alleged_by_others' }),
      evidence({ record: 'future', from: '2030-01-02' }),
    ];
    expect(cells(rows, { knownAt: 49 })).toEqual([['x/1', 'USA', 'old']]);
    expect(cells(rows, { knownAt: 50 })).toEqual([['x/1', 'USA', 'new']]);
  });

  it('keeps to the subjects and parties asked for', () => {
    const rows = [evidence({ record: 'a' }), evidence({ on: 'x/2' }), evidence({ party: 'FRA' })];
    const selection = { on: new Set(['x/1']), parties: new Set(['USA']) };
    expect(cells(rows, selection)).toEqual([['x/1', 'USA', 'a']]);
  });

  it('leaves a group’s record with the group unless members are asked for', () => {
    const rows = [evidence({ record: 'g', party: 'group:duo' })];
    expect(cells(rows)).toEqual([['x/1', 'group:duo', 'g']]);
  });

  it('hands it to the members of its first day, marked, and keeps it with the group', () => {
    const rows = [evidence({ record: 'g', party: 'group:duo', from: '2010-06-30' })];
    expect(cells(rows, { filters: MEMBERS })).toEqual([
      ['x/1', 'FRA', 'g via group:duo'],
      ['x/1', 'USA', 'g via group:duo'],
      ['x/1', 'XKX', 'g via group:duo'],
      ['x/1', 'group:duo', 'g'],
    ]);
  });

  it('asks for the members of the first possible day under the possible dating', () => {
    const row = evidence({ record: 'g', party: 'group:duo', from: '2010-07-01' });
    const uncertain = { ...row, fromFirst: dayOf('2010-06-30') };
    const parties = new Set(['FRA']);
    expect(cells([uncertain], { filters: MEMBERS, parties })).toEqual([]);
    const possible = { ...MEMBERS, dating: 'possible' } as const;
    expect(cells([uncertain], { filters: possible, parties })).toHaveLength(1);
  });

  it('hands it to those it covers instead, once each, and not on through a covered group', () => {
    const covers = ['TWN', 'TWN', 'group:old', 'group:duo'];
    const rows = [evidence({ record: 'g', party: 'group:duo', covers })];
    expect(cells(rows, { filters: MEMBERS })).toEqual([
      ['x/1', 'TWN', 'g via group:duo'],
      ['x/1', 'group:duo', 'g'],
      ['x/1', 'group:old', 'g via group:duo'],
    ]);
  });
});
