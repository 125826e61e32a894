import { parse } from 'csv-parse/sync';
import { DECIDERS } from '#application/decisions/deciders.js';
import type { Known } from '#application/decisions/known.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { StoredEvent } from '#kernel/event.js';
import { dataOf, reference, script, textOf } from './corpus-files.js';

const rowsOf = (file: string): Record<string, string>[] =>
  parse(textOf(`data/reference/${file}.csv`), { columns: true });

const ALWAYS = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };
const { groupEvents } = await script('reference');
const { firstDay, lastDay } = await script('days');

describe('states', () => {
  it('are listed once for each row, with every cell', () => {
    const rows = rowsOf('states');
    const states = dataOf(reference, 'StateListed');
    expect(states).toHaveLength(214);
    expect(states.map((s) => Object.values(s).flat().map(String).toSorted())).toEqual(
      rows.map((row) =>
        Object.entries(row)
          .flatMap(([column, cell]) => (column === 'other_names' ? cell.split(';') : [cell]))
          .filter(Boolean)
          .toSorted(),
      ),
    );
  });

  it('keep Namibia apart from an empty cell, and the two spells of Germany apart', () => {
    const states = dataOf(reference, 'StateListed');
    expect(states.find(({ code }) => code === 'NAM')!['alpha2']).toBe('NA');
    expect(states.filter(({ code }) => code === 'DEU').map((s) => s['validFrom'])).toEqual([
      '1949-05-23',
      '1990-10-03',
    ]);
  });

  it('succeed one another once for each row', () => {
    const rows = rowsOf('successions');
    expect(
      dataOf(reference, 'StateSucceeded').map((s) => [
        s['predecessor'],
        s['successor'],
        s['on'],
        s['how'],
        s['note'] ?? '',
      ]),
    ).toEqual(rows.map((row) => Object.values(row)));
  });
});

describe('groups', () => {
  const rows = rowsOf('groups');

  it('have one founding and one start and end for each spell', () => {
    expect(dataOf(reference, 'GroupFounded')).toHaveLength(32);
    const starts = dataOf(reference, 'MembershipStarted');
    const ends = dataOf(reference, 'MembershipEnded');
    const key = (...parts: unknown[]) => parts.join(' ');
    expect(starts.map((s) => key(s['group'], s['party'], s['from'])).toSorted()).toEqual(
      rows.map((row) => key(row['group'], row['party'], row['joined'])).toSorted(),
    );
    expect(ends.map((e) => key(e['group'], e['party'], e['to'])).toSorted()).toEqual(
      rows
        .filter((row) => row['left'])
        .map((row) => key(row['group'], row['party'], row['left']))
        .toSorted(),
    );
    expect(starts.filter(({ note }) => note)).toHaveLength(rows.filter((r) => r['note']).length);
  });

  it('close each spell before the next one opens', () => {
    const open = new Set<string>();
    for (const { type, data } of reference) {
      const spell = `${data['group']} ${data['party']}`;
      if (type === 'MembershipStarted') {
        expect(open.has(spell)).toBe(false);
        open.add(spell);
      }
      if (type === 'MembershipEnded') expect(open.delete(spell)).toBe(true);
    }
    expect(open.size).toBe(rows.filter((row) => row['left'] === '').length);
  });

  it('were founded when the first member had certainly joined', () => {
    const founded = Object.fromEntries(
      dataOf(reference, 'GroupFounded').map((group) => [group['id'], group['foundedOn']]),
    );
    expect(founded).toMatchObject({
      asean: '1967-08-08',
      au: '1963-05-25',
      c5: '1993-01~',
      aosis: '..',
      g77: '1964-06-15',
    });
  });

  it('put the spells of a party in order of date', () => {
    const row = (joined: string, left: string) => ({
      group: 'g',
      name: 'G',
      kind: 'bloc',
      party: 'AAA',
      joined,
      left,
      note: '',
    });
    const events = groupEvents([row('1990', ''), row('..', '1970'), row('1975-05', '1980~')]);
    expect(events.map(({ data }) => data['foundedOn'] ?? data['from'] ?? data['to'])).toEqual([
      '1975-05',
      '..',
      '1970',
      '1975-05',
      '1980~',
      '1990',
    ]);
  });
});

describe('the days of an EDTF date', () => {
  it.each([
    ['1974', '1974-01-01', '1974-12-31'],
    ['1993-05~', '1993-05-01', '1993-05-31'],
    ['2024-01-01?', '2024-01-01', '2024-01-01'],
    ['[2020-09-12..2020-12-31]', '2020-09-12', '2020-12-31'],
    ['2021-01~/2021-03~', '2021-01-01', '2021-03-31'],
  ])('%s is from %s to %s', (edtf, first, last) => {
    expect([firstDay(edtf), lastDay(edtf)]).toEqual([first, last]);
  });

  it('are none for an open date', () => {
    expect(() => firstDay('..')).toThrow('holds no date');
  });
});

describe('the rules for what is written anew', () => {
  it('let in the spells of states and of membership that ship', async () => {
    const { events } = await loadCatalogue();
    const anyone = { spells: () => [ALWAYS], isGroup: () => true } as Partial<Known> as Known;
    const streams = new Map<string, StoredEvent[]>();
    for (const { type, data } of reference.filter((event) => event.type !== 'StateSucceeded')) {
      const parsed = events.get(type)!.parse(data);
      if (!parsed.ok) throw new Error(`${type} has another shape.`);
      const stream = events.get(type)!.stream(parsed.data);
      const history = streams.get(stream) ?? [];
      DECIDERS.get(type)!.decide(parsed.data, { known: anyone, history });
      streams.set(stream, [...history, { type, data: parsed.data } as StoredEvent]);
    }
    expect(streams.size).toBeGreaterThan(200);
  });
});
