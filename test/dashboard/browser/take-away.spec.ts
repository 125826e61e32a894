import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { type Act, setStage, visit } from './stage.js';

const stage = setStage();

const on = (address: string, act: Act): Promise<void> =>
  visit(stage, async (page) => {
    await page.goto(address);
    await page.getByText('Take away').click();
    await act(page);
  });

/** What comes of pressing that, with the name it is saved under. */
async function saved(page: Page, role: 'link' | 'button', name: string) {
  const coming: Promise<Download> = page.waitForEvent('download');
  await page.getByRole(role, { name, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const sizeOfPng = (bytes: Buffer) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

describe('the picture that is taken away', () => {
  it.each([
    ['map', 'Where countries stand on No mass surveillance', 'positions'],
    ['curve', 'How support for No mass surveillance evolved', 'timeline'],
  ])('of the %s says what it shows, and is named like its table', async (view, title, table) => {
    await on(`/?view=${view}&principle=3&asOf=2021-12-31`, async (page) => {
      const svg = await saved(page, 'link', 'SVG');
      const name = new RegExp(`^standpoint_${table}_gids_seq1885_[0-9a-f]{4}`);
      expect(svg.name).toMatch(new RegExp(`${name.source}\\.svg$`));
      const text = svg.bytes.toString();
      expect(text).toContain(title);
      expect(text).toContain('On 2021-12-31, as known at event 1885, by latest@1.');
      expect(text).toMatch(/supports: \d+</);
      const csv = await saved(page, 'link', 'CSV');
      expect(csv.name).toMatch(new RegExp(`${name.source}\\.csv$`));

      const png = await saved(page, 'button', 'PNG');
      expect(png.name).toBe(svg.name.replace(/svg$/, 'png'));
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(text)!;
      expect(sizeOfPng(png.bytes)).toEqual([2 * Number(width), 2 * Number(height)]);
    });
  });

  it('says so when it does not come', async () => {
    await on('/?view=map&principle=3', async (page) => {
      await page.route('**/positions.svg**', (route) => route.fulfill({ body: 'nothing' }));
      await page.getByRole('button', { name: 'PNG' }).click();
      await page.getByText('The picture has not come.').waitFor();
    });
  });
});
