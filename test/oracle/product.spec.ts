import fc from 'fast-check';
import { Refusal } from '#kernel/refusal.js';
import { Trial } from '../support/trial.js';
import type { Command } from './apply.js';
import { naiveCauses, type Worlds, worldsOf } from './causes.js';
import { randomCommands } from './histories.js';
import { naivePositions, naiveTimeline } from './naive.js';
import { type Question, randomQueries } from './queries.js';
import { partiesOf } from './reference.js';
import { naiveRevisions } from './revisions.js';
import type { LogEvent, TimelineQuery } from './shapes.js';
import { lateReference, smallWorld } from './small-world.js';

const TYPES = {
  record: undefined,
  amend: 'RecordAmended',
  retract: 'RecordRetracted',
  end: 'RecordEnded',
  review: 'RecordReviewed',
};

/** Sends the commands through the whole command path; what the rules refuse is no part of the history. */
async function send(trial: Trial, commands: readonly Command[]): Promise<number> {
  let stored = 0;
  for (const command of commands) stored += await sendOne(trial, command);
  return stored;
}

async function sendOne(trial: Trial, { verb, record, body }: Command): Promise<0 | 1> {
  const type = TYPES[verb];
  const data = record === undefined ? body : { record, ...body };
  try {
    await trial.submit({ ...(type && { type }), data, insist: true });
    return 1;
  } catch (error) {
    if (error instanceof Refusal) return 0;
    throw error;
  }
}

async function eventsOf(trial: Trial): Promise<LogEvent[]> {
  return (await trial.log.readAfter(0, 1_000_000)) as unknown as LogEvent[];
}

/** The question as an address would put it. */
function parameters({ framework, query }: Question, names: readonly string[]) {
  const { countries, principles, crosswalk, ...rest } = query;
  const all: Record<string, unknown> = { framework, ...rest };
  if (crosswalk) all['crosswalk'] = crosswalk.join(',');
  if (countries) all['country'] = countries.join(',');
  if (principles) all['principle'] = principles.join(',');
  const chosen = names.filter((name) => all[name] !== undefined);
  return Object.fromEntries(chosen.map((name) => [name, String(all[name])]));
}

const FILTERS = ['framework', 'asOf', 'knownAt', 'channel', 'evidence', 'groups', 'review'];
const NARROWED = ['country', 'principle', 'group'];
const SHARED = [...FILTERS, 'dating', 'method', 'crosswalk', 'weights', ...NARROWED];
/** Of what was not known yet, and of days the wrong way round, groups and memberships without effect. */
const REFUSED =
  /^(framework\.not-yet-known|framework\.unknown|principle\.unknown|from\.after-to|membership\.without-group|roster\.no-groups)$/;

/** What the product answers; undefined where random parameters do not make a question. */
async function answer(trial: Trial, name: string, params: Record<string, string>) {
  try {
    return (await trial.ask(name, params)).rows;
  } catch (error) {
    if (error instanceof Refusal && REFUSED.test(error.code)) return undefined;
    throw error;
  }
}

/** Equal up to the last bits of a sum. */
const rounded = (rows: readonly object[]): unknown =>
  JSON.parse(
    JSON.stringify(rows, (_key, value) =>
      typeof value === 'number' ? Number(value.toFixed(10)) : value,
    ),
  );

/** The log, and the world at each of its sequences. */
interface Told {
  readonly events: readonly LogEvent[];
  readonly worlds: Worlds;
}

async function compare(trial: Trial, told: Told, asked: Question): Promise<number> {
  const { events } = told;
  const { framework, query } = asked;
  const positions = await answer(trial, 'positions', parameters(asked, [...SHARED, 'silent']));
  // A group filter on positions is that of the day asked about.
  const { membership: _fixed, ...ofTheDay } = query;
  if (positions) {
    expect(rounded(positions)).toEqual(rounded(naivePositions(events, framework, ofTheDay)));
  }
  const names = [...SHARED, 'membership', 'interval', 'from', 'to', 'roster'];
  const curve = await answer(trial, 'timeline', parameters(asked, names));
  if (curve) expect(rounded(curve)).toEqual(rounded(naiveTimeline(events, framework, query)));
  const revised = await compareRevisions(trial, told, asked);
  return (positions?.length ?? 0) + (curve?.length ?? 0) + revised;
}

/** Revisions of one question whose causes are looked for anew: it takes the world at every sequence on the way. */
const EXPLAINED_MAX = 12;

/** What is believed otherwise than it was some events ago; each with the events that made it, and no others. */
async function compareRevisions(
  trial: Trial,
  { events, worlds }: Told,
  { framework, query }: Question,
  since = Math.floor(query.knownAt * 0.9),
): Promise<number> {
  // Without a group: who is a member may itself have been told in between.
  const { group: _group, membership: _membership, ...rest } = query;
  const names = SHARED.filter((name) => name !== 'group');
  const params = parameters({ framework, query: rest }, names);
  const asked = { ...params, axis: 'known', since: String(since) };
  const rows = await answer(trial, 'changes', asked);
  if (rows === undefined) return 0;
  const told = rows.map(({ party, on, before, after, scoreBefore, scoreAfter }) => ({
    ...{ party, on, before, after, scoreBefore, scoreAfter },
  }));
  expect(rounded(told)).toEqual(rounded(naiveRevisions(events, framework, { ...rest, since })));
  for (const row of rows.slice(0, EXPLAINED_MAX)) {
    const { party, on } = row as { party: string; on: string };
    const causes = naiveCauses(worlds, { party, on, query: { ...rest, since } });
    expect(causes).not.toEqual([]);
    expect({ party, on, causes: sequencesOf(row) }).toEqual({ party, on, causes });
  }
  return rows.length;
}

