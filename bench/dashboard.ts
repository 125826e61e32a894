/*
 * How fast is the page: until it can be used, for each step of a slider, and how much does it fetch? On the corpus, and
 * on all votes at the United Nations where those are at hand. bench/README.md says how it is measured.
 *
 *     npm run bench:dashboard
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../test/dashboard/browser/chromium.js';
import { type Fetched, sum } from '../test/dashboard/browser/traffic.js';
import { type Loaded, load } from './dashboard-load.js';
import { type Slider, type Step, steps } from './dashboard-steps.js';
import { STILL_VIEWS, VIEWS, type View } from './dashboard-views.js';
import { middle } from './middle.js';
import { commanded, served } from './served.js';
import { surroundings } from './surroundings.js';

const ROUNDS = Number(process.env['STANDPOINT_BENCH_ROUNDS'] ?? 5);
const STEPS = Number(process.env['STANDPOINT_BENCH_STEPS'] ?? 12);
const SLOWER = 4;
const SETS = (process.env['STANDPOINT_BENCH_SUBJECTS'] ?? 'corpus,votes').split(',');
const ONLY = process.env['STANDPOINT_BENCH_VIEWS']?.split(',');
/** A folder that holds the votes already; without it they are imported, which takes a minute. */
const READY = process.env['STANDPOINT_BENCH_FOLDER'];
const SHARED = process.env['STANDPOINT_SHARED_DATA'] ?? '../shared/data';
const VOTES = join(SHARED, 'unga-votes', 'un_votes.csv.gz');
const LONGEST = 2_000_000;

/** What is looked at: the parts of an address that come before the view. */
interface Subject {
  readonly name: string;
  readonly folder: string;
  readonly framing: string;
}

const isWanted = ({ name }: View): boolean => ONLY === undefined || ONLY.includes(name);

const spread = (numbers: readonly number[]): string =>
  `${middle(numbers).toFixed(0)} (${Math.min(...numbers).toFixed(0)}-${Math.max(...numbers).toFixed(0)})`;

const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(1);

async function repeated(browser: Browser, address: string, view: View, slower: number) {
  const all: Loaded[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    all.push(await load(browser, address, view, slower));
  }
  return all;
}

const isScript = ({ type }: Fetched): boolean => type === 'Script';
const isData = ({ path }: Fetched): boolean => path.startsWith('/v1/');

function loadLine(name: string, slower: number, all: readonly Loaded[]) {
  const { fetched } = all.at(-1)!;
  const of = (field: Exclude<keyof Loaded, 'fetched'>) => spread(all.map((each) => each[field]));
  const data = fetched.filter(isData);
  const decoded = data.map((each) => each.decoded);
  return {
    view: name,
    slower,
    'first paint ms': of('firstPaint'),
    'usable ms': of('usable'),
    'interactive ms': of('interactive'),
    'blocked ms': of('blocked'),
    'busy ms': of('busy'),
    'script kB': kilobytes(sum(fetched.filter(isScript).map((each) => each.transferred))),
    'data kB': kilobytes(sum(data.map((each) => each.transferred))),
    'data kB, decoded': kilobytes(sum(decoded)),
    'all kB': kilobytes(sum(fetched.map((each) => each.transferred))),
    'longest answer kB': kilobytes(Math.max(0, ...decoded)),
  };
}

async function loads(browser: Browser, base: string, { framing }: Subject): Promise<void> {
  const lines: object[] = [];
  const answers: Fetched[] = [];
  const views = [...VIEWS, ...STILL_VIEWS].filter(isWanted);
  for (const [view, slower] of views.flatMap((each) => [
    [each, 1] as const,
    [each, SLOWER] as const,
  ])) {
    const all = await repeated(browser, `${base}/?${framing}${view.address}`, view, slower);
    lines.push(loadLine(view.name, slower, all));
    answers.push(...all.flatMap(({ fetched }) => fetched));
  }
  console.log(`Until a view can be used; medians (minima-maxima) of ${ROUNDS}, server warm`);
  console.table(lines);
  sayLongest(answers);
}

function sayLongest(answers: readonly Fetched[]): void {
  const long = answers.filter(({ decoded }) => decoded > LONGEST);
  if (long.length === 0) console.log(`No answer is longer than ${kilobytes(LONGEST)} kB.`);
  else console.table([...new Map(long.map((one) => [one.path, one])).values()]);
}

/** Places along a slider, each once, far from the one before, as when a hand pulls it. */
const SHARES = Array.from({ length: STEPS }, (_, index) => ((index * 5 + 3) % STEPS) / STEPS);

async function stepLine(browser: Browser, address: string, view: View, slider: Slider) {
  const plain = await steps(browser, address, view, { slider, shares: SHARES, slower: 1 });
  const slow = await steps(browser, address, view, { slider, shares: SHARES, slower: SLOWER });
  const of = (all: readonly Step[], field: keyof Step) => spread(all.map((each) => each[field]));
  return {
    view: view.name,
    clock: slider,
    'a step ms': of(plain, 'all'),
    'of it script': of(plain, 'script'),
    'styles, layout': of(plain, 'layout'),
    [`${SLOWER} times slower ms`]: of(slow, 'all'),
  };
}

async function sliders(browser: Browser, base: string, { framing }: Subject): Promise<void> {
  const lines: object[] = [];
  for (const view of VIEWS.filter(isWanted)) {
    for (const slider of ['day', 'known'] as const) {
      lines.push(await stepLine(browser, `${base}/?${framing}${view.address}`, view, slider));
    }
  }
  console.log(`Busy main thread per step of a slider; medians (minima-maxima) of ${STEPS} steps`);
  console.table(lines);
}

/** The first page that a server gives after its start. */
async function firstPage(browser: Browser, base: string, { framing }: Subject): Promise<string> {
  const { usable, interactive } = await load(browser, `${base}/?${framing}`, VIEWS[0]!, 1);
  return `its first page can be used after ${usable.toFixed(0)} ms, interactive after ${interactive.toFixed(0)} ms`;
}

async function measured(browser: Browser, subject: Subject): Promise<void> {
  const server = await served(subject.folder);
  try {
    const first = await firstPage(browser, server.url, subject);
    console.log(
      `\n${subject.name}: the server starts in ${server.startMs.toFixed(0)} ms, ${first}`,
    );
    await loads(browser, server.url, subject);
    await sliders(browser, server.url, subject);
  } finally {
    await server.stop();
  }
}

async function* subjects(folder: string): AsyncGenerator<Subject> {
  if (SETS.includes('corpus')) {
    const corpus = join(folder, 'corpus');
    await commanded(corpus, 'status');
    yield { name: 'Corpus', folder: corpus, framing: 'principle=3&' };
  }
  if (!SETS.includes('votes')) return;
  if (READY === undefined && !existsSync(VOTES)) {
    console.log(`The votes are left out: there is no ${VOTES}.`);
    return;
  }
  const votes = READY ?? join(folder, 'votes');
  if (READY === undefined) {
    await commanded(votes, 'import', VOTES, '--map', 'data/mappings/un-votes.yaml');
  }
  yield { name: 'All votes', folder: votes, framing: 'framework=unga&' };
}

const folder = mkdtempSync(join(tmpdir(), 'standpoint-bench-'));
const browser = await openBrowser();
try {
  console.log(surroundings(folder));
  console.log(`Chromium ${browser.version()}`);
  for await (const subject of subjects(folder)) await measured(browser, subject);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
