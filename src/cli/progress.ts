import type { Progress } from '#application/keeper/keeper.js';

const EVERY_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

/** A line on stderr that tells how far the work is and how fast it goes; nothing unless somebody watches. */
export function progressOnTerminal(): { show: Progress; end: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  const begun = performance.now();
  let shown = 0;
  return {
    show: (projection, sequence, head) => {
      const now = performance.now();
      if (now - shown < EVERY_MS) return;
      shown = now;
      const rate = Math.round(sequence / ((now - begun) / 1_000));
      process.stderr.write(
        `${CLEAR_LINE}${projection}: event ${sequence} of ${head}, ${rate} a second`,
      );
    },
    end: () => {
      if (shown > 0) process.stderr.write(CLEAR_LINE);
    },
  };
}
