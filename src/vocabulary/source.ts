import { z } from 'zod';
import { edtf } from './dated.js';
import { inOrder } from './in-order.js';
import { rule } from './rule.js';
import { GRADES } from './terms.js';
import { language, text } from './text.js';

/** A web address that a reader may safely follow: http or https, no user name or password inside. */
export const webAddress = z
  .string()
  .max(2_000)
  .check(
    rule((value) => {
      if (isSafe(value)) return undefined;
      const detail = `"${value.slice(0, 60)}" is not an address that readers can follow. Give one that begins with https:// or http://, or leave it out.`;
      return { code: 'url.not-allowed', detail };
    }),
  );

export const source = z.strictObject(
  inOrder({
    title: text,
    publisher: text.nullish(),
    url: webAddress.nullish(),
    publishedOn: edtf.nullish(),
    accessedOn: edtf.nullish(),
    archiveUrl: webAddress.nullish(),
    language: language.nullish(),
    locator: text.nullish(),
    grade: z.enum(GRADES).nullish(),
  }),
);

/** At least one: a claim without a source is not recorded. */
export const sources = z.array(source).min(1).max(50);

export type Source = z.infer<typeof source>;

/** What most addresses look like, and is known to be safe without a parser: a plain host of letters, no user name. */
const PLAIN = /^https?:\/\/(?!.*xn--)(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[\x21-\x7e]*)?$/;

function isSafe(value: string): boolean {
  if (PLAIN.test(value)) return true;
  const address = URL.parse(value);
  if (address === null || /\s/.test(value)) return false;
  const { protocol, username, password } = address;
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
