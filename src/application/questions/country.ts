import { z } from 'zod';
import { country as countryCode } from '#vocabulary/party.js';
import { dataOf } from '../books/framework-book.js';
import { columns, question } from '../question.js';
import { checkParties } from './checked.js';
import { MEMBERSHIP_COLUMNS, membershipRow } from './membership-row.js';
import { asOf, knownAt } from './params.js';

export default question({
  name: 'country',
  path: '/countries/{country}',
  summary: 'One state: its spells, names, successions, and the groups it belonged to.',
  params: z.strictObject({ country: countryCode, asOf, knownAt }),
  key: ['group', 'from'],
  columns: columns(MEMBERSHIP_COLUMNS),
  answer: async (params, { model }) => {
    checkParties(model, [params.country], 'country');
    const { states, successions, memberships } = model.parties;
    const directory = model.parties.at(params.knownAt);
    const mine = memberships.at(params.knownAt).filter((row) => row['party'] === params.country);
    return {
      rows: mine.map((row) => membershipRow(row, params.asOf, directory)),
      about: {
        country: {
          code: params.country,
          spells: states
            .at(params.knownAt)
            .filter((row) => row['code'] === params.country)
            .map(dataOf),
          successions: successions
            .at(params.knownAt)
            .map(dataOf)
            .filter(
              ({ predecessor, successor }) =>
                predecessor === params.country || successor === params.country,
            ),
        },
      },
    };
  },
});
