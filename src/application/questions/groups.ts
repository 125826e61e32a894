import { z } from 'zod';
import { dayOf } from '#vocabulary/day.js';
import { dataOf } from '../books/framework-book.js';
import { columns, question } from '../question.js';
import { asOf, knownAt } from './params.js';

export default question({
  name: 'groups',
  path: '/groups',
  summary: 'All groups, with the number of members on a day.',
  params: z.strictObject({ asOf, knownAt }),
  key: ['id'],
  columns: columns({
    id: 'Group identifier; as a party it is group:….',
    name: 'Name.',
    kind: 'union, bloc, alliance, forum or informal.',
    foundedOn: 'Day of foundation, EDTF; `..` when not established.',
    members: 'Number of members on asOf.',
  }),
  answer: async (params, { model }) => {
    const directory = model.parties.at(params.knownAt);
    const groups = model.parties.groups.at(params.knownAt).map(dataOf);
    return {
      rows: groups
        .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
        .map(({ id = null, name = null, kind = null, foundedOn = null }) => ({
          id,
          name,
          kind,
          foundedOn,
          members: directory.members(String(id), dayOf(params.asOf)).length,
        })),
    };
  },
});
