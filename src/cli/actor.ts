import { refuse } from '#kernel/refusal.js';
import { slug } from '#vocabulary/text.js';

/** Who writes without a server; refuses (`config.invalid`) a name that a key could not have. */
export function actorFrom(environment: Readonly<Record<string, string | undefined>>): string {
  const name = environment['STANDPOINT_ACTOR']?.trim() || 'cli';
  if (slug.safeParse(name).success) return name;
  throw refuse(
    'invalid',
    'config.invalid',
    `STANDPOINT_ACTOR is "${name.slice(0, 60)}". Use lower-case letters, digits, dots, dashes and underscores, up to 100, beginning with a letter or digit.`,
    { pointer: 'STANDPOINT_ACTOR' },
  );
}
