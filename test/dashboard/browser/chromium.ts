import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import packed from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The corpus is small: what has not come by then does not come. */
const TIMEOUT_MS = 20_000;
const DEBIAN = '/usr/bin/chromium';

/** The packed one's own arguments make it one process, which ends with its first tab. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--use-gl=angle', '--use-angle=swiftshader'];

/** The Chromium that comes with the packages (x64 Linux); elsewhere one that the system has. */
export async function openBrowser(): Promise<Browser> {
  const isPacked = process.platform === 'linux' && process.arch === 'x64';
  const executablePath = isPacked ? await packed.executablePath() : systemChromium();
  return chromium.launch({ executablePath, args: ARGUMENTS, headless: true });
}

function systemChromium(): string {
  const path = process.env['STANDPOINT_CHROMIUM'] ?? DEBIAN;
  if (existsSync(path)) return path;
  throw new Error(`There is no Chromium at ${path}: name one in STANDPOINT_CHROMIUM.`);
}

/** A tab that remembers what it should not have done. */
export interface Watched {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, requests that left this machine, dialogs. */
  readonly complaints: string[];
}

export interface Look {
  readonly width?: number;
  readonly dark?: boolean;
}

export async function watched(browser: Browser, base: string, look: Look = {}): Promise<Watched> {
  const { width = 1_280, dark = false } = look;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob|about):/.test(url))
      complaints.push(`request ${url}`);
  });
  return { page, complaints };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a checker of access finds serious or worse, where. */
export async function seriousFindings(page: Page): Promise<unknown> {
  return page.evaluate(`(async () => { ${AXE}; return (await axe.run()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target).slice(0, 3).join(' ')); })()`);
}

/** By how many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth');
