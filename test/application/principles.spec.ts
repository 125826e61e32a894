import { Trial } from '../support/trial.js';

describe('the principles of a framework', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await trial.record({
      type: 'FrameworkPublished',
      data: {
        id: 'unga',
        title: 'Resolutions',
        announcedOn: '1946-01-01',
        principles: [
          { ordinal: 1, label: 'Élimination of nuclear weapons', tags: ['session-1', 'nuclear'] },
          { ordinal: 2, label: 'Nuclear tests', tags: ['session-1'] },
          { ordinal: 30, label: 'Rights of the child', tags: ['session-2'] },
        ],
        sources: [{ title: 'Records of the Assembly' }],
      },
    });
  });
  afterAll(() => trial.end());

  const ordinals = async (params: Readonly<Record<string, string>>) => {
    const { rows } = await trial.ask('principles', { framework: 'unga', ...params });
    return rows.map((row) => row['ordinal']);
  };

  it('are found by the beginnings of words, without case and accents, and by number', async () => {
    expect(await ordinals({ q: 'nucl' })).toEqual([1, 2]);
    expect(await ordinals({ q: 'WEAPONS elim' })).toEqual([1]);
    expect(await ordinals({ q: '30' })).toEqual([30]);
    expect(await ordinals({ q: 'ights' })).toEqual([]);
    expect(await ordinals({ q: 'nucl', tag: 'nuclear' })).toEqual([1]);
    expect(await ordinals({ principle: '2,30' })).toEqual([2, 30]);
  });

  it('come in pages, with the tags of all', async () => {
    const first = await trial.ask('principles', { framework: 'unga', limit: '2' });
    expect(first.rows.map((row) => row['ordinal'])).toEqual([1, 2]);
    expect(first.rows[0]).toMatchObject({ texts: null });
    expect(first.about).toEqual({
      total: 3,
      next: 2,
      tags: [
        { tag: 'session-1', principles: 2 },
        { tag: 'nuclear', principles: 1 },
        { tag: 'session-2', principles: 1 },
      ],
    });
    expect(await ordinals({ limit: '2', after: '2' })).toEqual([30]);
    expect((await trial.ask('principles', { framework: 'unga', after: '2' })).about).toMatchObject({
      next: null,
    });
  });

  it('refuses a principle that there is not', async () => {
    await expect(ordinals({ principle: '99' })).rejects.toMatchObject({
      problems: [{ code: 'principle.unknown' }],
    });
  });
});
