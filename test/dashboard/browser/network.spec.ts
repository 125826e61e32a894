import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Route } from 'playwright-core';
import { watched } from './chromium.js';
import { setStage } from './stage.js';

const stage = setStage();

type Act = (page: Page) => Promise<void>;

/** Opens the page on a line that was made worse. */
async function onLine(worse: Act, act: Act, address = '/?principle=3'): Promise<void> {
  const { page } = await watched(stage.browser, stage.server.url);
  try {
    await worse(page);
    await page.goto(address);
    await act(page);
  } finally {
    await page.context().close();
  }
}

/** What befalls the first requests for an address, after which all is well. */
async function first(
  page: Page,
  address: RegExp,
  times: number,
  befall: (route: Route) => Promise<void>,
): Promise<void> {
  let met = 0;
  await page.route(address, (route) => {
    met += 1;
    return met <= times ? befall(route) : route.continue();
  });
}

const lost = (route: Route) => route.abort();
const shown = (page: Page) => page.getByRole('navigation', { name: 'Views' }).waitFor();
const banner = (page: Page) => page.locator('.notices').getByText('The server does not answer.');

describe('the page, on a line that fails', () => {
  it.each([/v1\/frameworks$/, /v1\/.*changes/, /v1\/status/])(
    'asks again for what was lost, and says so until it has come: %s',
    async (address) => {
      await onLine(
        (page) => first(page, address, 2, lost),
        async (page) => {
          await banner(page).waitFor();
          await shown(page);
          await banner(page).waitFor({ state: 'hidden' });
        },
      );
    },
    60_000,
  );

  it.each([429, 503])(
    'asks again by itself when it was told to come back: %i',
    async (status) => {
      await onLine(
        (page) =>
          first(page, /v1\/frameworks$/, 1, (route) =>
            route.fulfill({
              status,
              headers: { 'retry-after': '2' },
              json: { code: 'busy', detail: 'Too many wait.' },
            }),
          ),
        async (page) => {
          await page.getByText('It is asked again soon.').waitFor();
          await shown(page);
        },
      );
    },
    60_000,
  );

  it('asks again when the reader wants it, about the same principle', async () => {
    await onLine(
      (page) =>
        first(page, /v1\/frameworks$/, 1, (route) =>
          route.fulfill({ status: 503, headers: { 'retry-after': '50' }, json: { code: 'busy' } }),
        ),
      async (page) => {
        await page.getByRole('button', { name: 'Show today' }).click();
        await shown(page);
        expect(page.url()).toContain('principle=3');
      },
    );
  }, 60_000);

  it.each([
    { line: 'is slow', befall: (route: Route) => pause(1_500).then(() => route.continue()) },
    { line: 'is down', befall: lost },
  ])(
    'keeps page and focus while another framework is on its way: $line',
    async ({ befall }) => {
      await onLine(
        async () => {},
        async (page) => {
          const select = page.getByRole('combobox', { name: 'Framework' });
          await select.waitFor();
          await page.getByRole('heading', { level: 1 }).waitFor();
          const before = await select.inputValue();
          await page.route(/v1\/frameworks\/.*principles/, befall);
          await select.focus();
          await select.press('ArrowDown');
          await pause(700);
          expect(await select.inputValue()).not.toBe(before);
          expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(
            'surveillance',
          );
          expect(await page.evaluate('document.activeElement.localName')).toBe('select');
          if (befall === lost) return;
          await page.locator('h1', { hasNotText: 'surveillance' }).waitFor();
          expect(await page.evaluate('document.activeElement.localName')).toBe('select');
        },
      );
    },
    60_000,
  );

  it('counts steps of knowledge from what was asked last, not from the last answer', async () => {
    await onLine(
      async (page) => {
        await page.route(/v1\/.*knownAt=/, (route) => pause(3_000).then(() => route.continue()));
      },
      async (page) => {
        const known = page.getByRole('slider', { name: 'As known at' });
        const before = Number(await known.inputValue());
        for (let step = 0; step < 3; step += 1) {
          await page.getByRole('button', { name: 'One event less' }).click();
          await pause(400);
        }
        expect(Number(await known.inputValue())).toBe(before - 3);
        await page.waitForURL(new RegExp(`=${before - 3}\\b`));
      },
    );
  }, 60_000);

  it('asks again for the map when it was lost, and says so until it has come', async () => {
    await onLine(
      (page) => first(page, /world[^/]*\.json/, 2, lost),
      async (page) => {
        await shown(page);
        await banner(page).waitFor();
        await page.getByRole('application').waitFor();
        await banner(page).waitFor({ state: 'hidden' });
      },
    );
  }, 60_000);
});
