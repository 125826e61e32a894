import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { PartyFinder } from '../../src/imports/party-finder.js';
import { runTable } from './run-table.js';

const mapping = parse(readFileSync('data/mappings/whitehouse-initiatives.yaml', 'utf8'));
const LISTS = [
  'initiative,statement,statement_date,position_in_list,name_as_written',
  'CRI,Statement of 2021,2021-10-14,1,France',
  'CRI,Statement of 2021,2021-10-14,2,European Union',
  'CRI,Statement of 2022,2022-11-01,1,European Commission',
  'CRI,Statement of 2022,2022-11-01,2,France',
  'CRI,Statement of 2022,2022-11-01,3,Namibia',
  'Spyware,Statement on spyware,2023-03-30,1,France',
].join('\n');

const state = (code: string, name: string) => ({
  ...{ code, name, alpha2: null, aliases: [] },
  ...{ validFrom: null, validTo: null },
});
const finder = new PartyFinder({
  spells: [state('FRA', 'France'), state('NAM', 'Namibia')],
  groups: [{ id: 'eu', name: 'European Union' }, ...mapping.group],
});

interface Joined {
  readonly id: string;
}

describe('lists of those who back an initiative', () => {
  it('become one endorsement of each when it first stands in one, and an organ none', async () => {
    const recorded: Joined[] = [];
    const record = async ({ data }: { data: unknown }) => {
      recorded.push(data as Joined);
      return { replayed: false };
    };
    const { counts, problems } = await runTable(LISTS, { mapping, finder, recorder: { record } });
    expect(counts).toMatchObject({ rows: 6, passed: 1, rejected: 1 });
    expect(problems).toMatchObject([{ line: 4, column: 'name_as_written' }]);
    expect(recorded.map(({ id }) => id).toSorted()).toEqual([
      'cri-fra',
      'cri-group-eu',
      'cri-nam',
      'spyware-fra',
    ]);
    expect(recorded.find(({ id }) => id === 'cri-nam')).toEqual({
      id: 'cri-nam',
      kind: 'endorsement',
      subkind: 'joint-statement',
      party: 'NAM',
      occurredOn: '2022-11-01',
      bearings: [{ on: 'cri', stance: 'supports', coverage: 'wholesale' }],
      attribution: 'reported_by_sponsor',
      sources: [
        {
          title: 'Statement of 2022',
          publisher: 'The White House',
          publishedOn: '2022-11-01',
          locator: 'entry 3: Namibia',
          grade: 'A',
        },
      ],
    });
  });
});
