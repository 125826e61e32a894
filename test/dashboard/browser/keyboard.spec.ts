import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { type Act, setStage, visitView } from './stage.js';

const stage = setStage();

const on = (address: string, act: Act, width = 1_280) => visitView(stage, address, act, { width });

const PHONE = 390;
const why = (page: Page) => page.getByRole('complementary', { name: 'Why' });
const close = (page: Page) => why(page).getByRole('button', { name: 'Close' }).click();
const cell = (page: Page, party: string, ordinal: number) =>
  page.locator(`[data-party="${party}"][data-ordinal="${ordinal}"]`);

const PATIENCE_MS = 10_000;

/** Waits until this is true in the page, which forbids the ways in which Playwright would wait there. */
async function until(page: Page, expression: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await page.evaluate(expression))) {
    if (Date.now() > end) throw new Error(`In vain: ${expression}`);
    await pause(50);
  }
}

/** Waits for an element in sight that has the focus. */
const focused = (page: Page, selector: string): Promise<void> =>
  until(
    page,
    `(({ activeElement }) => {
      const { top, bottom } = activeElement.getBoundingClientRect();
      return activeElement.matches(${JSON.stringify(selector)}) && bottom > 0 && top < innerHeight;
    })(document)`,
  );

/** What browsers tell of a choice from a list of suggestions. */
const CHOOSE_FIJI = `(() => {
  const field = document.activeElement;
  field.value = 'Fiji';
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertReplacementText', bubbles: true }));
})()`;

describe('the field that adds to a comparison', () => {
  const field = (page: Page) => page.getByLabel('Add a country or group');
  const taken = (page: Page, name: string) =>
    page.getByRole('button', { name: `Take out ${name}`, exact: true });

  it('takes nothing while somebody types, and what was meant on Enter', async () => {
    await on('/?view=compare&compare=FRA', async (page) => {
      await taken(page, 'France').waitFor();
      await field(page).pressSequentially('Indonesia');
      expect(await field(page).inputValue()).toBe('Indonesia');
      expect(await page.getByRole('button', { name: /^Take out/ }).count()).toBe(1);
      await field(page).press('Enter');
      await taken(page, 'Indonesia').waitFor();
      expect(await field(page).inputValue()).toBe('');
      await field(page).pressSequentially('asean');
      await field(page).press('Tab');
      await taken(page, 'Association of Southeast Asian Nations').waitFor();
      expect(await taken(page, 'India').count()).toBe(0);
    });
  });

  it('takes what is chosen from its list at once', async () => {
    await on('/?view=compare&compare=FRA', async (page) => {
      await field(page).focus();
      await page.evaluate(CHOOSE_FIJI);
      await taken(page, 'Fiji').waitFor();
    });
  });

  it('tells what it does not know', async () => {
    await on('/?view=compare&compare=FRA', async (page) => {
      await field(page).pressSequentially('Indonesa');
      await field(page).press('Enter');
      await page.getByText('“Indonesa” is not the name or code').waitFor();
      expect(await taken(page, 'Indonesia').count()).toBe(0);
      await field(page).fill('indonesia');
      await field(page).press('Enter');
      await taken(page, 'Indonesia').waitFor();
      expect(await page.getByText('is not the name or code').count()).toBe(0);
    });
  });
});

describe('the panel beside a view', () => {
  it('comes into sight with the focus when a cell opens it, and gives it back', async () => {
    await on(
      '/?view=matrix',
      async (page) => {
        await cell(page, 'ECU', 2).click();
        await focused(page, '.side h2');
        await close(page);
        await focused(page, '[data-party="ECU"][data-ordinal="2"]');
        await page.keyboard.press('Enter');
        await focused(page, '.side h2');
        await cell(page, 'SYR', 3).click();
        await page.getByRole('heading', { name: /^Why Syria/ }).waitFor();
        await focused(page, '.side h2');
      },
      PHONE,
    );
  });

  it('comes into sight when a name among the changes opens it', async () => {
    await on(
      '/?view=changes',
      async (page) => {
        await page.locator('td a').filter({ hasText: 'Syria' }).first().click();
        await focused(page, '.side h2');
      },
      PHONE,
    );
  });

  it('leaves the focus at the heading of the view when what opened it is gone', async () => {
    await on('/?view=map&principle=3', async (page) => {
      const lists = page.getByRole('complementary', { name: 'Who stands where' });
      await lists.getByRole('link').first().click();
      await focused(page, '.side h2');
      await close(page);
      await focused(page, 'h1');
    });
  });

  it('takes no focus when the address opens it, nor when a tab does', async () => {
    await on('/?view=map&principle=3&country=SYR', async (page) => {
      await why(page).getByText('Without it: silent').first().waitFor();
      await focused(page, 'body');
      await page.getByRole('link', { name: 'Records', exact: true }).click();
      await why(page).waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Matrix', exact: true }).click();
      await why(page).waitFor();
      await focused(page, '.tabs a[aria-current]');
    });
  });
});

describe('the focus', () => {
  it('stays on buttons that have nothing more to do', async () => {
    await on('/?principle=3&asOf=2021-03-01', async (page) => {
      const today = page.getByRole('button', { name: 'Today' });
      await today.focus();
      await page.keyboard.press('Enter');
      await until(page, '!location.search.includes("asOf")');
      await focused(page, '.clock-says button');
      expect(await today.getAttribute('aria-disabled')).toBe('true');
      const later = page.getByRole('button', { name: 'Change after' });
      expect(await later.getAttribute('aria-disabled')).toBe('true');
    });
  });
});

describe('the row of views', () => {
  it('shows the current one on a phone, and leaves the page where it is', async () => {
    const sight = `(() => {
      const { left, right } = document.querySelector('.tabs [aria-current]').getBoundingClientRect();
      return { isSeen: left >= 0 && right <= innerWidth, scrollY };
    })()`;
    await on(
      '/?view=compare&compare=FRA',
      async (page) => {
        await page.getByRole('button', { name: /^Take out/ }).waitFor();
        expect(await page.evaluate(sight)).toEqual({ isSeen: true, scrollY: 0 });
      },
      PHONE,
    );
  });
});

describe('the curve', () => {
  it('is moved by a year with the page keys', async () => {
    await on('/?view=curve&principle=3&asOf=2022-06-30', async (page) => {
      await page.getByRole('slider', { name: /^Support for/ }).focus();
      await page.keyboard.press('PageDown');
      await until(page, 'location.search.includes("asOf=2021-06-30")');
    });
  });
});
