import type { Page } from 'playwright-core';
import { type Act, setStage, visit } from './stage.js';

const stage = setStage();

const on = (address: string, act: Act): Promise<void> =>
  visit(stage, async (page) => {
    await page.goto(address);
    await page.locator('main table tbody tr').first().waitFor();
    await act(page);
  });

const focused = (page: Page) =>
  page.evaluate('document.activeElement.closest("tr").rowIndex') as Promise<number>;

describe('the tables whose rows are drawn when they come in sight', () => {
  it('are tables to whoever does not see them, with every cell in its words', async () => {
    await on('/?view=matrix', async (page) => {
      await page.locator('.matrix tbody tr').nth(190).waitFor();
      const table = await page.getByRole('table', { name: /where countries stand/ }).ariaSnapshot();
      expect(table.match(/- row /g)!.length).toBeGreaterThan(190);
      expect(table.match(/- columnheader /g)).toHaveLength(9);
      expect(table).toMatch(/- rowheader "Zimbabwe"/);
      expect(table.match(/- cell /g)!.length).toBeGreaterThan(190 * 8);
    });
  });

  it('are walked through by keyboard, beyond what is in sight', async () => {
    await on('/?view=matrix', async (page) => {
      await page.locator('.matrix tbody tr').nth(190).waitFor();
      await page.locator('.matrix td button').first().focus();
      for (let step = 0; step < 8; step += 1) await page.keyboard.press('PageDown');
      expect(await focused(page)).toBe(121);
      await page.keyboard.press('ArrowUp');
      expect(await focused(page)).toBe(120);
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Why' }).waitFor();
    });
  });

  it('have links that lead to the day and the knowledge that is shown', async () => {
    await on('/?view=matrix&principle=3', async (page) => {
      const name = page.getByRole('link', { name: 'Syria', exact: true });
      await page.getByLabel('The day, as a date').fill('2021-03-01');
      await page.locator('caption', { hasText: /1 Mar 2021/ }).waitFor();
      expect(await name.getAttribute('href')).toBe(
        '?view=country&principle=3&asOf=2021-03-01&country=SYR',
      );
      await name.click();
      await page.getByRole('heading', { level: 1, name: 'Syria' }).waitFor();
    });
    await on('/?view=changes&principle=3&asOf=2021-03-01&knownAt=1700', async (page) => {
      const record = page.locator('.changes a', { hasText: 'syr-support-2020' }).first();
      expect(await record.getAttribute('href')).toMatch(
        /^\?view=record&.*asOf=2021-03-01&knownAt=1700.*record=syr-support-2020/,
      );
      const who = page.locator('.changes a', { hasText: 'Syria' }).first();
      expect(await who.getAttribute('href')).toMatch(/asOf=2020-12-31.*country=SYR/);
      await record.click();
      await page.getByRole('heading', { level: 1, name: 'One record and its life' }).waitFor();
    });
  });
});
