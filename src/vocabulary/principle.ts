import { z } from 'zod';
import { SUBJECT } from './patterns.js';
import { rule } from './rule.js';
import { source } from './source.js';
import { ADDRESSEES } from './terms.js';
import { language, slug, text, textUpTo } from './text.js';

/** `gids/3` for a principle, `clean-network` for a framework as a whole. */
export const subject = z.string().check(
  rule((value) => {
    if (SUBJECT.test(value)) return undefined;
    const detail = `"${value.slice(0, 60)}" names no principle. Write framework/number, as in gids/3, or a framework alone, as in clean-network.`;
    return { code: 'principle.not-a-name', detail };
  }),
);

/** The framework that a subject belongs to. */
export const frameworkOf = (on: string): string => on.split('/', 1)[0]!;

/** The principle's number; undefined for a framework as a whole. */
export function ordinalOf(on: string): number | undefined {
  const slash = on.indexOf('/');
  return slash < 0 ? undefined : Number(on.slice(slash + 1));
}

export const principleText = z.strictObject({
  language,
  /** Which of the wordings in circulation, for example `speech` or `full-text`. */
  wording: slug,
  text: textUpTo(20_000),
  source: source.nullable().default(null),
});

export const principle = z.strictObject({
  ordinal: z.int().min(1).max(999_999_999),
  label: text,
  addressee: z.enum(ADDRESSEES).nullable().default(null),
  tags: z.array(slug).max(50).default([]),
  texts: z.array(principleText).max(100).default([]),
});

export type Principle = z.infer<typeof principle>;
