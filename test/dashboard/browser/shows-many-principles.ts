import type { Browser, Page } from 'playwright-core';
import { type Server, serve } from '../../cli/standpoint.js';
import { builtPage } from '../../support/built-page.js';
import { openBrowser, watched } from './chromium.js';
import { type Fetched, traffic } from './traffic.js';

/** As the page reads it, unpacked. */
const ANSWER_BYTES_MAX = 2_000_000;

const VIEWS = [
  ['map', '[data-chart=map] path[data-code]'],
  ['curve', '[data-chart=curve] path'],
  ['matrix', '.matrix tbody td'],
  ['matrix&method=weighted@1&groups=members', '.matrix tbody td'],
  ['changes', '.changes-view tbody td'],
  ['changes&axis=known', '.changes-view tbody td'],
  ['records', 'main table tbody td'],
  ['compare&compare=USA,FRA,GBR', '.compare tbody td'],
  ['country&country=USA', '.country-view table tbody td'],
  ['principle', '.principle-view p'],
] as const;

interface ManyPrinciples {
  /** A folder that holds the roll calls and is not in use. */
  readonly data: () => string;
  readonly principles: number;
  /** As it stands in the list of groups. */
  readonly group: string;
}

/** Opens the framework of roll calls in a browser, view by view. */
export function showsManyPrinciples({ data, principles, group }: ManyPrinciples): void {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    await builtPage();
    server = await serve(data());
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Does something there, and then has nothing to complain of, long answers included. */
  const on = async (view: string, act: (page: Page) => Promise<void>): Promise<void> => {
    const tab = await watched(browser, server.url);
    try {
      const fetched = await traffic(await tab.page.context().newCDPSession(tab.page));
      await tab.page.goto(`/?framework=unga&view=${view}`);
      await act(tab.page);
      await tab.page.waitForTimeout(300);
      expect(tab.complaints).toEqual([]);
      expect(fetched().filter(isData).length).toBeGreaterThan(5);
      expect(fetched().filter(({ decoded }) => decoded > ANSWER_BYTES_MAX)).toEqual([]);
    } finally {
      await tab.page.context().close();
    }
  };

  const count = principles.toLocaleString('en');

  it.each(VIEWS)('shows the view %s', async (view, content) => {
    await on(view, async (page) => {
      await page.getByText(`choose among ${count}`).waitFor();
      await page.locator(content).first().waitFor();
    });
  });

  it('shows the principles of a group in the matrix, page by page', async () => {
    await on('matrix', async (page) => {
      const heads = page.getByRole('columnheader');
      const pager = page.getByRole('navigation', { name: 'Principles' });
      await pager.getByText(`8 of ${count} principles`).waitFor();
      await pager.getByLabel('Group of principles').selectOption(group);
      const [, inGroup] = /\((.+)\)/.exec(group)!;
      await pager.getByText(`8 of ${inGroup} principles`).waitFor();
      await heads.nth(8).waitFor();
      const before = await heads.nth(1).innerText();
      await pager.getByRole('button', { name: 'The next ones' }).click();
      await heads.filter({ hasText: before }).waitFor({ state: 'detached' });
      await heads.nth(8).waitFor();
      expect(await heads.count()).toBe(9);
    });
  });

  it('finds a principle among the many by its group and its number', async () => {
    await on('map', async (page) => {
      const before = await page.getByRole('heading', { level: 1 }).innerText();
      await page.getByText(`choose among ${count}`).click();
      await page.getByLabel('Group of principles').selectOption(group);
      const [, inGroup] = /\((.+)\)/.exec(group)!;
      await page.getByText(`${inGroup} found.`).waitFor();
      const found = page.locator('.found-list button');
      const number = await found.nth(3).locator('.number').innerText();
      await page.getByLabel('Words or number').fill(number);
      await page.getByText('1 found.', { exact: true }).waitFor();
      await found.first().click();
      await page.getByText(`principle ${number} ·`).waitFor();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe(before);
      // The matrix would show what was looked for, and nothing else.
      expect(new URL(page.url()).searchParams.has('find')).toBe(false);
    });
  });
}

const isData = ({ path }: Fetched): boolean => path.startsWith('/v1/');
