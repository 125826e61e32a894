import { z } from 'zod';
import { isoDay } from '#vocabulary/dated.js';
import { defineEvent } from '#vocabulary/define-event.js';
import { country } from '#vocabulary/party.js';
import { alpha2, m49 } from '#vocabulary/state-code.js';
import { text } from '#vocabulary/text.js';

export default defineEvent({
  type: 'StateListed',
  summary: 'A state stood in the state system for a spell of days, under a code and a name.',
  data: z.strictObject({
    code: country,
    /** First day of the spell; null when it began before 1946. With the code it names the spell; listing it again corrects it. */
    validFrom: isoDay.nullable().default(null),
    /** Last day; null while it lasts. */
    validTo: isoDay.nullable().default(null),
    name: text,
    aliases: z.array(text).max(100).default([]),
    alpha2: alpha2.nullable().default(null),
    /** UN M49, three digits. */
    numeric: m49.nullable().default(null),
    /** Correlates of War state number. */
    cow: z.int().nullable().default(null),
    unMemberFrom: isoDay.nullable().default(null),
    unMemberTo: isoDay.nullable().default(null),
    region: text.nullable().default(null),
    subregion: text.nullable().default(null),
    regionalGroup: text.nullable().default(null),
    note: text.nullable().default(null),
  }),
  stream: ({ code }) => `state/${code}`,
  example: {
    code: 'SUN',
    validTo: '1991-12-25',
    name: 'Soviet Union',
    aliases: ['USSR', 'Union of Soviet Socialist Republics'],
    alpha2: 'SU',
    numeric: '810',
    cow: 365,
    unMemberFrom: '1945-10-24',
    unMemberTo: '1991-12-23',
    region: 'Europe',
  },
});
