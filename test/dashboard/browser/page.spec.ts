import type { Page } from 'playwright-core';
import { corpusFolder, type Server, serve, standpoint } from '../../cli/standpoint.js';
import { tempFolder } from '../../support/temp-folder.js';
import { type Look, overflow, seriousFindings, watched } from './chromium.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { type Act, setStage, visitView } from './stage.js';

const stage = setStage();

const on = (address: string, act: Act, look?: Look) => visitView(stage, address, act, look);

const headline = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const legend = (page: Page) => page.getByRole('list', { name: /Legend/ }).innerText();

/** What has had the focus after so many presses of the tab key. */
async function rolesMet(page: Page, presses: number): Promise<ReadonlySet<string>> {
  const met = new Set<string>();
  const focused =
    'document.activeElement?.getAttribute("role") ?? document.activeElement?.localName';
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('Tab');
    met.add(String(await page.evaluate(focused)));
  }
  return met;
}

async function record(
  id: string,
  more: object = {},
  { url, key }: Pick<Server, 'url' | 'key'> = stage.server,
): Promise<void> {
  const response = await fetch(`${url}/v1/records?insist=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ id, kind: 'endorsement', party: 'FRA', occurredOn: '2023-05-01' },
      bearings: [{ on: 'gids/2', stance: 'supports' }],
      sources: [{ title: 'A title' }],
      ...more,
    }),
  });
  expect(await response.json()).toMatchObject({ id });
  expect(response.status).toBe(201);
}

describe('the page, on the corpus that ships', () => {
  it('keeps a citation of the table, with files for reference managers', async () => {
    await on('/?principle=3&asOf=2021-03-01', async (page) => {
      await page.getByText('Take away').click();
      await page.getByRole('button', { name: 'Cite this table' }).click();
      const text = await page.locator('.copy-line', { hasText: 'APA' }).locator('pre').innerText();
      expect(text).toMatch(
        /^Standpoint\. \(.*Global Initiative on Data Security.*\/v1\/cite\/\w+$/,
      );
      const bibtex = await page.getByRole('link', { name: 'BibTeX' }).getAttribute('href');
      const answer = await fetch(`${stage.server.url}${bibtex}`);
      expect([answer.status, await answer.text()]).toEqual([
        200,
        expect.stringContaining('@misc{'),
      ]);
    });
  });

  it('says where countries stand, and moves with both clocks', async () => {
    await on('/?principle=3', async (page) => {
      expect(await headline(page)).toContain('No mass surveillance');
      const today = await legend(page);
      await page.getByLabel('The day, as a date').fill('2020-10-01');
      await page
        .getByText(/on 1 Oct 2020/)
        .first()
        .waitFor();
      expect(await legend(page)).not.toBe(today);
      await page.getByRole('button', { name: 'Today' }).click();
      const known = page.getByRole('slider', { name: 'As known at' });
      await known.fill('1648');
      await page
        .getByText(/event 1,648/)
        .first()
        .waitFor();
      await page
        .getByText(/countries look different with what we know today/)
        .first()
        .waitFor();
    });
  });

  it('opens the why of Syria on principle 3 down to the quotation', async () => {
    await on('/?principle=3&country=SYR', async (page) => {
      const why = page.getByRole('complementary', { name: 'Why' });
      await why.getByText('Syria strongly backs China-proposed initiative').first().waitFor();
      await why.getByRole('link', { name: /^Syria strongly backs/ }).waitFor();
      expect(await why.innerText()).toContain('Without it: silent');
    });
  });

  it('keeps its whole state in the address', async () => {
    const address = '/?view=matrix&principle=5&on=2022-06-30&method=weighted%401&country=ECU';
    // The first rows are drawn at once, the others after them.
    const whole = async (page: Page) => {
      await page.getByRole('row').nth(190).waitFor();
      await page.getByRole('complementary', { name: 'Why' }).waitFor();
      return page.getByRole('table').first().innerText();
    };
    await on(address, async (page) => {
      const seen = await whole(page);
      await page.reload();
      expect(await whole(page)).toBe(seen);
    });
  });

  it('shows what another client records, without a reload', async () => {
    await on('/?principle=2', async (page) => {
      await page.getByText('Followed live').waitFor();
      const before = await legend(page);
      await record('live-1', { party: 'FJI' });
      await page
        .getByText(/at event 1,886/)
        .first()
        .waitFor();
      expect(await legend(page)).not.toBe(before);
    });
  });

  it('is walked through by keyboard, the map too', async () => {
    await on('/?principle=3', async (page) => {
      const map = page.getByRole('application');
      await map.waitFor();
      const met = await rolesMet(page, 120);
      expect([...met]).toEqual(
        expect.arrayContaining(['application', 'select', 'input', 'button', 'a']),
      );
      await map.focus();
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Why' }).waitFor();
      expect(page.url()).toContain('country=');
    });
  });

  it('says what is wrong with an address, and shows the nearest view', async () => {
    await on('/?view=matrixx&principle=99&colour=red', async (page) => {
      const said = await page.locator('body').innerText();
      expect(said).toContain('matrixx');
      expect(said).toContain('colour');
    });
  });

  it('shows how to begin where nothing is recorded yet', async () => {
    const empty = tempFolder();
    await standpoint(['status'], { data: empty, env: { STANDPOINT_CORPUS: 'none' } });
    const own = await serve(empty);
    const tab = await watched(stage.browser, own.url);
    await tab.page.goto('/');
    await tab.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await tab.page.locator('body').innerText()).toMatch(/standpoint|import|record/i);
    expect(tab.complaints).toEqual([]);
    await tab.page.context().close();
    await own.stop();
  });

  it('says that the server has gone, and goes on by itself when it is back', async () => {
    const data = await corpusFolder();
    const first = await serve(data);
    const { page } = await watched(stage.browser, first.url);
    await page.goto('/?principle=2');
    await page.getByText('Followed live').waitFor();
    const before = await legend(page);
    await page.evaluate('globalThis.neverReloaded = true');
    await first.stop();
    await page.locator('.notices').getByText('The server does not answer.').waitFor();
    expect(await legend(page)).toBe(before);
    const second = await serve(data, new URL(first.url).port);
    await record('after-the-break', { party: 'FJI' }, { url: second.url, key: first.key });
    await page
      .locator('.notices')
      .getByText('The server does not answer.')
      .waitFor({ state: 'hidden' });
    await page
      .getByText(/at event 1,886/)
      .first()
      .waitFor();
    expect(await legend(page)).not.toBe(before);
    expect(await page.evaluate('globalThis.neverReloaded')).toBe(true);
    await page.context().close();
    await second.stop();
  }, 60_000);
});

const VIEWS = [
  'map',
  'curve',
  'matrix',
  'changes',
  'records',
  'compare',
  'country&country=SYR',
].concat(['principle', 'record&record=syr-support-2020', 'methods']);

describe('every view', () => {
  it.each(VIEWS.flatMap((view) => [false, true].map((dark) => ({ view, dark }))))(
    'has nothing serious for a checker of access: $view, dark $dark',
    async ({ view, dark }) => {
      await on(
        `/?view=${view}&principle=3`,
        async (page) => {
          await page.waitForLoadState('networkidle').catch(() => {});
          await page.waitForTimeout(300);
          expect(await seriousFindings(page)).toEqual([]);
        },
        { dark },
      );
    },
  );

  it.each(VIEWS)('fits a phone: %s', async (view) => {
    await on(
      `/?view=${view}&principle=3`,
      async (page) => {
        await page.waitForTimeout(300);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      },
      { width: 390 },
    );
  });
});

describe('long text', () => {
  const word = 'x'.repeat(75);
  const principle = 'Refrain from the use of information technology '.repeat(4).trim();
  beforeAll(async () => {
    const { status } = await fetch(`${stage.server.url}/v1/frameworks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stage.server.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ id: 'long', title: `${word} ${word}`, announcedOn: '2020-01-01' },
        principles: [principle, `${word} ${word} ${word}`].map((label, at) => ({
          ordinal: at + 1,
          label,
        })),
        sources: [{ title: 'Long words' }],
      }),
    });
    expect(status).toBe(201);
    await record('long', { actor: 'y'.repeat(300), venue: 'z'.repeat(300) });
  });

  it.each([
    ...['map', 'curve', 'matrix', 'compare&compare=CHN,USA,RUS,FRA,DEU,IND', 'principle'].map(
      (view) => `framework=long&principle=2&view=${view}`,
    ),
    'view=record&record=long',
  ])('fits: %s', async (address) => {
    for (const width of [1280, 390]) {
      await on(
        `/?${address}`,
        async (page) => {
          await page.waitForTimeout(300);
          expect([width, await overflow(page)]).toEqual([width, 0]);
        },
        { width },
      );
    }
  });

  it('leaves each column of a comparison wide enough to be read', async () => {
    await on(
      '/?view=compare&compare=CHN,USA,RUS',
      async (page) => {
        const cells = page.locator('table.compare tbody tr:first-child > *');
        await cells.first().waitFor();
        for (const cell of await cells.all()) {
          expect((await cell.boundingBox())!.width).toBeGreaterThan(90);
        }
      },
      { width: 390 },
    );
  });
});

