import { z } from 'zod';
import { edtfOrUnknown } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { member } from '#vocabulary/party.js';
import { slug, text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'MembershipStarted',
  summary: 'A country became a member of a group.',
  data: z.strictObject({
    group: slug,
    party: member,
    /** First day of membership; `..` when nobody has established it. */
    from: edtfOrUnknown,
    note: text.nullish(),
  }),
  stream: ({ group }) => `group/${group}`,
  example: { group: 'asean', party: 'KHM', from: '1999-04-30' },
});
