import { z } from 'zod';
import { edtfOrUnknown } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { member } from '#vocabulary/party.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'MembershipEnded',
  summary: 'A country’s membership of a group came to an end.',
  data: z.strictObject({
    group: slug,
    party: member,
    /** Last day of membership; `..` when it is over and nobody has established the day. */
    to: edtfOrUnknown,
    note: text.nullish(),
  }),
  stream: ({ group }) => `group/${group}`,
  example: { group: 'eu', party: 'GBR', to: '2020-01-31' },
});
