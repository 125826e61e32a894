import type { Day } from '#vocabulary/day.js';

/** On the universal clock, as the server has it. */
export const today = (): Day => Math.floor(Date.now() / 86_400_000);
