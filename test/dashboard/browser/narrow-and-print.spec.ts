import type { Locator } from 'playwright-core';
import { overflow } from './chromium.js';
import { type Act, setStage, visit } from './stage.js';

const stage = setStage();

const VIEWS = [
  'map',
  'curve',
  'matrix',
  'changes',
  'changes&axis=known',
  'records',
  'compare&compare=CHN,USA,RUS,FRA',
  'country&country=SYR',
  'principle',
  'record&record=syr-support-2020',
  'methods',
];

const on = (view: string, width: number, act: Act): Promise<void> =>
  visit(
    stage,
    async (page) => {
      await page.goto(`/?principle=3&view=${view}`);
      await page.getByRole('navigation', { name: 'Views' }).waitFor();
      await page.locator('.waiting').first().waitFor({ state: 'detached' });
      await act(page);
    },
    { width },
  );

const heightOf = async (element: Locator): Promise<number> => (await element.boundingBox())!.height;

describe('on a phone', () => {
  it('the principles stand in one row', async () => {
    await on('map', 390, async (page) => {
      expect(await heightOf(page.locator('.chips'))).toBeLessThan(60);
    });
  });

  it.each(VIEWS.flatMap((view) => [320, 390].map((width) => ({ view, width }))))(
    'nothing is wider than the page: $view, $width',
    async ({ view, width }) => {
      await on(view, width, async (page) => {
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      });
    },
  );

  it('no table breaks a word', async () => {
    await on('changes&axis=known&since=1700', 390, async (page) => {
      await page.locator('td .stand').first().waitFor();
      expect(await page.evaluate(BROKEN_WORDS)).toEqual([]);
    });
  });
});

/** Words in cells that stand in more than one line. */
const BROKEN_WORDS = `[...document.querySelectorAll('td a, td .stand, thead th')].flatMap((element) => {
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { 0: word, index } of node.data.matchAll(/[\\p{L}]{3,}/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getClientRects().length > 1) found.push(word);
    }
  }
  return found;
})`;

describe('on paper', () => {
  it.each(VIEWS)('nothing is wider than the page: %s', async (view) => {
    await on(view, 680, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(BEYOND_PAGE)).toEqual([]);
    });
  });
});

/** Cells and drawings that reach out of the page to the right, or are cut off. */
const BEYOND_PAGE = `[...document.querySelectorAll('th, td, td button, svg, p')]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 80))`;

describe('the names in the matrix', () => {
  it('are tall enough to be hit', async () => {
    await on('matrix', 1_280, async (page) => {
      for (const name of await page.locator('.matrix tbody th a').all()) {
        if ((await name.boundingBox())!.y > 900) break;
        expect(await heightOf(name)).toBeGreaterThanOrEqual(24);
      }
    });
  });
});
