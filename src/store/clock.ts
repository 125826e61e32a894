/** Milliseconds since 1970, UTC; handed in, so that tests can step it back. */
export type Clock = () => number;

/** The time to stamp on the next events: now, or the newest stamp in the log when the clock has stepped back. */
export function notBefore(newest: string, clock: Clock): string {
  const now = new Date(clock()).toISOString();
  return now > newest ? now : newest;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether the text is an instant exactly as the log writes it; only such texts compare in order of time. */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
