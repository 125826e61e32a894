import { readFileSync } from 'node:fs';
import { Trial } from '../support/trial.js';

const acts = readFileSync(new URL('../../data/gids/source/events.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string });

describe('the corpus that ships', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
  });
  afterAll(() => trial.end());

  it('holds each of the 176 acts as a record', async () => {
    expect(acts).toHaveLength(176);
    const { rows } = await trial.ask('records', { limit: '1000' });
    expect(rows.map(({ id }) => id).toSorted()).toEqual(acts.map(({ id }) => id).toSorted());
  });

  it('stands at the last published sequence, projections included', async () => {
    const state = await trial.keeper.state();
    expect(state).toMatchObject({ ready: true, failure: null });
    for (const { lag, parked } of state.projections) expect([lag, parked]).toEqual([0, []]);
    expect(state.head).toBeGreaterThan(1_800);
  });

  it('knows Syria on principle 3, certainly since the last day of the range', async () => {
    const { rows } = await trial.ask('positions', {
      framework: 'gids',
      asOf: '2021-12-31',
      country: 'SYR',
      principle: '3',
    });
    expect(rows).toEqual([expect.objectContaining({ class: 'supports', since: '2020-12-31' })]);
  });

  it('has 193 members of the United Nations and 27 of the European Union in 2026', async () => {
    const today = await trial.ask('groups', { asOf: '2026-01-01' });
    expect(today.rows.find(({ id }) => id === 'un')).toMatchObject({ members: 193 });
    expect(today.rows.find(({ id }) => id === 'eu')).toMatchObject({ members: 27 });
  });

  it('knows nothing of a group before it was recorded, and not that it was empty', async () => {
    const question = { group: 'asean', asOf: '2026-01-01' };
    const { about } = await trial.ask('group', { ...question, knownAt: '1' });
    expect(about).toEqual({ group: null, members: null });
    expect((await trial.ask('group', question)).about).toMatchObject({ members: 11 });
  });

  it('keeps a hard case: an allegation is no evidence under the standard filter', async () => {
    const query = { framework: 'gids', asOf: '2021-06-01', country: 'CHN', principle: '2' };
    const standard = await trial.ask('positions', query);
    const all = await trial.ask('positions', { ...query, evidence: 'all' });
    expect(standard.rows[0]).toMatchObject({ class: 'supports' });
    expect(all.rows[0]).toMatchObject({ class: 'opposes' });
  });
});
