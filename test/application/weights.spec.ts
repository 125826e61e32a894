import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { DEFAULT_WEIGHTS } from '#positions/rule-sets/weights.js';
import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

const ASKED = { framework: 'x', asOf: '2020-06-01', country: 'AAA' };
const LOUD = '{"kinds": {"statement": 4}}';
const CELL = { framework: 'x', country: 'AAA', ordinal: '1', asOf: '2020-06-01' };

describe('weights of one’s own', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    await trial.record(act('words', 'AAA', '2020-01-01'));
    await trial.record(
      act('law', 'AAA', '2020-02-01', { kind: 'policy_action', stance: 'opposes' }),
    );
  });
  afterAll(() => trial.end());

  it('judge, and are named by the hash of all numbers', async () => {
    const { rows, query } = await trial.ask('positions', { ...ASKED, weights: LOUD });
    // (4 - 1) / 5, against (0.5 - 1) / 1.5 as published.
    expect(rows).toMatchObject([{ class: 'leans_support', score: 0.6 }]);
    const weights = canonicalize({
      ...DEFAULT_WEIGHTS,
      kinds: { ...DEFAULT_WEIGHTS.kinds, statement: 4 },
    })!;
    const hash = createHash('sha256').update(weights).digest('hex').slice(0, 12);
    expect(query).toMatchObject({ method: `weighted@1+${hash}`, weights });
    const plain = await trial.ask('positions', { ...ASKED, method: 'weighted@1' });
    expect(plain.rows).toMatchObject([{ class: 'leans_oppose' }]);
    expect(plain.query).not.toHaveProperty('weights');
  });

  it('are refused where they age by days until a far year, which took minutes', async () => {
    const byDays = '{"ageing": {"stepDays": 1}}';
    const far = { framework: 'x', weights: byDays, asOf: '9999-12-31' };
    const refused = { code: 'query.too-many-steps', kind: 'invalid' };
    await expect(trial.ask('adoption', far)).rejects.toMatchObject(refused);
    const later = { ...far, asOf: '2020-06-01', to: '9999-12-31' };
    await expect(trial.ask('changes', later)).rejects.toMatchObject(refused);
    const near = await trial.ask('adoption', { ...far, asOf: '2080-01-01' });
    expect(near.rows).toHaveLength(1);
    const ageless = '{"ageing": {"stepDays": 1, "kinds": []}}';
    expect((await trial.ask('adoption', { ...far, weights: ageless })).rows).toHaveLength(1);
  });

  it('answer again under the name and the numbers that the answer gave', async () => {
    const first = await trial.ask('positions', { ...ASKED, weights: LOUD });
    const { method, weights } = first.query as { method: string; weights: string };
    const again = await trial.ask('positions', { ...ASKED, method, weights });
    expect(again.query).toEqual(first.query);
    expect(again.rows).toEqual(first.rows);
  });

  it('count in every question that judges', async () => {
    const position = await trial.ask('position', { ...CELL, weights: LOUD });
    expect(position.rows).toMatchObject([
      { record: 'words', weight: 4 },
      { record: 'law', weight: 1 },
    ]);
    const history = await trial.ask('history', { ...CELL, weights: LOUD, axis: 'known' });
    expect(history.rows.at(-1)).toMatchObject({ class: 'leans_support', score: 0.6 });
    const curve = { framework: 'x', principle: '1', asOf: '2020-06-01', interval: 'year' };
    const timeline = await trial.ask('timeline', { ...curve, weights: LOUD });
    expect(timeline.rows.at(-1)).toMatchObject({ leansSupport: 1 });
    const changes = await trial.ask('changes', {
      framework: 'x',
      asOf: '2020-06-01',
      weights: LOUD,
    });
    expect(changes.rows[0]).toMatchObject({ before: 'supports', after: 'leans_support' });
  });

  it.each([
    [{ weights: '{"kinds":{"statement":-1}}' }, 'weights.invalid', 'weights'],
    [{ weights: '{"kinds":{"statement":1e999}}' }, 'weights.invalid', 'weights'],
    [{ weights: 'loud' }, 'weights.invalid', 'weights'],
    [{ weights: LOUD, method: 'latest@1' }, 'weights.other-method', 'method'],
    [{ weights: LOUD, method: 'weighted@1+000000000000' }, 'weights.other-method', 'method'],
    [{ weights: LOUD, method: 'best@1' }, 'weights.other-method', 'method'],
    [{ method: 'weighted@1+000000000000' }, 'weights.missing', 'weights'],
  ])('refuses %j', async (wrong, code, pointer) => {
    await expect(trial.ask('positions', { ...ASKED, ...wrong } as never)).rejects.toMatchObject({
      problems: [expect.objectContaining({ code, pointer })],
    });
  });
});
