import { QUESTIONS } from '#application/questions.js';
import type { Stance } from '#vocabulary/stance.js';
import { Trial } from '../support/trial.js';

describe('reliability of coders', () => {
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.begin();
    await trial.record({ type: 'StateListed', data: { code: 'SYR', name: 'Syria' } });
    await trial.record({
      type: 'FrameworkPublished',
      data: {
        id: 'gids',
        title: 'Global Initiative on Data Security',
        announcedOn: '2020-09-08',
        principles: [
          { ordinal: 1, label: 'One' },
          { ordinal: 2, label: 'Two' },
        ],
        sources: [{ title: 'The text' }],
      },
    });
  });
  afterEach(() => trial.end());

  const bearings = (stances: Record<string, Stance>) =>
    Object.entries(stances).map(([on, stance]) => ({ on: `gids/${on}`, stance }));
  const record = (id: string, stances: Record<string, Stance>) =>
    trial.record({
      data: {
        id,
        kind: 'statement',
        party: 'SYR',
        occurredOn: `2021-01-0${id.at(-1)}`,
        bearings: bearings(stances),
        sources: [{ title: 'A source' }],
      },
    });
  const review = (
    id: string,
    coder: string,
    verdict: string,
    stances: Record<string, Stance> = {},
  ) =>
    trial.record({
      type: 'RecordReviewed',
      data: { record: id, coder, verdict, bearings: bearings(stances) },
    });
  const ask = async (params: Record<string, string> = {}) => {
    const { rows, about } = await trial.ask('reliability', { framework: 'gids', ...params });
    const found = rows.find(({ on, metric }) => on === null && metric === 'nominal@1')!;
    return { rows, about, all: found };
  };

  it('is empty without a second coding, and holds no NaN', async () => {
    await record('r1', { 1: 'supports' });
    await review('r1', 'second', 'confirmed');
    const { rows, about } = await ask();
    expect(rows).toHaveLength(9);
    for (const row of rows) {
      expect(row).toMatchObject({ alpha: null, units: 0, n: 0, observed: null, expected: null });
    }
    expect(about).toEqual({ coders: [], records: 0, verdictsOnly: 1, adjudications: 0 });
  });

  it('pairs the record’s own coding with those of its reviewers, as known at a sequence', async () => {
    await record('r1', { 1: 'supports', 2: 'neutral' });
    await record('r2', { 1: 'opposes' });
    await review('r1', 'second', 'disputed', { 1: 'supports', 2: 'supports' });
    const { sequence } = await review('r2', 'second', 'confirmed', { 1: 'opposes' });
    const { all, about } = await ask();
    expect(about).toEqual({
      coders: [
        { coder: 'original', records: 2 },
        { coder: 'second', records: 2 },
      ],
      records: 2,
      verdictsOnly: 0,
      adjudications: 0,
    });
    // Three units, one disagrees; values: supports 3, opposes 2, neutral 1.
    expect(all).toMatchObject({ units: 3, n: 6, observed: 2 / 6, expected: 22 / 30, coverage: 1 });
    expect(all['alpha']).toBeCloseTo(1 - 2 / 6 / (22 / 30), 12);
    const before = await ask({ knownAt: String(sequence - 1) });
    expect(before.all).toMatchObject({ units: 2, n: 4 });
  });

  it('says that a record is a unit for each principle', async () => {
    await record('r1', { 1: 'supports', 2: 'neutral' });
    await review('r1', 'second', 'confirmed', { 1: 'supports', 2: 'neutral' });
    expect((await ask()).all).toMatchObject({ units: 2, n: 4 });
    const { columns } = QUESTIONS.get('reliability')!;
    expect(columns.find(({ name }) => name === 'units')?.summary).toBe(
      'Pairs of a record and a principle with two codings or more.',
    );
  });

  it('keeps to what was coded before anyone looked: amendments and adjudications are not independent', async () => {
    await record('r1', { 1: 'supports' });
    await review('r1', 'second', 'disputed', { 1: 'opposes' });
    const disputed = await ask();
    await trial.record({
      type: 'RecordAmended',
      data: { record: 'r1', changes: { bearings: bearings({ 1: 'opposes' }) }, reason: 'miscoded' },
    });
    await review('r1', 'judge', 'adjudicated', { 1: 'opposes' });
    await review('r1', 'third', 'confirmed', { 1: 'opposes' });
    const { all, about } = await ask();
    expect(disputed.all).toMatchObject({ units: 1, n: 2, observed: 1 });
    expect(all).toMatchObject({ units: 1, n: 3 });
    expect(all['observed']).toBeCloseTo(2 / 3, 12);
    expect(about).toMatchObject({ adjudications: 1 });
  });

  it('keeps a coding of which the coder is later content with a verdict, or decides', async () => {
    await record('r1', { 1: 'supports' });
    await record('r2', { 1: 'supports' });
    await review('r1', 'second', 'disputed', { 1: 'opposes' });
    await review('r2', 'second', 'disputed', { 1: 'supports' });
    const before = await ask();
    await review('r1', 'second', 'confirmed');
    await review('r2', 'second', 'adjudicated', { 1: 'supports' });
    const after = await ask();
    expect(after.rows).toEqual(before.rows);
    expect(after.all).toMatchObject({ units: 2, n: 4, alpha: 0 });
    expect(after.about).toEqual({ ...before.about, adjudications: 1 });
  });

  it('counts a coder’s latest coding, and forgets reviews of what was retracted', async () => {
    await record('r1', { 1: 'supports' });
    await review('r1', 'second', 'disputed', { 1: 'opposes' });
    await review('r1', 'second', 'confirmed', { 1: 'supports' });
    expect((await ask()).all).toMatchObject({ units: 1, n: 2, observed: 0 });
    const { sequence } = await trial.record({
      type: 'RecordRetracted',
      data: { record: 'r1', reason: 'duplicate' },
    });
    expect((await ask()).all).toMatchObject({ units: 0, n: 0 });
    await record('r1', { 1: 'mixed' });
    expect((await ask()).all).toMatchObject({ units: 0, n: 0 });
    await review('r1', 'second', 'disputed', { 1: 'neutral' });
    const anew = await ask();
    expect(anew.all).toMatchObject({ units: 1, n: 2, observed: 1 });
    expect((await ask({ knownAt: String(sequence - 1) })).all).toMatchObject({ observed: 0 });
  });

  it('narrows to principles, and refuses unknown ones', async () => {
    await record('r1', { 1: 'supports', 2: 'neutral' });
    await review('r1', 'second', 'disputed', { 1: 'opposes', 2: 'neutral' });
    const { rows, all } = await ask({ principle: '2' });
    expect(rows.map(({ on }) => on)).toEqual([null, null, null, 'gids/2', 'gids/2', 'gids/2']);
    expect(all).toMatchObject({ units: 1, observed: 0, alpha: null });
    await expect(ask({ principle: '9' })).rejects.toMatchObject({ code: 'principle.unknown' });
  });
});
