import { type Refusal, refuse } from './refusal.js';

/** Said to whoever comes after `close()`. */
export function storeClosed(): Refusal {
  return refuse(
    'unavailable',
    'store.closed',
    'The store is closed because the program is stopping. Try again when it runs.',
  );
}
