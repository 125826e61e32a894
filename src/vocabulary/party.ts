import { z } from 'zod';
import { coded } from './coded.js';
import { COUNTRY, PARTY } from './patterns.js';
import { rule } from './rule.js';

/** The code of the refusal of what has not the form of a party. */
export const NO_CODE = 'party.not-a-code';

/** An ISO 3166-1 alpha-3 code, a withdrawn one for a former state, or XKX. Whether it existed is asked when recording. */
export const country = coded(
  NO_CODE,
  (value) => COUNTRY.test(value),
  'is not a country code. Use the three capital letters of ISO 3166-1, as in SYR; for a former state its withdrawn code, as in SUN.',
  (value) => [value.toUpperCase()],
);

/** Whoever may be a member of a group: a country alone. */
export const member = z
  .string()
  .check(
    rule((value) => {
      if (!isGroup(value)) return undefined;
      const detail = `"${value.slice(0, 60)}" is a group, and groups have no groups among their members. Name each of its countries.`;
      return { code: NO_CODE, detail };
    }),
  )
  .pipe(country);

/** A country or a group. */
export const party = coded(
  NO_CODE,
  (value) => PARTY.test(value),
  'is not a party. Use a country code of three capital letters, as in SYR, or a group, as in group:asean.',
  (value) => [value.toUpperCase(), value.toLowerCase()],
);

export const isGroup = (value: string): boolean => value.startsWith('group:');
export const groupParty = (id: string): string => `group:${id}`;
export const groupId = (value: string): string => value.slice('group:'.length);