describe('hostile text', () => {
  it(`stays text: ${HOSTILE_TEXTS.length} of them in quotations, titles and names`, async () => {
    const ids: string[] = [];
    for (let at = 0; at < HOSTILE_TEXTS.length; at += 20) {
      const some = HOSTILE_TEXTS.slice(at, at + 20);
      const id = `hostile-${at}`;
      ids.push(id);
      await record(id, {
        party: 'FJI',
        occurredOn: `2024-01-${String(1 + at / 20).padStart(2, '0')}`,
        quotation: { text: some[0] },
        actor: some[1],
        venue: some[2],
        notes: some.join('\n'),
        sources: some.map((title) => ({ title, publisher: title })),
      });
    }
    const views = ['records&q=', 'country&country=FJI', ...ids.map((id) => `record&record=${id}`)];
    for (const view of views) {
      await on(`/?view=${view}&principle=2`, async (page) => {
        await page.waitForTimeout(250);
        expect(
          await page.evaluate(
            'document.querySelectorAll("iframe,object,embed,base,main script").length',
          ),
        ).toBe(0);
      });
    }
    await on(`/?view=record&record=${ids[0]}`, async (page) => {
      await page.getByText(HOSTILE_TEXTS[0]!, { exact: false }).first().waitFor();
      await page.getByText(HOSTILE_TEXTS[19]!, { exact: false }).first().waitFor();
    });
    await on('/?principle=2&country=FJI', async (page) => {
      await page.getByRole('complementary', { name: 'Why' }).getByText(/h0 /).first().waitFor();
    });
  }, 120_000);
});
