import fc from 'fast-check';
import { KINDS } from '#vocabulary/terms.js';
import { Trial } from '../support/trial.js';
import { isoDay } from './calendar.js';
import { smallWorld } from './small-world.js';

const PARTIES = ['CHN', 'SYR', 'USA', 'FRA', 'GBR', 'group:union'];
const STANCES = ['supports', 'leans_support', 'mixed', 'neutral', 'leans_oppose', 'opposes'];
const FIRST_DAY = Date.UTC(2012, 0, 1) / 86_400_000;

/** What became of one act: always in this order, but between the acts of others. */
type Life = readonly { readonly type?: string; readonly data: Readonly<Record<string, unknown>> }[];

type Fate = 'stands' | 'ended' | 'amended' | 'retracted' | 'confirmed';

interface Act {
  readonly party: string;
  readonly kind: string;
  readonly principle: number;
  readonly stance: string;
  readonly fate: Fate;
}

/** Every act has a day of its own: on one day the later record would decide, and that is a matter of order. */
const act: fc.Arbitrary<Act> = fc.record({
  party: fc.constantFrom(...PARTIES),
  kind: fc.constantFrom(...KINDS.filter((kind) => kind !== 'non_participation')),
  principle: fc.integer({ min: 1, max: 3 }),
  stance: fc.constantFrom(...STANCES),
  fate: fc.constantFrom<Fate[]>(
    'stands',
    'stands',
    'stands',
    'ended',
    'amended',
    'retracted',
    'confirmed',
  ),
});
const lives = fc
  .array(act, { minLength: 25, maxLength: 25 })
  .map((acts) => acts.map((each, index) => lifeOf(each, index)));

function lifeOf({ party, kind, principle, stance, fate }: Act, index: number): Life {
  const record = `act-${index}`;
  const day = FIRST_DAY + index * 97;
  const bearings = [{ on: `gids/${principle}`, stance }];
  const sources = [{ title: 'Made up for a test' }];
  const recorded = {
    data: { id: record, kind, party, occurredOn: isoDay(day), bearings, sources },
  };
  const later = {
    ended: { type: 'RecordEnded', data: { record, endedOn: isoDay(day + 300), how: 'withdrawn' } },
    amended: {
      type: 'RecordAmended',
      data: { record, changes: { occurredOn: isoDay(day + 1) }, reason: 'wrong_date' },
    },
    retracted: { type: 'RecordRetracted', data: { record, reason: 'miscoded' } },
    confirmed: {
      type: 'RecordReviewed',
      data: { record, coder: 'second', verdict: 'confirmed', bearings },
    },
  };
  return fate === 'stands' ? [recorded] : [recorded, later[fate]];
}

const QUESTIONS = ['2014-06-01', '2016-12-31', '2018-12-31', '2020-06-30'].flatMap((asOf) =>
  ['latest@1', 'weighted@1'].flatMap((method) =>
    ['direct', 'members'].map((groups) => ({ framework: 'gids', asOf, method, groups })),
  ),
);

/** Everything that can be asked now of what was recorded in that order. */
async function answersAfter(order: readonly Life[]): Promise<unknown> {
  const trial = await Trial.begin();
  try {
    for (const { type, data } of smallWorld) await trial.record({ type, data });
    for (const life of order)
      for (const each of life) await trial.submit({ ...each, insist: true });
    await trial.settle();
    const answers: unknown[] = [];
    for (const question of QUESTIONS) {
      answers.push((await trial.ask('positions', { ...question, silent: 'true' })).rows);
      answers.push((await trial.ask('timeline', { ...question, interval: 'month' })).rows);
      answers.push((await trial.ask('changes', question)).rows);
    }
    return answers;
  } finally {
    await trial.end();
  }
}

describe('the order in which facts arrive', () => {
  it('does not matter once they are all there', async () => {
    const [facts] = fc.sample(lives, { seed: 20_261_126, numRuns: 1 });
    const orders = fc.sample(fc.shuffledSubarray(facts!, { minLength: facts!.length }), {
      seed: 7,
      numRuns: 4,
    });
    const first = await answersAfter(facts!);
    expect(JSON.stringify(first)).toContain('"class":"supports"');
    for (const order of orders) {
      expect(order).not.toEqual(facts);
      expect(await answersAfter(order)).toEqual(first);
    }
  }, 60_000);
});
