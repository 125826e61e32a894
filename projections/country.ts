import stateListed from '#events/state-listed.js';
import stateSucceeded from '#events/state-succeeded.js';
import { integer, json, maybeText, text } from '#kernel/columns.js';
import { projection } from '#kernel/define-projection.js';
import { believe, KNOWN_COLUMNS, open } from '#kernel/known.js';

export default projection({
  name: 'country',
  version: 2,
  summary: 'States by spell: codes, names, days of existence and of United Nations membership.',
  tables: {
    state: {
      columns: {
        code: text,
        valid_from: maybeText,
        valid_to: maybeText,
        un_member_from: maybeText,
        un_member_to: maybeText,
        data: json,
        spell: text,
        ...KNOWN_COLUMNS,
      },
      key: ['code', 'spell', 'known_from'],
      partition: 'code',
    },
    succession: {
      columns: { predecessor: text, data: json, known_from: integer },
      key: ['predecessor', 'known_from'],
      partition: 'predecessor',
    },
  },
  partition: ({ stream }) => stream.slice('state/'.length),
})
  .on(stateListed, ({ sequence: at, data }, rows) => {
    const spell = data.validFrom ?? '';
    const others = open(rows('state')).filter((row) => row['spell'] !== spell);
    const listed = {
      code: data.code,
      spell,
      valid_from: data.validFrom,
      valid_to: data.validTo,
      un_member_from: data.unMemberFrom,
      un_member_to: data.unMemberTo,
      data,
    };
    const after = [...others.map(({ known_from, known_to, ...row }) => row), listed];
    return believe('state', { before: rows('state'), after, identity: ['code', 'spell'], at });
  })
  .on(stateSucceeded, ({ sequence, data }) => [
    {
      table: 'succession',
      row: { predecessor: data.predecessor, data, known_from: sequence },
    },
  ]);
