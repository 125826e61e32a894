import type { Browser, Page } from 'playwright-core';
import { corpusFolder, type Server, serve } from '../../cli/standpoint.js';
import { builtPage } from '../../support/built-page.js';
import { removeTempFolders } from '../../support/temp-folder.js';
import { type Look, openBrowser, watched } from './chromium.js';

/** The corpus on a server, and a browser; there from before the first test of a file until after its last. */
export interface Stage {
  readonly browser: Browser;
  readonly server: Server;
}

export function setStage(): Stage {
  const stage: { -readonly [Part in keyof Stage]?: Stage[Part] } = {};
  beforeAll(async () => {
    await builtPage();
    stage.server = await serve(await corpusFolder());
    stage.browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await stage.browser?.close();
    await stage.server?.stop();
    removeTempFolders();
  });
  return stage as Stage;
}

export type Act = (page: Page) => Promise<void>;

/** Does something in a tab of its own, and then has nothing to complain of. */
export async function visit({ browser, server }: Stage, act: Act, look: Look = {}): Promise<void> {
  const { page, complaints } = await watched(browser, server.url, look);
  try {
    await act(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.context().close();
  }
}

/** Opens a view, does something there, and has nothing to complain of. */
export const visitView = (stage: Stage, address: string, act: Act, look?: Look): Promise<void> =>
  visit(
    stage,
    async (page) => {
      await page.goto(address);
      await page.getByRole('navigation', { name: 'Views' }).waitFor();
      await act(page);
    },
    look,
  );
