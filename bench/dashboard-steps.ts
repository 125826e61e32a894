import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { View } from './dashboard-views.js';

/** Everything that a step sets off has been done by then: the slower parts of the page wait 150 ms, then they ask. */
const STEP_MS = 900;
const PATIENCE_MS = 60_000;

/** What the main thread of a page did for one step of a slider, in milliseconds. */
export interface Step {
  readonly all: number;
  readonly script: number;
  /** Styles and layout. */
  readonly layout: number;
}

/** The two sliders by their ids. */
export type Slider = 'day' | 'known';

const push = (slider: Slider, share: number | null) => `(() => {
  const slider = document.getElementById('${slider}');
  const [first, last] = [Number(slider.min), Number(slider.max)];
  if (${share} === null) return;
  slider.value = Math.round(first + (last - first) * ${share});
  slider.dispatchEvent(new Event('input', { bubbles: true }));
})()`;

async function spent(session: CDPSession): Promise<Step> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => 1_000 * (metrics.find((each) => each.name === name)?.value ?? 0);
  return {
    all: of('TaskDuration'),
    script: of('ScriptDuration'),
    layout: of('LayoutDuration') + of('RecalcStyleDuration'),
  };
}

async function cost(session: CDPSession, page: Page, script: string): Promise<Step> {
  const before = await spent(session);
  await page.evaluate(script);
  await pause(STEP_MS);
  const after = await spent(session);
  return {
    all: after.all - before.all,
    script: after.script - before.script,
    layout: after.layout - before.layout,
  };
}

export interface Stepped {
  readonly slider: Slider;
  /** Where on the slider, from 0 to 1. */
  readonly shares: readonly number[];
  /** How many times slower the processor is made. */
  readonly slower: number;
}

/** Moves a slider from place to place in a view that has come to rest; what a script that does nothing costs is off. */
export async function steps(
  browser: Browser,
  address: string,
  { content }: View,
  { slider, shares, slower }: Stepped,
): Promise<readonly Step[]> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(address);
    await page.locator(content).first().waitFor({ timeout: PATIENCE_MS, state: 'attached' });
    await pause(2 * STEP_MS);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const idle = await cost(session, page, push(slider, null));
    const found: Step[] = [];
    for (const share of shares) {
      const step = await cost(session, page, push(slider, share));
      found.push({ ...step, all: Math.max(0, step.all - idle.all) });
    }
    return found;
  } finally {
    await context.close();
  }
}
