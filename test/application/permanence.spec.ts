import { QueryBus } from '@nestjs/cqrs';
import { Ask } from '#application/ask.js';
import { Trial } from '../support/trial.js';

describe('an answer is permanent', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin({ corpus: true });
    trial.clock.instant = new Date('2027-01-01T12:00:00Z');
  });
  afterAll(() => trial.end());

  it.each([
    [{ asOf: '2021-12-31', knownAt: '1800' }, true],
    [{ asOf: '2021-12-31', knownAt: '2026-12-31' }, true],
    [{ asOf: '2021-12-31', knownAt: '2027-01-01T11:59:59Z' }, true],
    [{ asOf: '2021-12-31', knownAt: '2027-01-01' }, false],
    [{ asOf: '2021-12-31', knownAt: '2099-01-01' }, false],
    [{ asOf: '2021-12-31' }, false],
    [{ knownAt: '1800' }, false],
  ])('%j: %s', async (clocks: Record<string, string>, expected) => {
    const ask = new Ask('positions', { framework: 'gids', ...clocks });
    const { permanent } = await trial.context.get(QueryBus, { strict: false }).execute(ask);
    expect(permanent).toBe(expected);
  });

  it('and the same to the byte, whichever way it was asked first', async () => {
    const today = { framework: 'gids', asOf: '2020-12-31' };
    const { sequence, ...first } = await trial.ask('positions', today);
    const spelled = { ...today, knownAt: String(sequence) };
    expect(JSON.stringify((await trial.ask('positions', spelled)).query)).toBe(
      JSON.stringify(first.query),
    );
    expect(Object.keys(first.query).slice(0, 3)).toEqual(['framework', 'asOf', 'knownAt']);
  });

  it('and equal, whatever was recorded since', async () => {
    const asked = { framework: 'gids', asOf: '2021-12-31', knownAt: '1800' };
    const before = await trial.ask('positions', asked);
    await trial.record({
      type: 'RecordRetracted',
      data: { record: 'syr-support-2020', reason: 'test_entry' },
    });
    expect(await trial.ask('positions', asked)).toEqual(before);
    expect((await trial.ask('positions', { ...asked, knownAt: '1886' })).rows).not.toEqual(
      before.rows,
    );
  });
});
