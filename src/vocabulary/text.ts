import { z } from 'zod';
import { coded } from './coded.js';
import { SLUG } from './patterns.js';
import { type Fault, rule } from './rule.js';

/** Text of up to `max` UTF-16 units; not blank, no NUL, no half of a character pair. */
export const textUpTo = (max: number) => z.string().max(max).check(rule(textFault));

/** A line or a paragraph. */
export const text = textUpTo(4_000);

/** A name in addresses: lower case, digits, dot, dash, underscore. */
export const slug = coded(
  'identifier.not-a-slug',
  (value) => SLUG.test(value),
  'cannot be used as an identifier. Use lower-case letters, digits, dots, dashes and underscores, up to 100, beginning with a letter or digit.',
  (value) => [value.toLowerCase().replace(/^group:/, '')],
);

/** A language tag such as en, zh-Hans or pt-BR, up to 100 characters. */
export const language = z.string().check(
  rule((value) => {
    if (value.length <= TAG_LENGTH_MAX && TAG.test(value)) return undefined;
    const detail = `"${value.slice(0, 40)}" is not a language tag. Use one such as en, fr or zh-Hans.`;
    return { code: 'language.not-a-tag', detail };
  }),
);
const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** RFC 5646 asks for room for 35. */
const TAG_LENGTH_MAX = 100;

function textFault(value: string): Fault | undefined {
  if (value.trim() === '') {
    return {
      code: 'text.empty',
      detail: 'This text is empty. Leave the field out, or say something.',
    };
  }
  if (value.includes('\0') || !value.isWellFormed()) {
    return {
      code: 'text.broken-characters',
      detail: 'This text holds a NUL or half a character. Send it as clean UTF-8.',
    };
  }
  return undefined;
}
