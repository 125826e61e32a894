import { timeline } from '#positions/timeline.js';
import { type TimelinePointQuery, timelinePoint } from '#positions/timeline-point.js';
import { dayOf } from '#vocabulary/day.js';
import { evidence, timelineQuery, world } from './given.js';

const DAY = '2020-12-31';
const query = (more: Partial<TimelinePointQuery> = {}): TimelinePointQuery => {
  const { knownAt, filters, rules, roster, group, membership, parties } = timelineQuery([DAY, DAY]);
  const limits = { roster, group, membership, parties };
  return { on: 'x/1', date: dayOf(DAY), knownAt, filters, rules, ...limits, ...more };
};

describe('a point of a timeline', () => {
  const it1 = world(
    evidence({ record: 'u', party: 'USA', from: '2020-02-01' }),
    evidence({ record: 't', party: 'TWN', stance: 'opposes' }),
    evidence({ record: 'gone', party: 'FRA', until: '2020-03-01' }),
  );

  it('names the parties behind the counts of the timeline', () => {
    const point = timelinePoint(it1, query());
    expect(point.counts).toEqual(timeline(it1, timelineQuery([DAY, DAY]))[0]);
    expect(point).toMatchObject({
      counts: { supports: 1, silent: 1, roster: 2, outside: ['TWN'] },
      roster: ['FRA', 'USA'],
      silent: ['FRA'],
      positions: [{ party: 'USA', class: 'supports', since: dayOf('2020-02-01'), basis: ['u'] }],
      outside: [{ party: 'TWN', class: 'opposes' }],
    });
  });

  it.each([
    query({ roster: 'observed' }),
    query({ roster: 'states' }),
    query({ group: 'duo' }),
    query({ roster: 'observed', parties: ['TWN', 'FRA'] }),
    query({ date: dayOf('2019-01-01') }),
  ])('accounts for every member of the roster', (asked) => {
    const { counts, roster, silent, positions, outside } = timelinePoint(it1, asked);
    expect(roster).toHaveLength(counts.roster);
    expect(silent).toHaveLength(counts.silent);
    expect(positions).toHaveLength(counts.roster - counts.silent);
    expect(outside.map(({ party }) => party)).toEqual(counts.outside);
  });
});
