import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { type Fetched, traffic } from '../test/dashboard/browser/traffic.js';
import type { View } from './dashboard-views.js';

/** How a view came, in milliseconds from the start of the navigation. */
export interface Loaded {
  readonly firstPaint: number;
  /** Content and sliders are there, in the first frame that shows them. */
  readonly usable: number;
  /** The end of the last long task, if that is later. */
  readonly interactive: number;
  /** By how much long tasks are longer than 50 ms, together. */
  readonly blocked: number;
  /** Busy main thread, script and all. */
  readonly busy: number;
  readonly fetched: readonly Fetched[];
}

interface Seen {
  readonly firstPaint: number;
  readonly usable: number;
  readonly tasks: readonly (readonly [start: number, length: number])[];
}

const LONG_MS = 50;
const QUIET_MS = 1_000;
const PATIENCE_MS = 60_000;

/** Notes in the page itself when what is waited for stands there. */
const watch = (content: string) => `(() => {
  const seen = (globalThis.seenByBench = { usable: 0, tasks: [] });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push([startTime, duration]);
  }).observe({ type: 'longtask', buffered: true });
  const isThere = () => document.querySelector('#day') && document.querySelector('#known') &&
    document.querySelector(${JSON.stringify(content)});
  const watcher = new MutationObserver(() => {
    if (!isThere()) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => { seen.usable = performance.now(); }));
  });
  watcher.observe(document, { childList: true, subtree: true });
})()`;

const SEEN = `({ ...seenByBench, firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })`;

/** Opens a view in a browser that has never been here, on a processor so many times slower. */
export async function load(
  browser: Browser,
  address: string,
  { content }: View,
  slower: number,
): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const fetched = await traffic(session);
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(watch(content));
    await page.goto(address);
    await standing(page);
    await quiet(async () => ((await page.evaluate(SEEN)) as Seen).tasks.length);
    const { firstPaint, usable, tasks } = (await page.evaluate(SEEN)) as Seen;
    const { metrics } = await session.send('Performance.getMetrics');
    return {
      firstPaint,
      usable,
      interactive: Math.max(usable, ...tasks.map(([start, length]) => start + length)),
      blocked: tasks.reduce((all, [, length]) => all + length - LONG_MS, 0),
      busy: 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN),
      fetched: fetched(),
    };
  } finally {
    await context.close();
  }
}

/** The security policy of the page lets no waiting script in, so it is asked again and again. */
async function standing(page: Page): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (((await page.evaluate(SEEN)) as Seen).usable === 0) {
    if (performance.now() > end) throw new Error(`Nothing stands at ${page.url()}.`);
    await pause(200);
  }
}

/** Waits until a number has stood still for a while. */
async function quiet(count: () => Promise<number>): Promise<void> {
  for (let before = -1, now = await count(); before !== now; now = await count()) {
    before = now;
    await pause(QUIET_MS);
  }
}
