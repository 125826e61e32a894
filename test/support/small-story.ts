import type { Trial } from './trial.js';

const SOURCES = [{ title: 'A source' }];

/** A record of the story: a supporting statement on x/1, unless said otherwise. */
export const act = (id: string, party: string, occurredOn: string, more: object = {}) => {
  const { stance = 'supports', on = 'x/1', ...rest } = more as { stance?: string; on?: string };
  return {
    data: {
      ...{ id, kind: 'statement', party, occurredOn, sources: SOURCES },
      bearings: [{ on, stance }],
      ...rest,
    },
  };
};

/** Three members of the UN, one former state and its successor, and a framework of two principles. */
export async function tellSmallStory(trial: Trial): Promise<void> {
  const states = [
    { code: 'AAA', name: 'Aland', unMemberFrom: '1950-01-01' },
    { code: 'BBB', name: 'Bland', unMemberFrom: '1950-01-01' },
    { code: 'CCC', name: 'Cland', validFrom: '2020-07-01', unMemberFrom: '2020-07-01' },
    {
      ...{ code: 'OLD', name: 'Old state', validTo: '2020-06-30' },
      ...{ unMemberFrom: '1950-01-01', unMemberTo: '2020-06-30' },
    },
  ];
  for (const data of states) await trial.record({ type: 'StateListed', data });
  await trial.record({
    type: 'FrameworkPublished',
    data: {
      id: 'x',
      title: 'The framework',
      announcedOn: '2019-01-01',
      principles: [
        { ordinal: 1, label: 'One' },
        { ordinal: 2, label: 'Two' },
      ],
      sources: SOURCES,
    },
  });
}
