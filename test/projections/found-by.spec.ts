import evidence from '#projections/evidence.js';
import { given } from '../spec/given.js';

const COLUMNS = ['fields', 'words', 'known_from', 'known_to'] as const;

describe('what records are found by', () => {
  it('stands beside each version, and changes with what was amended', () => {
    const rows = given(
      ['StatementRecorded', { id: 'r', tags: ['a', 'b'], notes: 'Côte' }],
      ['RecordAmended', { record: 'r', changes: { notes: 'Plain', tags: ['b'] }, reason: 'typo' }],
      ['RecordEnded', { record: 'r', endedOn: '2021-06' }],
    )
      .by(evidence)
      .shows('record', ...COLUMNS);
    expect(rows.map(({ known_from, known_to }) => [known_from, known_to])).toEqual([
      [1, 2],
      [2, 3],
      [3, null],
    ]);
    expect(rows.map(({ words }) => / (cote|plain)( |$)/.exec(String(words))?.[1])).toEqual([
      'cote',
      'plain',
      'plain',
    ]);
    expect(rows.map(({ fields }) => String(fields).split('\t').at(-1))).toEqual(['a\nb', 'b', 'b']);
  });

  it('counts an uncertain date in the year of its first day, and a publisher on one line', () => {
    const [row] = given([
      'StatementRecorded',
      {
        occurredOn: '2019-12/2021-02',
        bearings: [
          { on: 'gids/3', stance: 'supports' },
          { on: 'gids/1', stance: 'supports' },
        ],
        frameworks: [{ id: 'gsi' }],
        sources: [
          { title: 'x', publisher: 'Two\n lines', grade: 'B', language: 'en' },
          { title: 'y', publisher: 'Two lines', grade: 'A' },
        ],
        quotation: { text: 'x', language: 'fr' },
      },
    ])
      .by(evidence)
      .shows('record', 'fields');
    const [, , year, subjects, , languages, grades, publishers] = String(row!['fields'])
      .split('\t')
      .map((each) => each.split('\n'));
    expect({ year, subjects, languages, grades, publishers }).toEqual({
      year: ['2019'],
      subjects: ['gids/3', 'gids', 'gids/1', 'gsi'],
      languages: ['fr', 'en'],
      grades: ['B', 'A'],
      publishers: ['Two lines'],
    });
  });
});
