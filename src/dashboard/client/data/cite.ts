import { ask } from './ask.js';

/** What the server keeps of an answer. */
export interface Cited {
  readonly text: string;
  readonly links: Readonly<Record<string, string>>;
}

/** Cites the answer at an address; the same again is the same citation. */
export const cite = (address: string): Promise<Cited> =>
  ask<Cited>('/v1/cite', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address }),
  });
