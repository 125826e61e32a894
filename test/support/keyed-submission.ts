import type { Submission } from '#application/submit.js';

/** What records refer to, each event under a key of its own. */
const WORLD: readonly (readonly [type: string, data: Readonly<Record<string, unknown>>])[] = [
  ['StateListed', { code: 'SYR', name: 'Syria', unMemberFrom: '1945-10-24' }],
  [
    'FrameworkPublished',
    {
      id: 'gids',
      title: 'Global Initiative',
      announcedOn: '2020-09-08',
      principles: [1, 2, 3].map((ordinal) => ({ ordinal, label: `Point ${ordinal}` })),
      sources: [{ title: 'Made up for a test' }],
    },
  ],
];

export const WORLD_KEYS: readonly string[] = WORLD.map((_, at) => `world-${at}`);

/** The acts of a record's life, in the order in which a caller asks for them. */
const LIFE = 4;
/** More callers than this would record the same act twice. */
export const CALLERS_MAX = 100;

/**
 * The same submission for the same key, whoever sends it, so that an answer that was lost can be asked for again.
 * A key is `world-<number>` or `<round>-<caller>-<turn>`; it is the event's actor, which says in the log whose it is.
 */
export function submissionFor(key: string): Submission {
  const asked = key.startsWith('world-') ? worldly(key) : inLife(key);
  return { ...asked, actor: key, idempotencyKey: key };
}

type Asked = Pick<Submission, 'data' | 'type' | 'expected'>;

function worldly(key: string): Asked {
  const [type, data] = WORLD[Number(key.split('-')[1])]!;
  return { type, data };
}

function inLife(key: string): Asked {
  const [round = '', caller = '', turn = ''] = key.split('-');
  const act = Number(turn) % LIFE;
  const record = `${round}-${caller}-${Number(turn) - act}`;
  const day = dayOf(Number(round), Number(caller));
  if (act === 0) return { data: statement(record, day) };
  // Version by version, so that a second event for one key could not pass for another one.
  if (act === 1) return { ...amendment(record, day), expected: 1 };
  if (act === 2) return { ...ending(record), expected: 2 };
  return { type: 'RecordRetracted', data: { record, reason: 'duplicate' }, expected: 3 };
}

const statement = (id: string, day: number) => ({
  id,
  kind: 'statement',
  party: 'SYR',
  occurredOn: isoOf(day),
  bearings: [{ on: 'gids/3', stance: 'supports' }],
  sources: [{ title: 'Made up for a test' }],
  notes: `the words of ${id} `.repeat(9),
});

/** Moves it to another day: so its natural key changes, and its bearings. */
const amendment = (record: string, day: number) => ({
  type: 'RecordAmended',
  data: { record, changes: { occurredOn: isoOf(day + 1) }, reason: 'wrong_date' },
});

const ending = (record: string) => ({
  type: 'RecordEnded',
  data: { record, endedOn: '2020-01-01', how: 'repealed' },
});

/** Two days for each caller of each round, so that no two live records are the same act. */
const dayOf = (round: number, caller: number): number => 2 * (round * CALLERS_MAX + caller);

const isoOf = (day: number): string =>
  new Date(Date.UTC(1950, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
