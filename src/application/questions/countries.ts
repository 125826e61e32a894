import { z } from 'zod';
import { dataOf } from '../books/framework-book.js';
import { columns, question } from '../question.js';
import { asOf, knownAt, yesNo } from './params.js';
import { STATE_COLUMNS, stateRow } from './state-row.js';

export default question({
  name: 'countries',
  path: '/countries',
  summary: 'The states of a day, or of all days, with their codes.',
  params: z.strictObject({
    asOf,
    knownAt,
    all: yesNo.describe('true: every spell of every state, whatever the day.'),
  }),
  key: ['code', 'validFrom'],
  columns: columns(STATE_COLUMNS),
  answer: async (params, { model }) => {
    const directory = model.parties.at(params.knownAt);
    const rows = model.parties.states.at(params.knownAt).map((row) => stateRow(dataOf(row)));
    const standing = rows.filter(
      ({ validFrom, validTo }) =>
        (validFrom ?? '') <= params.asOf && params.asOf <= (validTo ?? '9999'),
    );
    const wanted = params.all ? rows : standing;
    return {
      rows: wanted.toSorted((a, b) => compare(a.code, b.code) || compare(a.validFrom, b.validFrom)),
      about: { unMembers: directory.roster('un', Date.parse(params.asOf) / 86_400_000).length },
    };
  },
});

const compare = (a: string | null, b: string | null): number => {
  const [one, other] = [a ?? '', b ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
};
