import type { Page } from 'playwright-core';
import { watched } from './chromium.js';
import { setStage } from './stage.js';

const stage = setStage();

type Act = (page: Page) => Promise<void>;

async function on(address: string, act: Act, before: Act = async () => {}): Promise<void> {
  const { page, complaints } = await watched(stage.browser, stage.server.url);
  try {
    await before(page);
    await page.goto(address);
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    await act(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.context().close();
  }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const focusedHeading = (page: Page, name: string) =>
  page.locator('h1:focus').filter({ hasText: name }).waitFor();

describe('the focus of a link that goes away with its view', () => {
  it('is at the heading of what comes: a country, a record, a form', async () => {
    await on('/?view=records&principle=3', async (page) => {
      await page.locator('main table td a').first().focus();
      await page.keyboard.press('Enter');
      await page.locator('.country-view').waitFor();
      await focusedHeading(page, await heading(page).innerText());
    });
    await on('/?view=record&record=syr-support-2020', async (page) => {
      await page.getByRole('link', { name: 'Amend…' }).focus();
      await page.keyboard.press('Enter');
      await focusedHeading(page, 'Amend');
    });
  });

  it('is taken from nobody when the page is opened', async () => {
    await on('/?view=map&principle=3', async (page) => {
      await page.locator('[data-chart=map] path[data-code]').first().waitFor();
      expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    });
  });
});

describe('the title of the tab', () => {
  it.each(['map', 'curve', 'matrix', 'records', 'country&country=SYR', 'methods'])(
    'begins with what is shown: %s',
    async (view) => {
      await on(`/?principle=3&view=${view}`, async (page) => {
        const text = await heading(page).innerText();
        expect((await page.title()).startsWith(`${text} · `)).toBe(true);
      });
    },
  );

  it('follows the reader', async () => {
    await on('/?view=map&principle=3', async (page) => {
      await page.getByRole('link', { name: 'Changes', exact: true }).click();
      await heading(page).filter({ hasText: 'What changed' }).waitFor();
      expect(await page.title()).toMatch(/^What changed, and why · /);
    });
  });
});

describe('a page that is left open over midnight', () => {
  it('shows the next day', async () => {
    const evening = new Date('2026-12-24T23:59:50Z');
    await on(
      '/?view=map&principle=3',
      async (page) => {
        await page
          .getByText(/on 24 Dec 2026/)
          .first()
          .waitFor();
        await page.clock.fastForward('01:00');
        await page
          .getByText(/on 25 Dec 2026/)
          .first()
          .waitFor();
      },
      (page) => page.clock.install({ time: evening }),
    );
  });
});
