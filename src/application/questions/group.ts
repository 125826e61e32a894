import { z } from 'zod';
import type { JsonObject } from '#kernel/json.js';
import { slug } from '#vocabulary/text.js';
import { dataOf } from '../books/framework-book.js';
import { columns, question } from '../question.js';
import { checkGroup } from './checked.js';
import { MEMBERSHIP_COLUMNS, membershipRow } from './membership-row.js';
import { asOf, knownAt } from './params.js';

export default question({
  name: 'group',
  path: '/groups/{group}',
  summary: 'One group with every spell of membership, and who is a member on a day.',
  params: z.strictObject({ group: slug, asOf, knownAt }),
  key: ['party', 'from'],
  columns: columns(MEMBERSHIP_COLUMNS),
  answer: async (params, { model }) => {
    checkGroup(model, params.group);
    const directory = model.parties.at(params.knownAt);
    const founded = model.parties.groups.at(params.knownAt);
    const entry = founded.find((row) => row['bloc'] === params.group);
    const rows = model.parties.memberships
      .at(params.knownAt)
      .filter((row) => row['bloc'] === params.group)
      .map((row) => membershipRow(row, params.asOf, directory));
    return {
      rows,
      about: {
        group: entry ? dataOf(entry) : null,
        // Before it was recorded nothing was known of it: not that it had no members.
        members: entry ? membersIn(rows) : null,
      },
    };
  },
});

const membersIn = (rows: readonly JsonObject[]): number =>
  new Set(rows.filter((row) => row['member']).map((row) => row['party'])).size;
