import { refuse } from '#kernel/refusal.js';

/** Servers in front of this one commonly give a request up after a minute of silence. */
export const WAIT_MAX_SECONDS = 60;

/** How long an answer that is held already may be kept back for the next one. */
export interface Patience {
  readonly seconds: number;
  /** What `Preference-Applied` says; undefined where the address asks for it, not the header. */
  readonly applied: string | undefined;
}

/** The parameter is heeded or refused, the header only heeded: RFC 7240 lets a server pass over a preference. */
export function patienceOf(
  parameter: string | undefined,
  prefer: string | undefined,
): Patience | undefined {
  if (parameter !== undefined) return { seconds: secondsOf(parameter), applied: undefined };
  if (prefer === undefined) return undefined;
  const seconds = Math.min(Number(PREFERRED.exec(prefer)?.[1] ?? 0), WAIT_MAX_SECONDS);
  return seconds === 0 ? undefined : { seconds, applied: `wait=${seconds}` };
}

/** `wait=30` among other preferences; the first one counts. */
const PREFERRED = /(?:^|,)\s*wait\s*=\s*"?(\d{1,9})"?\s*(?=[,;]|$)/i;

function secondsOf(text: string): number {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= WAIT_MAX_SECONDS) return seconds;
  throw refuse(
    'invalid',
    'wait.malformed',
    `wait takes whole seconds, 1 to ${WAIT_MAX_SECONDS}, and not "${text.slice(0, 60)}". Leave it out to be answered at once.`,
    { pointer: 'wait' },
  );
}