/** One event may have changed several records. */
const sequencesOf = ({ causes }: { causes?: unknown }): number[] => [
  ...new Set((causes as { sequence: number }[]).map(({ sequence }) => sequence)),
];

/** Random histories after a base, each asked random questions; answers how many rows were compared. */
async function confront(
  base: Trial,
  plan: {
    histories: number;
    questions: number;
    parties?: readonly string[];
    subjects?: readonly string[];
    backDated?: number;
    shortLived?: number;
    seed: number;
    /** Told one after another, each before another history. */
    reference?: typeof lateReference;
  },
): Promise<{ rows: number; stored: number }> {
  const baseEvents = await eventsOf(base);
  const histories = fc.sample(randomCommands(baseEvents, plan), {
    seed: plan.seed,
    numRuns: plan.histories,
  });
  let [rows, stored] = [0, 0];
  for (const [number, commands] of histories.entries()) {
    const [type, data] = plan.reference?.[number - 1] ?? [];
    if (type) await base.record({ type, data });
    const renamed = commands.map((command) => distinct(command, number));
    stored += await send(base, renamed);
    const head = await base.settle();
    const events = await eventsOf(base);
    const asked = fc.sample(randomQueries(baseEvents, head), {
      seed: plan.seed + number,
      numRuns: plan.questions,
    });
    const worlds = worldsOf(events);
    for (const question of asked) rows += await compare(base, { events, worlds }, question);
  }
  return { rows, stored };
}

/** Histories follow one another in one log: each has record names of its own. */
function distinct({ verb, record, body }: Command, number: number): Command {
  const renamed = (id: unknown) =>
    typeof id === 'string' && id.startsWith('random-') ? `h${number}-${id}` : id;
  const id = 'id' in body ? { id: renamed(body['id']) } : {};
  return { verb, ...(record && { record: renamed(record) as string }), body: { ...body, ...id } };
}

/** Whatever was said, as far as it can be told apart. */
const STEPWISE: TimelineQuery = {
  ...{ asOf: '2025-06-30', channel: 'all', evidence: 'all', groups: 'members', review: 'live' },
  ...{ dating: 'possible', method: 'weighted@1', knownAt: 0 },
  ...{ interval: 'year', from: '2025-01-01', to: '2025-06-30', roster: 'states' },
};

const SEED = Number(process.env['ORACLE_SEED'] ?? 20_261_124);
const SCALE = Number(process.env['ORACLE_SCALE'] ?? 1);

describe(`positions and timelines equal a naive fold (ORACLE_SEED=${SEED})`, () => {
  // Together more than twenty thousand rows, each of a party or a date under a question of its own.
  it.each([0, 30, 90])(
    'in a small world where everything collides, %i %% back-dated',
    async (backDated) => {
      const trial = await Trial.begin();
      try {
        for (const { type, data } of smallWorld) await trial.record({ type, data });
        const seed = SEED + backDated;
        const reference = lateReference;
        const groups = ['group:union', 'group:pact'];
        const parties = [...partiesOf(smallWorld), ...groups, ...groups];
        const plan = { histories: 11 * SCALE, questions: 40, parties, backDated, seed, reference };
        const { rows, stored } = await confront(trial, plan);
        expect(stored).toBeGreaterThan(80);
        expect(rows).toBeGreaterThan(7_000);
      } finally {
        await trial.end();
      }
    },
    300_000,
  );

  it('where what few parties said of little has mostly ended, one within the life of another', async () => {
    const trial = await Trial.begin();
    try {
      for (const { type, data } of smallWorld) await trial.record({ type, data });
      const parties = ['SYR', 'CHN', 'FRA', 'group:union'];
      const subjects = ['gids/1', 'gids/2'];
      const sizes = { histories: 4 * SCALE, questions: 60 };
      const plan = { ...sizes, parties, subjects, shortLived: 75, seed: SEED };
      const { rows, stored } = await confront(trial, plan);
      expect(stored).toBeGreaterThan(100);
      expect(rows).toBeGreaterThan(2_000);
    } finally {
      await trial.end();
    }
  }, 300_000);

  it('and each amendment is the cause of what it alone revised', async () => {
    const trial = await Trial.begin();
    try {
      for (const { type, data } of smallWorld) await trial.record({ type, data });
      const parties = ['group:union', 'group:union', 'group:pact', 'SYR'];
      const options = { parties, subjects: ['gids/1', 'gids/2'], lengthMax: 400 };
      const [commands] = fc.sample(randomCommands(smallWorld, options), { seed: SEED, numRuns: 1 });
      await send(trial, commands!);
      await trial.settle();
      const events = await eventsOf(trial);
      const told = { events, worlds: worldsOf(events) };
      let rows = 0;
      for (const { sequence } of events.filter(({ type }) => type === 'RecordAmended')) {
        const asked = { framework: 'gids', query: { ...STEPWISE, knownAt: sequence } };
        rows += await compareRevisions(trial, told, asked, sequence - 1);
      }
      expect(rows).toBeGreaterThan(15);
    } finally {
      await trial.end();
    }
  }, 300_000);

  it('after random changes of the corpus that ships', async () => {
    const trial = await Trial.begin({ corpus: true });
    try {
      const parties = [
        'CHN',
        'USA',
        'SYR',
        'RUS',
        'ECU',
        'GBR',
        'group:asean',
        'group:arab-league',
      ];
      const plan = { histories: 3 * SCALE, questions: 8, parties, seed: SEED };
      const { rows, stored } = await confront(trial, plan);
      expect(stored).toBeGreaterThan(50);
      expect(rows).toBeGreaterThan(1_000);
    } finally {
      await trial.end();
    }
  }, 300_000);
});
