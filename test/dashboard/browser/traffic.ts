import type { CDPSession } from 'playwright-core';

/** One file or answer that the page fetched. */
export interface Fetched {
  readonly path: string;
  readonly type: string;
  /** As it crossed the line, with headers. */
  transferred: number;
  /** As the page read it. */
  decoded: number;
}

/** Follows what a tab fetches, from now on; the stream of events never ends and is left out. */
export async function traffic(session: CDPSession): Promise<() => readonly Fetched[]> {
  const all = new Map<string, Fetched>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const { pathname, search } = new URL(response.url);
    if (type === 'EventSource') return;
    all.set(requestId, { path: pathname + search, type, transferred: 0, decoded: 0 });
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const one = all.get(requestId);
    if (one) one.decoded += dataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = all.get(requestId);
    if (one) one.transferred = encodedDataLength;
  });
  await session.send('Network.enable');
  return () => [...all.values()].filter(({ path }) => !path.startsWith('/v1/stream'));
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((all, one) => all + one, 0);
