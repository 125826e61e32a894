import type { Locator, Page } from 'playwright-core';
import { type Look, overflow, seriousFindings, watched } from './chromium.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { setStage } from './stage.js';

const stage = setStage();

/** The browser tells of every answer that is a refusal, or is cut off by us; here they are what is wanted. */
const REFUSAL = /responded with a status of (400|401|409|412|422)|net::ERR_FAILED/;

/** Opens a page, does something there, and has nothing to complain of. */
async function on(address: string, act: (page: Page) => Promise<void>, look: Look = {}) {
  const { page, complaints } = await watched(stage.browser, stage.server.url, look);
  try {
    await page.goto(address);
    await act(page);
    expect(complaints.filter((each) => !REFUSAL.test(each))).toEqual([]);
  } finally {
    await page.context().close();
  }
}

async function signIn(page: Page, key = stage.server.key): Promise<void> {
  await page.getByLabel('Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const formNamed = (page: Page, name: string): Locator => page.getByRole('form', { name });
const check = (page: Page) => page.getByRole('button', { name: /^Check/ }).click();
const send = (page: Page) => page.getByRole('button', { name: 'Send' }).click();
/** It is stored, and nobody hears so. */
async function sendInVain(page: Page): Promise<void> {
  await page.route('**/v1/records', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await send(page);
  await page
    .getByRole('alert')
    .getByText(/does not answer/)
    .waitFor();
  await page.unroute('**/v1/records');
}
const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });
const focusedId = (page: Page) => page.evaluate('document.activeElement?.id');
/** Comes about once what was done has been drawn. */
const focusOn = (page: Page, id: string) => page.locator(`[id="${id}"]:focus`).waitFor();

/** The nth entry of a list of the form. */
const entry = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

const borderOf = (page: Page, id: string) =>
  page.evaluate(`getComputedStyle(document.getElementById('${id}')).borderTopWidth`);

interface Act {
  readonly party: string;
  readonly occurredOn: string;
  readonly on?: string;
  readonly title?: string;
}

/** Fills in what a statement needs. */
async function fillIn(page: Page, { party, occurredOn, on: subject, title }: Act) {
  await page.getByLabel(/^Who \(/).fill(party);
  await page.getByLabel(/^When/).fill(occurredOn);
  const bearing = entry(page, 'bearing 1');
  if (subject !== undefined) await bearing.getByLabel(/^Principle/).fill(subject);
  await bearing.getByLabel(/^Stance/).selectOption('supports');
  await entry(page, 'source 1')
    .getByLabel(/^Title/)
    .fill(title ?? 'A page');
}

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape.
async function get(path: string): Promise<any> {
  return (await fetch(`${stage.server.url}${path}`)).json();
}

const classOf = async (party: string, ordinal: number): Promise<string> =>
  (await get(`/v1/frameworks/gids/positions/${party}/${ordinal}`)).position.class;

const head = async (): Promise<number> => (await get('/v1/status')).head;

async function write(path: string, body: object): Promise<void> {
  const response = await fetch(`${stage.server.url}/v1/records${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([response.status, await response.text()]).toEqual([201, expect.any(String)]);
}

const statement = (id: string, more: object = {}) => ({
  ...{ id, kind: 'statement', party: 'TON', occurredOn: '2022-03-04' },
  bearings: [{ on: 'gids/3', stance: 'supports' }],
  sources: [{ title: 'A page' }],
  ...more,
});

describe('who enters', () => {
  it('finds the form in the header, signs in with a key, and out again', async () => {
    await on('/?principle=3', async (page) => {
      await page.getByRole('link', { name: 'Record…' }).click();
      await page.getByRole('heading', { level: 1, name: 'Record an act' }).waitFor();
      expect(await formNamed(page, 'Record an act').count()).toBe(0);
      await signIn(page);
      await formNamed(page, 'Record an act').waitFor();
      const kept = await page.evaluate(
        '[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]',
      );
      expect(kept).toEqual(['']);
      await page.getByRole('link', { name: 'Map' }).click();
      await page.getByRole('link', { name: 'Record…' }).click();
      await formNamed(page, 'Record an act').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await formNamed(page, 'Sign in').waitFor();
      expect(await formNamed(page, 'Record an act').count()).toBe(0);
    });
  });

  it('is asked for the key again after a reload', async () => {
    await on('/?view=entry', async (page) => {
      await signIn(page);
      await formNamed(page, 'Record an act').waitFor();
      await page.reload();
      await formNamed(page, 'Sign in').waitFor();
    });
  });

  it.each([
    ['sp_wrong', /not known/],
    ['two words', /in one piece/],
    ['', /in one piece/],
  ])('is told that %p is no key', async (key, words) => {
    await on('/?view=entry', async (page) => {
      await signIn(page, key);
      await page.getByRole('alert').getByText(words).waitFor();
      await focusOn(page, 'key');
      expect(await page.getByLabel('Key', { exact: true }).getAttribute('aria-invalid')).toBe(
        'true',
      );
      expect(await formNamed(page, 'Record an act').count()).toBe(0);
    });
  });

  it('has nothing to enter in a frame of another page', async () => {
    await on('/?view=entry&embed=1', async (page) => {
      await page.getByText('Nothing is entered in a frame').waitFor();
      expect(await page.locator('form, input[type="password"]').count()).toBe(0);
    });
  });
});

describe('a record', () => {
  it('is shown what is wrong at its fields, one by one', async () => {
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      const before = await head();
      await check(page);
      await page.getByText('4 fields need another look').waitFor();
      const who = page.getByLabel(/^Who \(/);
      await focusOn(page, 'entry-party');
      const described = (await who.getAttribute('aria-describedby'))!.split(' ');
      const texts = await Promise.all(
        described.map((id) => page.locator(`[id="${id}"]`).innerText()),
      );
      expect(texts.join(' ')).toMatch(/code of a country.*Fill this in/s);
      await fillIn(page, { party: 'SUN', occurredOn: '30 June 2021' });
      await check(page);
      await page.getByText('1 field needs another look').waitFor();
      await focusOn(page, 'entry-occurredOn');
      const borders = ['entry-occurredOn', 'entry-party'].map((id) => borderOf(page, id));
      expect(await Promise.all(borders)).toEqual(['2px', '1px']);
      await page.getByLabel(/^When/).fill('2021-06-30');
      await check(page);
      await page.getByText(/Use RUS/).waitFor();
      await focusOn(page, 'entry-party');
      await who.fill('RUS');
      await entry(page, 'bearing 1')
        .getByLabel(/^Principle/)
        .fill('gids/99');
      await check(page);
      await entry(page, 'bearing 1')
        .getByText(/has no principle 99/)
        .waitFor();
      await page.getByRole('button', { name: 'Take out source 1' }).click();
      await check(page);
      await page.getByText(/needs at least one source/).waitFor();
      expect(await head()).toBe(before);
    });
  });

  it('is offered what fields take, by lists of their own', async () => {
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      await formNamed(page, 'Record an act').waitFor();
      const lists =
        'Array.from(document.querySelectorAll("input[list]"), ({ list }) => list?.options.length ?? 0)';
      const counts = (await page.evaluate(lists)) as readonly number[];
      expect(counts.length).toBeGreaterThan(1);
      expect(Math.min(...counts)).toBeGreaterThan(1);
      const ids = (await page.evaluate(
        'Array.from(document.querySelectorAll("[id]"), ({ id }) => id)',
      )) as readonly string[];
      expect(ids).toEqual([...new Set(ids)]);
    });
  });

  it('opens what a wrong field is folded into', async () => {
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      await fillIn(page, { party: 'FJI', occurredOn: '2021-07-01' });
      await page.getByText('More', { exact: true }).click();
      await page.getByLabel('In force from').fill('soon');
      await page.getByText('More', { exact: true }).click();
      expect(await page.getByLabel('In force from').isVisible()).toBe(false);
      await check(page);
      await page.getByText('1 field needs another look').waitFor();
      await focusOn(page, 'entry-inForceFrom');
      expect(await page.getByLabel('In force from').isVisible()).toBe(true);
    });
  });

  it('says what it will change, and then changes just that; the page moves', async () => {
    await on('/?view=map&principle=3&country=FJI', async (page) => {
      await page.getByText('Followed live').waitFor();
      const before = await head();
      await page.getByRole('link', { name: 'Record…' }).click();
      await signIn(page);
      // What the page shows stands in the form.
      await expectValue(page.getByLabel(/^Who \(/), 'FJI');
      await expectValue(entry(page, 'bearing 1').getByLabel(/^Principle/), 'gids/3');
      await fillIn(page, { party: 'FJI', occurredOn: '2022-05-06' });
      await page.getByRole('button', { name: 'Add a bearing' }).click();
      await focusOn(page, 'entry-bearings-1-on');
      await page.keyboard.type('gids/5');
      await entry(page, 'bearing 2')
        .getByLabel(/^Stance/)
        .selectOption('opposes');
      await page.getByRole('button', { name: 'Add a source' }).click();
      await entry(page, 'source 2')
        .getByLabel(/^Title/)
        .fill('Another page');
      expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
      await check(page);
      await preview(page).getByText('This would change:').waitFor();
      const lines = await preview(page).getByRole('listitem').allInnerTexts();
      expect(lines.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
        expect.stringMatching(
          /^Fiji on 3 No mass surveillance: · silent → \+\+ supports score – → \+1, since – → 2022-05-06, on 0 → 1 record$/,
        ),
        expect.stringMatching(/^Fiji on 5 .*: · silent → −− opposes/),
      ]);
      expect([await classOf('FJI', 3), await head()]).toEqual(['silent', before]);
      await send(page);
      await page.getByRole('heading', { name: /^Stored as event/ }).waitFor();
      expect([await classOf('FJI', 3), await classOf('FJI', 5)]).toEqual(['supports', 'opposes']);
      expect(await head()).toBe(before + 1);
      await page
        .getByText(new RegExp(`at event ${(before + 1).toLocaleString('en-GB')}`))
        .waitFor();
      await page.getByRole('link', { name: 'The record and its life' }).click();
      await page.getByText('Another page').waitFor();
      await page.getByRole('link', { name: 'Map' }).click();
      const why = page.getByRole('complementary', { name: 'Why' });
      await why
        .getByRole('link', { name: /^A page/ })
        .or(why.getByText('A page'))
        .first()
        .waitFor();
    });
  });

  it('is checked again after every change, and can be followed by another', async () => {
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      await fillIn(page, { party: 'WSM', occurredOn: '2022-05-06' });
      await check(page);
      await preview(page).waitFor();
      await page.getByLabel(/^When/).fill('2022-05-07');
      expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
      expect(await preview(page).count()).toBe(0);
      await check(page);
      await send(page);
      await page.getByRole('button', { name: 'Record another' }).click();
      await expectValue(page.getByLabel(/^When/), '');
      await fillIn(page, { party: 'WSM', occurredOn: '2023-05-07' });
      await check(page);
      await preview(page)
        .getByText(/stays\s+\+\+ supports\s+on 1 → 2 records/)
        .waitFor();
      await send(page);
      await page.getByRole('heading', { name: /^Stored as event/ }).waitFor();
    });
  });

  it('warns of a record that may be of the same act, and of one that is, and lets insist', async () => {
    await write('', statement('ton-1', { party: 'TON', occurredOn: '2021-08-10' }));
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      await fillIn(page, { party: 'TON', occurredOn: '2021-08-11', on: 'gids/3' });
      await check(page);
      await preview(page)
        .getByText(/"ton-1" is also a statement of TON/)
        .waitFor();
      await preview(page).getByRole('link', { name: 'Open ton-1' }).waitFor();
      await page.getByLabel(/^When/).fill('2021-08-10');
      await check(page);
      await page
        .getByRole('alert')
        .getByText(/records the same act/)
        .waitFor();
      await page.locator('[role="alert"]:focus').waitFor();
      // The way there leaves what is typed where it is.
      const opened = page.waitForEvent('popup');
      await page.getByRole('link', { name: 'Open ton-1' }).click();
      await (await opened).getByRole('heading', { name: /statement, 10 Aug 2021/ }).waitFor();
      await expectValue(page.getByLabel(/^Who \(/), 'TON');
      await page.getByLabel(/record it all the same/).check();
      await check(page);
      await send(page);
      await page.getByRole('heading', { name: /^Stored as event/ }).waitFor();
    });
    expect((await get('/v1/records?party=TON')).rows).toHaveLength(2);
  });

  it('is entered by keyboard alone', async () => {
    await on('/?view=entry&principle=3', async (page) => {
      await page.getByLabel('Key', { exact: true }).focus();
      await page.keyboard.type(stage.server.key);
      await page.keyboard.press('Enter');
      await focusOn(page, 'entry-kind');
      const type = async (id: string, text: string) => {
        for (let press = 0; press < 80 && (await focusedId(page)) !== id; press += 1)
          await page.keyboard.press('Tab');
        await page.keyboard.type(text);
      };
      await type('entry-party', 'VUT');
      await type('entry-occurredOn', '2022-02');
      await type('entry-bearings-0-stance', 'sup');
      await type('entry-sources-0-title', 'A page');
      await page.keyboard.press('Enter');
      await preview(page).getByText('This would change:').waitFor();
      expect(await page.evaluate('document.activeElement?.textContent')).toBe('This would change:');
      for (let press = 0; press < 3; press += 1) {
        const focused = await page.evaluate('document.activeElement?.textContent');
        if (focused === 'Send') break;
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: /^Stored as event/ }).waitFor();
    });
    expect(await classOf('VUT', 3)).toBe('supports');
  });

  it('keeps hostile text as text, on its way in and out', async () => {
    const some = HOSTILE_TEXTS.filter((_, at) => at % 37 === 0);
    await on('/?view=entry&principle=2', async (page) => {
      await signIn(page);
      await fillIn(page, { party: 'KIR', occurredOn: '2022-01', title: some[0]! });
      await page.getByLabel('Words', { exact: true }).fill(some[1]!);
      await page.getByLabel('Speaker').fill(some[2]!);
      await entry(page, 'bearing 1').getByLabel('Why it is coded so').fill(some.join(' '));
      await page.getByLabel(/^Who \(/).fill(some[3]!);
      await check(page);
      // What is wrong quotes what was typed.
      await page.getByText(/is not a party/).waitFor();
      await page.getByLabel(/^Who \(/).fill('KIR');
      await check(page);
      await send(page);
      await page.getByRole('link', { name: 'The record and its life' }).click();
      await page.getByText(some[0]!).first().waitFor();
      await page.getByText(some[1]!).first().waitFor();
      const made = 'document.querySelectorAll("iframe,object,embed,base,main script").length';
      expect(await page.evaluate(made)).toBe(0);
      await page.getByRole('link', { name: 'Amend…' }).click();
      await expectValue(entry(page, 'source 1').getByLabel(/^Title/), some[0]!);
    });
  });
});

async function expectValue(field: Locator, value: string): Promise<void> {
  await field.waitFor();
  expect(await field.inputValue()).toBe(value);
}

/** From the page of a record to the form, through the sign-in. */
async function openFrom(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: `${name}…` }).click();
  await signIn(page);
  await page.getByText(/^About/).waitFor();
}

describe('what happens to a record', () => {
  const tell = (id: string) => write('', statement(id, { party: 'NRU', occurredOn: '2022-03-04' }));

  it('amend, review, end and retract: each foretold, then so', async () => {
    await tell('nru-life');
    await on('/?view=record&record=nru-life&principle=3', async (page) => {
      await openFrom(page, 'Amend');
      await page.getByLabel(/^Reason/).selectOption('wrong_date');
      await page.getByLabel(/^When/).fill('2021-03-04');
      await entry(page, 'bearing 1')
        .getByLabel(/^Stance/)
        .selectOption('mixed');
      await check(page);
      await preview(page)
        .getByText(/Nauru on 3.*supports.*→.*mixed.*since 2022-03-04 → 2021-03-04/s)
        .first()
        .waitFor();
      await send(page);
      await page.getByRole('link', { name: 'The record and its life' }).click();
      expect(await classOf('NRU', 3)).toBe('mixed');
      const { rows } = await get('/v1/records/nru-life');
      expect(Object.keys(rows.at(-1).data.changes).toSorted()).toEqual(['bearings', 'occurredOn']);

      await page.getByRole('link', { name: 'Review…' }).click();
      await page.getByLabel(/^Coder/).fill('second');
      await page.getByLabel(/^Verdict/).selectOption('adjudicated');
      await check(page);
      await page.getByText(/Give those that hold/).waitFor();
      await page.getByRole('button', { name: 'Add a bearing' }).click();
      await entry(page, 'bearing 1')
        .getByLabel(/^Principle/)
        .fill('gids/3');
      await entry(page, 'bearing 1')
        .getByLabel(/^Stance/)
        .selectOption('opposes');
      await check(page);
      await preview(page).getByText('This would change:').waitFor();
      await send(page);
      await page.getByRole('link', { name: 'The record and its life' }).click();
      expect(await classOf('NRU', 3)).toBe('opposes');

      await page.getByRole('link', { name: 'End…', exact: true }).click();
      await page.getByLabel(/^First day on which/).fill('2019-01-01');
      await page.getByLabel(/^How \(/).selectOption('withdrawn');
      await check(page);
      await page.getByText(/cannot have ended 2019-01-01/).waitFor();
      await focusOn(page, 'entry-endedOn');
      await page.getByLabel(/^First day on which/).fill('2023-01-01');
      await check(page);
      await preview(page)
        .getByText(/Nauru on 3/)
        .waitFor();
      await send(page);
      await page.getByRole('link', { name: 'The record and its life' }).click();
      expect(await classOf('NRU', 3)).toBe('silent');

      await page.getByRole('link', { name: 'Retract…' }).click();
      await page.getByLabel(/^Reason/).selectOption('other');
      await check(page);
      await page.getByText(/needs a note that says why/).waitFor();
      await page.getByLabel('Note').fill('It was another island.');
      await check(page);
      await preview(page).getByText('No position of today would change').waitFor();
      await send(page);
      await page.getByRole('link', { name: 'The record and its life' }).click();
      await page.getByText('Retracted.', { exact: true }).waitFor();
      expect(await page.getByRole('link', { name: 'Amend…' }).count()).toBe(0);
      expect((await get('/v1/records/nru-life')).rows).toHaveLength(5);
    });
  });

  it('says that somebody else was there first, and begins anew', async () => {
    await write('', statement('tuv-raced', { party: 'TUV' }));
    await on('/?view=record&record=tuv-raced&principle=3', async (page) => {
      await openFrom(page, 'Amend');
      await write('/tuv-raced/amendments', { changes: { venue: 'Suva' }, reason: 'typo' });
      await page.getByLabel(/^Reason/).selectOption('typo');
      await page.getByLabel('Words', { exact: true }).fill('We support it.');
      await check(page);
      await page
        .getByRole('alert')
        .getByText(/stands at version 2, not 1/)
        .waitFor();
      await page.getByRole('button', { name: /Begin anew/ }).click();
      await page.getByText(/, version 2/).waitFor();
      await page.getByText('More', { exact: true }).click();
      await expectValue(page.getByLabel('Where', { exact: true }), 'Suva');
    });
  });

  it('keeps what was typed when the key is no longer good', async () => {
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      await fillIn(page, { party: 'PLW', occurredOn: '2022-05-06' });
      await page.route('**/v1/records**', (route) =>
        route.continue({
          headers: { ...route.request().headers(), authorization: 'Bearer sp_revoked' },
        }),
      );
      await check(page);
      await formNamed(page, 'Sign in')
        .getByText(/not known/)
        .waitFor();
      expect(await page.getByRole('button', { name: 'Check' }).isDisabled()).toBe(true);
      await page.unroute('**/v1/records**');
      await signIn(page);
      await expectValue(page.getByLabel(/^Who \(/), 'PLW');
      await check(page);
      await preview(page).waitFor();
    });
  });

  it('stores once what is sent twice because the answer was lost', async () => {
    const before = await head();
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      await fillIn(page, { party: 'MHL', occurredOn: '2022-05-06' });
      await check(page);
      await preview(page).waitFor();
      await sendInVain(page);
      await check(page);
      await preview(page)
        .getByText(/It is stored already/)
        .waitFor();
      await send(page);
      await page.getByRole('heading', { name: /^Stored as event/ }).waitFor();
    });
    expect(await head()).toBe(before + 1);
  });

  it('leads to what was stored when the answer was lost and more was typed', async () => {
    const before = await head();
    await on('/?view=entry&principle=3', async (page) => {
      await signIn(page);
      await fillIn(page, { party: 'FSM', occurredOn: '2022-05-06' });
      await check(page);
      await preview(page).waitFor();
      await sendInVain(page);
      await page.getByLabel(/^When/).fill('2023-05-06');
      await check(page);
      const told = page.getByRole('alert');
      await told.getByText(/when it was sent is stored/).waitFor();
      expect(await told.innerText()).not.toContain('key');
      const opened = page.waitForEvent('popup');
      await told.getByRole('link', { name: /^Open / }).click();
      await (await opened).getByRole('heading', { name: /statement, 6 May 2022/ }).waitFor();
      await expectValue(page.getByLabel(/^When/), '2023-05-06');
      await check(page);
      await send(page);
      await page.getByRole('heading', { name: /^Stored as event/ }).waitFor();
    });
    expect(await head()).toBe(before + 2);
  });
});

const ACTS = ['record', 'amend', 'retract', 'end', 'review'];
const LOOKS = ACTS.flatMap((act) => [false, true].map((dark) => ({ act, dark })));

describe('every form', () => {
  it.each(LOOKS)(
    'has nothing serious for a checker of access: $act, dark $dark',
    async ({ act, dark }) => {
      await on(
        `/?view=entry&entry=${act}&record=syr-support-2020&principle=3`,
        async (page) => {
          await formNamed(page, 'Sign in').waitFor();
          expect(await seriousFindings(page)).toEqual([]);
          await signIn(page);
          for (const more of await page.locator('details.more > summary').all()) await more.click();
          await check(page);
          await page.getByText(/another look/).waitFor();
          expect(await seriousFindings(page)).toEqual([]);
        },
        { dark },
      );
    },
  );

  it.each(ACTS)('fits a phone: %s', async (act) => {
    await on(
      `/?view=entry&entry=${act}&record=syr-support-2020&principle=3`,
      async (page) => {
        await formNamed(page, 'Sign in').waitFor();
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await signIn(page);
        await check(page);
        await page.getByText(/another look/).waitFor();
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      },
      { width: 390 },
    );
  });

  it.each([false, true])('shows its preview accessibly, dark %p, on a phone', async (dark) => {
    await on(
      '/?view=entry&entry=retract&record=syr-support-2020&principle=3',
      async (page) => {
        await signIn(page);
        await page.getByLabel(/^Reason/).selectOption('typo');
        await check(page);
        await preview(page).getByText('This would change:').waitFor();
        expect(await seriousFindings(page)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      },
      { dark, width: 390 },
    );
  });
});
