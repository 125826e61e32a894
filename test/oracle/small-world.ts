import { append } from './apply.js';
import type { LogEvent } from './shapes.js';

type Data = Readonly<Record<string, unknown>>;

/** A log from pairs of type and data. */
export const logOf = (...entries: readonly (readonly [string, Data])[]): LogEvent[] =>
  entries.reduce<LogEvent[]>((events, [type, data]) => append(events, type, data), []);

const state = (code: string, un: string | null, spell: Data = {}) =>
  ['StateListed', { code, name: code, unMemberFrom: un, ...spell }] as const;
const joined = (group: string, party: string, from: string) =>
  ['MembershipStarted', { group, party, from }] as const;
const source = { title: 'Made up for a test' };

/** Reference events only: ten states (one ended, one outside the UN, one born in 2011), two groups, three frameworks. */
export const smallWorld: readonly LogEvent[] = logOf(
  state('SUN', '1945-10-24', { validTo: '1991-12-25', unMemberTo: '1991-12-23' }),
  state('RUS', '1991-12-24', { validFrom: '1991-12-24' }),
  state('CHN', '1945-10-24'),
  state('SYR', '1945-10-24'),
  state('USA', '1945-10-24'),
  state('FRA', '1945-10-24'),
  state('GBR', '1945-10-24'),
  state('KHM', '1955-12-14'),
  state('SSD', '2011-07-14', { validFrom: '2011-07-09' }),
  state('XKX', null, { validFrom: '2008-02-17' }),
  ['GroupFounded', { id: 'union', name: 'Union', foundedOn: '1993-11-01' }],
  joined('union', 'FRA', '1993-11-01'),
  joined('union', 'GBR', '1993-11-01'),
  ['MembershipEnded', { group: 'union', party: 'GBR', to: '2020-01-31' }],
  ['GroupFounded', { id: 'pact', name: 'Pact', foundedOn: '..' }],
  joined('pact', 'SUN', '..'),
  joined('pact', 'KHM', '1999-04'),
  joined('pact', 'SYR', '..'),
  ['MembershipEnded', { group: 'pact', party: 'SYR', to: '..' }],
  [
    'FrameworkPublished',
    {
      id: 'gids',
      title: 'Global Initiative',
      announcedOn: '2020-09-08',
      principles: [1, 2, 3].map((ordinal) => ({ ordinal, label: `Point ${ordinal}` })),
      sources: [source],
    },
  ],
  [
    'FrameworkPublished',
    { id: 'whole', title: 'Joined as a whole', announcedOn: '2018-11-12', sources: [source] },
  ],
  [
    'FrameworkPublished',
    {
      id: 'rival',
      title: 'Rival Initiative',
      announcedOn: '2021-03-01',
      principles: [1, 2].map((ordinal) => ({ ordinal, label: `Rival point ${ordinal}` })),
      sources: [source],
    },
  ],
);

const mapped = (from: string, relation: string, to: string) => ({ from, to, relation });

/** Versions of a crosswalk and a second one that says in part the same, as they are published one after another. */
const crosswalks: readonly Data[] = [
  {
    id: 'rivals',
    publishedOn: '2022-01-01',
    mappings: [mapped('gids/1', 'exact', 'rival/1'), mapped('gids/2', 'narrower', 'rival/2')],
  },
  {
    id: 'second-opinion',
    publishedOn: '2023-01-01',
    mappings: [mapped('rival/1', 'exact', 'gids/1'), mapped('whole', 'related', 'gids/3')],
  },
  {
    id: 'rivals',
    publishedOn: '2024-01-01',
    mappings: [mapped('gids/2', 'broader', 'rival/2'), mapped('rival/1', 'related', 'whole')],
  },
];

/** What is told of states, groups and crosswalks while there is evidence already, one after another. */
export const lateReference: readonly (readonly [string, Data])[] = [
  ['CrosswalkPublished', crosswalks[0]!],
  joined('union', 'SYR', '2007-01-01'),
  ['CrosswalkPublished', crosswalks[1]!],
  joined('pact', 'CHN', '2001-06-15'),
  ['MembershipEnded', { group: 'union', party: 'SYR', to: '2016-12-31' }],
  ['CrosswalkPublished', crosswalks[2]!],
  state('XKX', null, { validFrom: '2008-02-17', validTo: '2021-12-31' }),
  joined('union', 'SYR', '2018-01-01'),
  state('XKX', null, { validFrom: '2008-02-17' }),
  ['MembershipEnded', { group: 'pact', party: 'CHN', to: '..' }],
];
