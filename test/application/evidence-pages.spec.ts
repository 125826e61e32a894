import { QueryBus } from '@nestjs/cqrs';
import { AskPages } from '#application/ask.js';
import { act, tellSmallStory } from '../support/small-story.js';
import { Trial } from '../support/trial.js';

describe('evidence', () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.begin();
    await tellSmallStory(trial);
    const both = [
      { on: 'x/1', stance: 'supports' },
      { on: 'x/2', stance: 'opposes' },
    ];
    await trial.record(act('one', 'AAA', '2020-03~', { bearings: both }));
    await trial.record(
      act('bare', 'BBB', '2020-03-01', { bearings: [], frameworks: [{ id: 'x' }] }),
    );
    await trial.record({
      type: 'RecordRetracted',
      data: { record: 'one', reason: 'miscoded' },
    });
  });
  afterAll(() => trial.end());

  const evidence = async (params: Record<string, string> = {}) =>
    (await trial.ask('evidence', params)).rows.map(({ record, on }) => `${record} ${on}`);

  it('has a row for each bearing, and one for a record without any', async () => {
    const knownAt = String((await trial.settle()) - 1);
    expect(await evidence({ knownAt })).toEqual(['one x/1', 'one x/2', 'bare null']);
    expect(await evidence({ knownAt, on: 'x/2' })).toEqual(['one x/2']);
    expect(await evidence({ knownAt, framework: 'x', country: 'BBB' })).toEqual(['bare null']);
    const { rows } = await trial.ask('evidence', { knownAt, on: 'x/1' });
    expect(rows[0]).toMatchObject({
      ...{ dateEdtf: '2020-03~', dateEarliest: '2020-03-01', dateLatest: '2020-03-31' },
      ...{ stance: 'supports', sourceTitle: 'A source', sources: 1, live: true },
    });
  });

  it('leaves out what has been retracted, unless it is asked for', async () => {
    expect(await evidence()).toEqual(['bare null']);
    expect(await evidence({ retracted: 'true' })).toEqual(['one x/1', 'one x/2', 'bare null']);
  });

  it('comes in pages that hold the same, and so do all events', async () => {
    const bus = trial.context.get(QueryBus, { strict: false });
    const paged = async (name: string, params: Record<string, string>) => {
      const { reply } = await bus.execute(new AskPages(name, params));
      const rows = [];
      for await (const page of reply!.pages) rows.push(...page);
      return rows;
    };
    expect(await paged('evidence', {})).toEqual((await trial.ask('evidence')).rows);
    const knownAt = '3';
    const events = await paged('events', { limit: 'all', knownAt });
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(events).toEqual((await trial.ask('events', { limit: 'all', knownAt })).rows);
  });
});
