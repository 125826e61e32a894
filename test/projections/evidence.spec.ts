import evidence from '#projections/evidence.js';
import { dayOf } from '#vocabulary/day.js';
import { given } from '../spec/given.js';

const recorded = ['StatementRecorded', { id: 'r' }] as const;
const KNOWN = ['known_from', 'known_to'];

describe('evidence', () => {
  it('opens a row for each bearing, with the first and last day of an uncertain date', () => {
    const rows = given(recorded).by(evidence);
    expect(rows.shows('bearing', 'subject', 'from_first', 'from_last', ...KNOWN)).toEqual([
      {
        subject: 'gids/3',
        from_first: dayOf('2020-09-12'),
        from_last: dayOf('2020-12-31'),
        known_from: 1,
        known_to: null,
      },
    ]);
  });

  it('takes the day in force before the day of the act', () => {
    const rows = given(['PolicyActionRecorded']).by(evidence);
    expect(rows.shows('bearing', 'from_first')).toEqual([{ from_first: dayOf('2021-09-01') }]);
  });

  it('leaves what a record says to the event that says it, as long as one event does', () => {
    const log = [
      recorded,
      ['RecordEnded', { record: 'r' }],
      ['RecordAmended', { record: 'r', changes: { notes: 'Mended' }, reason: 'miscoded' }],
      ['RecordRetracted', { record: 'r', reason: 'test_entry' }],
      recorded,
    ] as const;
    const rows = given(...log).by(evidence);
    expect(rows.shows('record', 'told_by').map((row) => row['told_by'])).toEqual([
      1,
      1,
      null,
      null,
      5,
    ]);
  });

  it('closes only the rows that an amendment changes, and opens their successors', () => {
    const bearings = [
      { on: 'gids/1', stance: 'supports' },
      { on: 'gids/2', stance: 'supports' },
    ];
    const changes = {
      bearings: [
        { on: 'gids/1', stance: 'supports' },
        { on: 'gids/2', stance: 'mixed' },
      ],
    };
    const rows = given(
      ['StatementRecorded', { id: 'r', bearings }],
      ['RecordAmended', { record: 'r', changes, reason: 'miscoded' }],
    ).by(evidence);
    expect(rows.shows('bearing', 'subject', 'stance', ...KNOWN)).toEqual([
      { subject: 'gids/1', stance: 'supports', known_from: 1, known_to: null },
      { subject: 'gids/2', stance: 'supports', known_from: 1, known_to: 2 },
      { subject: 'gids/2', stance: 'mixed', known_from: 2, known_to: null },
    ]);
  });

  it('closes everything on a retraction, keeps the record as retracted, and its rank when recorded anew', () => {
    const rows = given(
      ['StatementRecorded', { id: 'other' }],
      recorded,
      ['RecordRetracted', { record: 'r' }],
      recorded,
    ).by(evidence);
    expect(rows.shows('bearing', 'record', 'first_sequence', ...KNOWN).slice(1)).toEqual([
      { record: 'r', first_sequence: 2, known_from: 2, known_to: 3 },
      { record: 'r', first_sequence: 2, known_from: 4, known_to: null },
    ]);
    expect(rows.shows('record', 'live', ...KNOWN).slice(1)).toEqual([
      { live: 1, known_from: 2, known_to: 3 },
      { live: 0, known_from: 3, known_to: 4 },
      { live: 1, known_from: 4, known_to: null },
    ]);
  });

  it('knows an end from the sequence that told of it', () => {
    const rows = given(recorded, ['RecordEnded', { record: 'r', endedOn: '2021-06' }]).by(evidence);
    expect(rows.shows('bearing', 'until_first', 'until_last', ...KNOWN)).toEqual([
      { until_first: null, until_last: null, known_from: 1, known_to: 2 },
      {
        until_first: dayOf('2021-06-01'),
        until_last: dayOf('2021-06-30'),
        known_from: 2,
        known_to: null,
      },
    ]);
  });

  it('lets an adjudication replace the bearings, and other reviews leave them', () => {
    const review = (verdict: string, stance: string) =>
      [
        'RecordReviewed',
        { record: 'r', coder: 'second', verdict, bearings: [{ on: 'gids/3', stance }] },
      ] as const;
    const rows = given(recorded, review('disputed', 'neutral'), review('adjudicated', 'mixed'));
    expect(rows.by(evidence).shows('bearing', 'stance', 'review', 'known_from')).toEqual([
      { stance: 'supports', review: 'none', known_from: 1 },
      { stance: 'supports', review: 'disputed', known_from: 2 },
      { stance: 'mixed', review: 'adjudicated', known_from: 3 },
    ]);
  });

  it('keeps links with the record that they come from', () => {
    const rows = given(recorded, ['RecordsLinked', { from: 'r', to: 'q', relation: 'part_of' }]);
    expect(rows.by(evidence).shows('link', 'record', 'target', 'relation', 'known_from')).toEqual([
      { record: 'r', target: 'q', relation: 'part_of', known_from: 2 },
    ]);
  });

  it('parks a record whose life begins without a recording', () => {
    const { parked } = given(['RecordEnded', { record: 'ghost' }]).by(evidence);
    expect(parked).toEqual([expect.objectContaining({ partition: 'ghost', sequence: 1 })]);
  });
});
