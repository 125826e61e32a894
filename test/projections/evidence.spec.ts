import { evidenceIn } from '#application/books/evidence-book.js';
import type { Evidence } from '#positions/evidence.js';
import evidence from '#projections/evidence.js';
import { beliefIn, standingOf } from '#vocabulary/belief.js';
import { dayOf } from '#vocabulary/day.js';
import { given, type Said } from '../spec/given.js';

const recorded = ['StatementRecorded', { id: 'r' }] as const;
const KNOWN = ['knownFrom', 'knownTo'] as const;

const both = (first: string, second: string) => [
  { on: 'gids/1', stance: first },
  { on: 'gids/2', stance: second },
];

/** The chosen fields of all evidence after the log, in the order in which it was first believed. */
function believed<Name extends keyof Evidence>(log: readonly Said[], ...names: readonly Name[]) {
  const rows = given(...log)
    .by(evidence)
    .shows('record', ...Object.keys(evidence.tables.record!.columns));
  return rows
    .flatMap(evidenceIn)
    .toSorted((a, b) => a.knownFrom - b.knownFrom || a.index - b.index)
    .map((each) => Object.fromEntries(names.map((name) => [name, each[name]])));
}

describe('evidence', () => {
  it('holds each bearing with the first and last day of an uncertain date', () => {
    expect(believed([recorded], 'on', 'fromFirst', 'fromLast', ...KNOWN)).toEqual([
      {
        on: 'gids/3',
        fromFirst: dayOf('2020-09-12'),
        fromLast: dayOf('2020-12-31'),
        knownFrom: 1,
        knownTo: null,
      },
    ]);
  });

  it('takes the day in force before the day of the act', () => {
    expect(believed([['PolicyActionRecorded']], 'fromFirst')).toEqual([
      { fromFirst: dayOf('2021-09-01') },
    ]);
  });

  it('takes whoever stays away from a framework as absent from the whole, once', () => {
    const frameworks = [
      { id: 'uncc', relation: 'direct' },
      { id: 'gids', relation: 'coded_against' },
      { id: 'dfi', relation: 'direct' },
      { id: 'uncc', relation: 'direct' },
    ];
    const bearings = [{ on: 'dfi', stance: 'neutral', coverage: 'wholesale' }];
    const away = { id: 'r', bearings, frameworks };
    expect(
      believed([['NonParticipationRecorded', away]], 'on', 'kind', 'coverage', 'index'),
    ).toEqual([
      { on: 'dfi', kind: 'non_participation', coverage: 'wholesale', index: 0 },
      { on: 'uncc', kind: 'non_participation', coverage: 'named', index: 1 },
    ]);
    expect(believed([['StatementRecorded', away]], 'on')).toEqual([{ on: 'dfi' }]);
  });

  it('follows an amendment of the frameworks that somebody stayed away from', () => {
    const changes = { frameworks: [{ id: 'dfi', relation: 'direct' }] };
    const log = [
      ['NonParticipationRecorded', { id: 'r', frameworks: [{ id: 'uncc', relation: 'direct' }] }],
      ['RecordReviewed', { record: 'r', verdict: 'confirmed' }],
      ['RecordAmended', { record: 'r', changes, reason: 'miscoded' }],
    ] as const;
    const of = (on: string) => believed(log, 'on', ...KNOWN).filter((each) => each['on'] === on);
    expect(of('uncc').map(({ knownFrom, knownTo }) => [knownFrom, knownTo])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(of('dfi')).toEqual([{ on: 'dfi', knownFrom: 3, knownTo: null }]);
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

  it('closes only the bearings that an amendment changes, and opens their successors', () => {
    const amended = (stance: string) =>
      [
        'RecordAmended',
        { record: 'r', changes: { bearings: both('supports', stance) }, reason: 'miscoded' },
      ] as const;
    const log = [
      ['StatementRecorded', { id: 'r', bearings: both('supports', 'supports') }],
      amended('mixed'),
      ['RecordAmended', { record: 'r', changes: { notes: 'Mended' }, reason: 'miscoded' }],
      amended('supports'),
    ] as const;
    expect(believed(log, 'on', 'stance', ...KNOWN)).toEqual([
      { on: 'gids/1', stance: 'supports', knownFrom: 1, knownTo: null },
      { on: 'gids/2', stance: 'supports', knownFrom: 1, knownTo: 2 },
      { on: 'gids/2', stance: 'mixed', knownFrom: 2, knownTo: 4 },
      { on: 'gids/2', stance: 'supports', knownFrom: 4, knownTo: null },
    ]);
  });

  it('closes all bearings when something changes that is said of each', () => {
    const log = [
      ['StatementRecorded', { id: 'r', bearings: both('supports', 'mixed') }],
      [
        'RecordReviewed',
        { record: 'r', coder: 'second', verdict: 'confirmed', bearings: both('supports', 'mixed') },
      ],
    ] as const;
    expect(believed(log, 'on', 'review', ...KNOWN)).toEqual([
      { on: 'gids/1', review: 'none', knownFrom: 1, knownTo: 2 },
      { on: 'gids/2', review: 'none', knownFrom: 1, knownTo: 2 },
      { on: 'gids/1', review: 'confirmed', knownFrom: 2, knownTo: null },
      { on: 'gids/2', review: 'confirmed', knownFrom: 2, knownTo: null },
    ]);
  });

  it('closes everything on a retraction, keeps the record as retracted, and its rank when recorded anew', () => {
    const log = [
      ['StatementRecorded', { id: 'other' }],
      recorded,
      ['RecordRetracted', { record: 'r' }],
      recorded,
    ] as const;
    expect(believed(log, 'record', 'firstSequence', ...KNOWN).slice(1)).toEqual([
      { record: 'r', firstSequence: 2, knownFrom: 2, knownTo: 3 },
      { record: 'r', firstSequence: 2, knownFrom: 4, knownTo: null },
    ]);
    const shown = given(...log)
      .by(evidence)
      .shows('record', 'belief', 'known_from', 'known_to')
      .map((row) => ({ ...row, belief: standingOf(beliefIn(row)).live }));
    expect(shown.slice(1)).toEqual([
      { belief: true, known_from: 2, known_to: 3 },
      { belief: false, known_from: 3, known_to: 4 },
      { belief: true, known_from: 4, known_to: null },
    ]);
  });

  it('knows an end from the sequence that told of it', () => {
    const log = [recorded, ['RecordEnded', { record: 'r', endedOn: '2021-06' }]] as const;
    expect(believed(log, 'untilFirst', 'untilLast', ...KNOWN)).toEqual([
      { untilFirst: null, untilLast: null, knownFrom: 1, knownTo: 2 },
      {
        untilFirst: dayOf('2021-06-01'),
        untilLast: dayOf('2021-06-30'),
        knownFrom: 2,
        knownTo: null,
      },
    ]);
  });

  it('lets it hold again from the sequence that took the end back', () => {
    const log = [
      recorded,
      ['RecordEnded', { record: 'r', endedOn: '2021-06-01' }],
      ['RecordEnded', { record: 'r', endedOn: null, how: null }],
    ] as const;
    expect(believed(log, 'untilFirst', ...KNOWN)).toEqual([
      { untilFirst: null, knownFrom: 1, knownTo: 2 },
      { untilFirst: dayOf('2021-06-01'), knownFrom: 2, knownTo: 3 },
      { untilFirst: null, knownFrom: 3, knownTo: null },
    ]);
  });

  it('lets an adjudication replace the bearings, and other reviews leave them', () => {
    const review = (verdict: string, stance: string) =>
      [
        'RecordReviewed',
        { record: 'r', coder: 'second', verdict, bearings: [{ on: 'gids/3', stance }] },
      ] as const;
    const log = [recorded, review('disputed', 'neutral'), review('adjudicated', 'mixed')];
    expect(believed(log, 'stance', 'review', 'knownFrom')).toEqual([
      { stance: 'supports', review: 'none', knownFrom: 1 },
      { stance: 'supports', review: 'disputed', knownFrom: 2 },
      { stance: 'mixed', review: 'adjudicated', knownFrom: 3 },
    ]);
  });

  it('takes a review that finds the same once more as a review', () => {
    const confirmed = [
      'RecordReviewed',
      { record: 'r', coder: 'second', verdict: 'confirmed', bearings: [] },
    ] as const;
    const rows = given(recorded, confirmed, confirmed).by(evidence);
    expect(rows.shows('review', 'coder', 'known_from', 'known_to')).toEqual([
      { coder: 'second', known_from: 2, known_to: 3 },
      { coder: 'second', known_from: 3, known_to: null },
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
