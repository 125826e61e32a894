import { dateProposal } from '../../src/imports/date-proposal.js';
import { DryRun } from '../../src/imports/dry-run.js';
import { MAPPING, runTable } from './run-table.js';

const HEADER = 'nr,country,day,stance,title,published';
const row = (day: string) => `1,Namibia,"${day}",supports,Minutes,`;
const problemsOf = async (day: string, mapping: object = MAPPING) =>
  (await runTable([HEADER, row(day)].join('\n'), { mapping, recorder: new DryRun() })).problems;

describe('a date that is none', () => {
  it.each([
    ['13/05/2021', 'date.not-edtf', '2021-05-13 if it is DD/MM/YYYY'],
    [
      '5.6.2021',
      'date.not-edtf',
      '2021-06-05 if it is DD.MM.YYYY, or 2021-05-06 if it is MM.DD.YYYY',
    ],
    ['2021/5/13', 'date.not-edtf', '2021-05-13 if it is YYYY/MM/DD'],
    ['2021-5-3', 'date.not-edtf', '2021-05-03 if it is YYYY-MM-DD'],
    ['44329', 'date.not-edtf', '2021-05-13: format the cell as a date'],
    ['May 13, 2021', 'date.not-edtf', '2021-05-13'],
    ['13 May 2021', 'date.not-edtf', '2021-05-13'],
    ['2021-05-13T10:00:00Z', 'date.not-edtf', '2021-05-13'],
    ['[2021-05-13, 2021-06-01]', 'date.not-edtf', '[2021-05-13..2021-06-01]'],
    ['{2021-05, 2021-06}', 'date.not-edtf', '[2021-05..2021-06]'],
    ['2021-13-01', 'date.impossible', 'Correct the month'],
    ['2021-02-30', 'date.impossible', 'not in the calendar'],
    ['[2021-06..2021-05]', 'date.impossible', 'Swap the two ends'],
    ['2021-05-13/..', 'date.open-ended', 'Give both ends'],
    ['soon', 'date.not-edtf', 'Write a date as EDTF'],
  ])('is told once, of the date and not of the country: %s', async (day, code, proposal) => {
    expect(await problemsOf(day)).toEqual([
      { line: 2, code, column: 'day', value: day, detail: expect.stringContaining(proposal) },
    ]);
  });

  it('is told once where two fields are filled from it', async () => {
    const on = { from: '{day}', date: 'DD.MM.YYYY' };
    const mapping = {
      ...MAPPING,
      record: {
        ...MAPPING.record,
        occurredOn: on,
        sources: [{ title: '{title}', publishedOn: on }],
      },
      party: { ...MAPPING.party, on: '{nr}' },
    };
    const problems = await problemsOf('2021-05-13', {
      ...mapping,
      party: { ...mapping.party, on },
    });
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ['cell.not-a-date', 'day'],
    ]);
  });

  it('proposes nothing for what is no date at all', () => {
    expect(['soon', 'Minutes 3', '99/99/2021', ''].map(dateProposal)).toEqual(['', '', '', '']);
  });
});

describe('a date that is more than one day', () => {
  it.each([
    '2021',
    '2021-05',
    '2021-05~',
    '2021-05-XX',
    '[2021-05-01..2021-06-01]',
    '2021-05-01/2021-06-01',
  ])('is taken as the day of a party: %s', async (day) => {
    expect(await problemsOf(day)).toEqual([]);
  });
});

describe('the day of a party', () => {
  it('may be written in the order that the mapping says, and is believed only then', async () => {
    const on = { from: '{day}', date: 'DD.MM.YYYY' };
    const mapping = {
      ...MAPPING,
      party: { ...MAPPING.party, on },
      record: { ...MAPPING.record, occurredOn: on },
    };
    expect(await problemsOf('13.5.2021', mapping)).toEqual([]);
    expect(await problemsOf('13.5.1989', mapping)).toMatchObject([
      { column: 'country', code: 'cell.unknown-party' },
    ]);
    expect(await problemsOf('', mapping)).toMatchObject([{ column: 'day', code: 'cell.empty' }]);
  });
});
