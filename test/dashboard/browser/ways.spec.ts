import type { Page } from 'playwright-core';
import { type Act, setStage, visit } from './stage.js';

const stage = setStage();

const on = (address: string, act: Act, before: Act = async () => {}): Promise<void> =>
  visit(stage, async (page) => {
    await before(page);
    await page.goto(address);
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    await act(page);
  });

async function write(path: string, body: object): Promise<void> {
  const response = await fetch(`${stage.server.url}/v1/records${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([response.status, await response.text()]).toEqual([201, expect.any(String)]);
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

describe('the headline', () => {
  it('says which part of the evidence counts, and by which rules', async () => {
    await on('/?principle=3&channel=deeds&method=weighted@1', async (page) => {
      await page.locator('.headline p', { hasText: ' · by weighted@1 · deeds alone' }).waitFor();
    });
    await on('/?principle=3', async (page) => {
      expect(await page.locator('.headline p').innerText()).not.toMatch(/by |alone/);
    });
  });
});

describe('what we came to believe', () => {
  it('is told since the event at which the log stood at that moment', async () => {
    const event = await (await fetch(`${stage.server.url}/v1/events/1700`)).json();
    const { time } = event as { readonly time: string };
    await on(`/?principle=3&knownAt=${time}`, async (page) => {
      const said = await page.locator('.headline p').innerText();
      const [, sequence] = /ended with event ([\d,]+)/.exec(said)!;
      await page.getByText('countries look different').click();
      await page.getByRole('link', { name: 'Which events made the difference' }).click();
      await page.getByText(`differently than at event ${sequence}.`).waitFor();
    });
  });

  it('is in the order of names', async () => {
    await on('/?view=changes&axis=known&since=1650', async (page) => {
      const names = page.locator('tbody td:first-child a');
      await names.first().waitFor();
      const shown = await names.allInnerTexts();
      expect(shown.length).toBeGreaterThan(5);
      expect(shown).toEqual(shown.toSorted(new Intl.Collator('en').compare));
    });
  });
});

describe('a record', () => {
  it('says that its coding is disputed', async () => {
    await write('', {
      ...{ id: 'told-apart', kind: 'statement', party: 'TON', occurredOn: '2022-03-04' },
      bearings: [{ on: 'gids/3', stance: 'supports' }],
      sources: [{ title: 'A page' }],
    });
    await write('/told-apart/reviews', { coder: 'second', verdict: 'disputed' });
    await on('/?view=record&record=told-apart', async (page) => {
      await page.getByText('· coding disputed').waitFor();
    });
  });
});

describe('the records', () => {
  it('say that none comes after the last', async () => {
    await on('/?view=records&after=999999', async (page) => {
      await page.getByText('Nothing comes after event 999,999.').waitFor();
      expect(await page.getByText('No record answers to this').count()).toBe(0);
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
