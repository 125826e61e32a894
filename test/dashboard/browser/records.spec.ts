import type { Locator, Page } from 'playwright-core';
import { overflow, seriousFindings } from './chromium.js';
import { type Act, setStage, visit } from './stage.js';

const stage = setStage();

const on = (search: string, act: Act, width = 1_280): Promise<void> =>
  visit(
    stage,
    async (page) => {
      await page.goto(`/?view=records${search}`);
      await act(page);
    },
    { width },
  );

/** How many records the server finds. */
async function countOf(query: string): Promise<number> {
  const { n } = (await (await fetch(`${stage.server.url}/v1/records?limit=1&${query}`)).json()) as {
    n: number;
  };
  return n;
}

const facets = (page: Page) => page.getByRole('region', { name: 'Narrow down' });
const facet = (page: Page, name: string): Locator => facets(page).getByRole('group', { name });
const told = async (page: Page, query: string) => {
  const n = await countOf(query);
  await page.getByText(`${n} ${n === 1 ? 'record' : 'records'}`, { exact: true }).waitFor();
  return n;
};

describe('the records', () => {
  it('are narrowed down by what is ticked, with the count and in the address', async () => {
    await on('', async (page) => {
      const all = await told(page, '');
      await facet(page, 'Kind of act').getByLabel('statement').check();
      const statements = await told(page, 'kind=statement');
      await facet(page, 'Kind of act').getByLabel('endorsement').check();
      const both = await told(page, 'kind=statement,endorsement');
      expect([statements < both, both < all]).toEqual([true, true]);
      await facet(page, 'Principle').getByLabel('gids/3 No mass surveillance').check();
      await told(page, 'kind=statement,endorsement&on=gids/3');
      expect(page.url()).toContain('kind=statement,endorsement');
      expect(page.url()).toContain('on=gids%2F3');
      await facets(page).getByRole('button', { name: 'Choose nothing' }).click();
      await told(page, '');
      await page.goBack();
      await told(page, 'kind=statement,endorsement&on=gids/3');
    });
  });

  it('are counted by value under all other choices, whatever is looked for', async () => {
    await on('&q=surveillance', async (page) => {
      const n = await countOf('q=surveillance&kind=statement');
      const label = facet(page, 'Kind of act').locator('label', { hasText: 'statement' });
      await label.waitFor();
      expect(await label.innerText()).toMatch(new RegExp(`statement\\s+${n}$`));
      await page.getByText('Best first').waitFor();
      await page.getByLabel('Words in it').fill('mass surveillance');
      await told(page, 'q=mass+surveillance');
    });
  });

  it('keep a choice that no record answers to, so that it can be taken back', async () => {
    await on('&kind=vote&q=surveillance', async (page) => {
      await page.getByText('No record answers to this.').waitFor();
      await facet(page, 'Kind of act').getByLabel('vote').click();
      await told(page, 'q=surveillance');
    });
  });

  it('come as an address says, and nonsense in it is told', async () => {
    await on('&party=SYR,QQQ&kind=statment&grade=Z&year=20', async (page) => {
      await told(page, 'party=SYR');
      const said = await page.locator('.notices').innerText();
      expect(said).toContain('No state or group has the code “QQQ”.');
      expect(said).toContain('Did you mean statement?');
      expect(said).toContain('grade cannot be “Z”');
      expect(said).toContain('years by comma');
      await facet(page, 'Who').getByLabel('Syria').isChecked();
    });
  });

  it('are all of a page of a party, or of a principle, behind their links', async () => {
    await on('', async (page) => {
      await page.goto('/?view=principle&principle=3');
      await page.getByRole('link', { name: 'The records that bear on it' }).click();
      await told(page, 'on=gids/3');
    });
  });

  it('are chosen by rarer values too, which are drawn when they are wanted', async () => {
    await on('', async (page) => {
      const who = facet(page, 'Who');
      await who.getByRole('checkbox').first().waitFor();
      expect(await who.getByRole('checkbox').count()).toBe(5);
      await who.getByText(/\d+ more/).click();
      await who.getByLabel('Syria').check();
      await told(page, 'party=SYR');
    });
  });

  it('are taken away as they are shown', async () => {
    await on('&kind=vote&q=data', async (page) => {
      await page.getByText('Take away').click();
      const csv = await page.getByRole('link', { name: 'CSV' }).first().getAttribute('href');
      expect(csv).toMatch(/records\.csv\?q=data&kind=vote&limit=all&knownAt=/);
    });
  });

  it('are narrowed down on a phone too, out of the way until wanted', async () => {
    await on(
      '&q=data',
      async (page) => {
        expect(await facets(page).isVisible()).toBe(false);
        await page.getByText('Narrow down').click();
        await facet(page, 'Kind of act').getByLabel('statement').check();
        await told(page, 'q=data&kind=statement');
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await seriousFindings(page)).toEqual([]);
      },
      390,
    );
  });
});
