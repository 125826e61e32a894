import groupFounded from '#events/group-founded.js';
import membershipEnded from '#events/membership-ended.js';
import membershipStarted from '#events/membership-started.js';
import { integer, json, maybeInteger, maybeText, text } from '#kernel/columns.js';
import { projection } from '#kernel/define-projection.js';
import { KNOWN_COLUMNS, open } from '#kernel/known.js';
import { spanOf } from '#vocabulary/edtf.js';

export default projection({
  name: 'group',
  version: 2,
  summary: 'Groups and their membership by spell, both ends inclusive.',
  tables: {
    bloc: {
      columns: { bloc: text, founded_first: maybeInteger, data: json, ...KNOWN_COLUMNS },
      key: ['bloc', 'known_from'],
      partition: 'bloc',
    },
    membership: {
      columns: {
        bloc: text,
        party: text,
        started: integer,
        from_edtf: text,
        from_first: maybeInteger,
        to_edtf: maybeText,
        to_last: maybeInteger,
        ...KNOWN_COLUMNS,
      },
      key: ['bloc', 'party', 'started', 'known_from'],
      partition: 'bloc',
      indexes: [['party']],
    },
  },
  partition: ({ stream }) => stream.slice('group/'.length),
})
  .on(groupFounded, ({ sequence, data }) => [
    {
      table: 'bloc',
      row: {
        bloc: data.id,
        founded_first: data.foundedOn === '..' ? null : spanOf(data.foundedOn).first,
        data,
        known_from: sequence,
        known_to: null,
      },
    },
  ])
  .on(membershipStarted, ({ sequence, data: { group, party, from } }) => [
    {
      table: 'membership',
      row: {
        bloc: group,
        party,
        started: sequence,
        from_edtf: from,
        from_first: from === '..' ? null : spanOf(from).first,
        to_edtf: null,
        to_last: null,
        known_from: sequence,
        known_to: null,
      },
    },
  ])
  .on(membershipEnded, ({ sequence, data: { group, party, to } }, rows) => {
    const spell = open(rows('membership')).findLast(
      (row) => row['party'] === party && row['to_edtf'] === null,
    );
    if (!spell) throw new Error(`${party} has no open membership of ${group}.`);
    const to_last = to === '..' ? null : spanOf(to).last;
    return [
      { table: 'membership', row: { ...spell, known_to: sequence } },
      {
        table: 'membership',
        row: { ...spell, to_edtf: to, to_last, known_from: sequence, known_to: null },
      },
    ];
  });
