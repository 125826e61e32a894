import { z } from 'zod';

/** Text of up to `max` UTF-16 units; not blank, no NUL, no half of a character pair. */
export const textUpTo = (max: number) =>
  z
    .string()
    .max(max)
    .superRefine((value, context) => {
      const fault = textFault(value);
      if (fault) context.addIssue({ code: 'custom', message: fault.detail, params: fault });
    });

/** A line or a paragraph. */
export const text = textUpTo(4_000);

/** A name in addresses: lower case, digits, dot, dash, underscore. */
export const slug = z.string().superRefine((value, context) => {
  if (SLUG.test(value)) return;
  context.addIssue({
    code: 'custom',
    message: `"${value.slice(0, 60)}" cannot be used as an identifier. Use lower-case letters, digits, dots, dashes and underscores, up to 100, beginning with a letter or digit.`,
    params: { code: 'identifier.not-a-slug' },
  });
});
const SLUG = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** A language tag such as en, zh-Hans or pt-BR. */
export const language = z.string().superRefine((value, context) => {
  if (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)) return;
  context.addIssue({
    code: 'custom',
    message: `"${value.slice(0, 40)}" is not a language tag. Use one such as en, fr or zh-Hans.`,
    params: { code: 'language.not-a-tag' },
  });
});

function textFault(value: string): { code: string; detail: string } | undefined {
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
