import type {
  AppendAnswer,
  AppendRequest,
  EventLog,
  NaturalKey,
  PublishedEvent,
} from '#kernel/event-log.js';
import { Refusal } from '#kernel/refusal.js';
import { canonicalText } from '#store/canonical.js';
import { EMPTY_ROOT } from '#store/merkle.js';

/** Opens an empty log of its own on each call. */
export type OpenLog = (options: { clock: () => number }) => Promise<EventLog>;

export const START = Date.parse('2026-01-02T03:04:05.678Z');

/** A request that stands in no one's way unless told to. */
export function asking(stream: string, more: Partial<AppendRequest> = {}): AppendRequest {
  const events: AppendRequest['events'] = [{ type: 'Noted', schema: 1, data: { b: 2, a: 'ä' } }];
  return { stream, expected: 'any', actor: 'tester', events, ...more };
}

export function receiptOf(answer: AppendAnswer) {
  if (!('receipt' in answer)) throw new Error(`no receipt in ${JSON.stringify(answer)}`);
  return answer.receipt;
}

const claim = (key: string | null, insist = false): NaturalKey => ({ claim: key, insist });
const once = (key: string, asked: string) => ({ idempotency: { key, asked } });

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'no refusal';
}

/** What every engine owes. */
export function eventLogContract(name: string, open: OpenLog): void {
  describe(`${name} keeps the contract of the log`, () => {
    let log: EventLog;
    let now: number;
    const openAnother = () => open({ clock: () => now });

    beforeEach(async () => {
      now = START;
      log = await openAnother();
    });
    afterEach(() => log.close());

    describe('append', () => {
      it('numbers events densely and answers where they went', async () => {
        const events: AppendRequest['events'] = [
          { type: 'Noted', schema: 2, data: { z: [1, null, true], a: { y: 'x', b: 0.1 } } },
          {
            type: 'Closed',
            schema: 1,
            data: {},
            origin: { log: 'gids', sequence: 7, recordedAt: '2020-01-01T00:00:00.000Z' },
          },
        ];
        const first = await log.append(asking('note/a'));
        const second = await log.append(asking('note/b', { events, actor: 'ann' }));
        expect(first).toEqual({
          outcome: 'stored',
          receipt: {
            stream: 'note/a',
            sequence: 1,
            version: 1,
            recordedAt: '2026-01-02T03:04:05.678Z',
          },
        });
        expect(receiptOf(second)).toMatchObject({ stream: 'note/b', sequence: 3, version: 2 });
        const read = await log.readStream('note/b');
        expect(read).toEqual([
          {
            sequence: 2,
            id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/),
            stream: 'note/b',
            version: 1,
            type: 'Noted',
            schema: 2,
            recordedAt: '2026-01-02T03:04:05.678Z',
            actor: 'ann',
            data: events[0].data,
            text: canonicalText(events[0].data),
          },
          expect.objectContaining({ sequence: 3, version: 2, origin: events[1]?.origin }),
        ]);
      });

      const stored = { outcome: 'stored' };
      const absent = { outcome: 'conflict', version: 0 };
      const atTwo = { outcome: 'conflict', version: 2 };
      it.each([
        ['none', 'new', stored],
        ['none', 'old', atTwo],
        ['exists', 'new', absent],
        ['exists', 'old', stored],
        ['any', 'new', stored],
        ['any', 'old', stored],
        [0, 'new', stored],
        [0, 'old', atTwo],
        [1, 'new', absent],
        [1, 'old', atTwo],
        [2, 'old', stored],
        [3, 'old', atTwo],
      ] as const)('expecting %p of a stream that is %s gives %p', async (expected, age, answer) => {
        await log.append(asking('note/old'));
        await log.append(asking('note/old'));
        expect(await log.append(asking(`note/${age}`, { expected }))).toMatchObject(answer);
        expect((await log.head()).sequence).toBe(answer === stored ? 3 : 2);
      });

      it('lets later requests of a tick see the earlier ones, and answers each on its own', async () => {
        const answers = await Promise.all([
          log.append(asking('note/a', { expected: 'none', ...once('k', 'f') })),
          log.append(asking('note/a', { expected: 'none' })),
          log.append(asking('note/a', { expected: 1 })),
          log.append(asking('note/a', { expected: 'none', ...once('k', 'f') })),
          log.append(asking('note/b', { naturalKey: claim('n') })),
          log.append(asking('note/c', { naturalKey: claim('n') })),
        ]);
        expect(answers.map((each) => each.outcome)).toEqual([
          'stored',
          'conflict',
          'stored',
          'replayed',
          'stored',
          'duplicate',
        ]);
        expect((await log.readAfter(0, 10)).map((each) => each.stream)).toEqual([
          'note/a',
          'note/a',
          'note/b',
        ]);
      });

      it('numbers a thousand requests of one tick in the order in which they came', async () => {
        const asked = Array.from({ length: 1000 }, (_, i) => log.append(asking(`note/${i % 7}`)));
        const sequences = (await Promise.all(asked)).map((each) => receiptOf(each).sequence);
        expect(sequences).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
      });

      it('takes a batch in one commit, where a queue is cut and where batches lie across each other', async () => {
        const heard: number[] = [];
        log.onCommit((sequence) => heard.push(sequence));
        const [first, second, third] = [Symbol('first'), Symbol('second'), Symbol('third')];
        const batches = [
          ...Array.from({ length: 500 }, () => undefined),
          ...Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? first : second)),
          ...Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? second : undefined)),
          ...Array.from({ length: 500 }, () => third),
          ...Array.from({ length: 30 }, () => undefined),
        ];
        const asked = batches.map((batch, i) => log.append(asking(`note/${i % 7}`, { batch })));
        const sequences = (await Promise.all(asked)).map((each) => receiptOf(each).sequence);
        expect(sequences).toEqual(batches.map((_, i) => i + 1));
        expect(heard).toEqual([599, 1_111, 1_130]);
      });

      it('refuses what is no JSON, and lets its neighbours pass', async () => {
        const bad = { type: 'Noted', schema: 1, data: { text: 'half \ud800' } };
        const answers = await Promise.allSettled([
          log.append(asking('note/a')),
          log.append(asking('note/a', { events: [bad] })),
          log.append(asking('note/\udc00')),
          log.append(asking('note/a', { events: [{ ...bad, data: { n: Number.NaN } }] })),
          log.append(asking('note/a', { events: [{ ...bad, data: {}, schema: 1.5 }] })),
          log.append(asking('note/a')),
        ]);
        expect(answers.map((each) => each.status)).toEqual([
          'fulfilled',
          'rejected',
          'rejected',
          'rejected',
          'rejected',
          'fulfilled',
        ]);
        expect((await log.head()).sequence).toBe(2);
      });

      it('never lets recordedAt decrease, though the clock steps back', async () => {
        await log.append(asking('note/a'));
        now -= 3_600_000;
        const back = receiptOf(await log.append(asking('note/a')));
        now = START + 1;
        const on = receiptOf(await log.append(asking('note/a')));
        expect(back.recordedAt).toBe('2026-01-02T03:04:05.678Z');
        expect(on.recordedAt).toBe('2026-01-02T03:04:05.679Z');
      });

      it('gives ids that sort as the log does', async () => {
        await Promise.all(Array.from({ length: 300 }, () => log.append(asking('note/a'))));
        const ids = (await log.readAfter(0, 300)).map((each) => each.id);
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(300);
      });
    });

    describe('idempotency', () => {
      it('answers a retry as the first time, whatever has happened since', async () => {
        const request = asking('note/a', { expected: 'none', ...once('k', 'f1') });
        const first = await log.append({ ...request, naturalKey: claim('n') });
        await log.append(asking('note/a', { naturalKey: claim(null) }));
        await log.append(asking('note/b', { naturalKey: claim('n') }));
        now += 5000;
        const again = await log.append({ ...request, naturalKey: claim('n') });
        expect(again).toEqual({ outcome: 'replayed', receipt: receiptOf(first) });
        expect(await log.replay('k', 'f1')).toEqual(again);
        expect((await log.head()).sequence).toBe(3);
      });

      it('refuses the same key for something else, on any stream', async () => {
        const first = await log.append(asking('note/a', once('k', 'f1')));
        const other = await log.append(asking('note/b', once('k', 'f2')));
        expect(other).toEqual({ outcome: 'key-reused', receipt: receiptOf(first) });
        expect(await log.replay('k', 'f2')).toEqual(other);
        expect(await log.readStream('note/b')).toEqual([]);
      });

      it('knows nothing of keys whose request was not stored', async () => {
        await log.append(asking('note/a', { expected: 'exists', ...once('k', 'f1') }));
        expect(await log.replay('k', 'f1')).toBeUndefined();
        const later = await log.append(asking('note/a', once('k', 'f2')));
        expect(later.outcome).toBe('stored');
      });
    });

    describe('natural keys', () => {
      it('names the stream that holds the key', async () => {
        await log.append(asking('note/a', { naturalKey: claim('n') }));
        const second = await log.append(asking('note/b', { naturalKey: claim('n') }));
        expect(second).toEqual({ outcome: 'duplicate', stream: 'note/a' });
        expect(await log.readStream('note/b')).toEqual([]);
      });

      it('does not stand in the way of the stream that holds it', async () => {
        await log.append(asking('note/a', { naturalKey: claim('n') }));
        const again = await log.append(asking('note/a', { naturalKey: claim('n') }));
        expect(again.outcome).toBe('stored');
      });

      it('lets go of it for null, and keeps it when nothing is said', async () => {
        await log.append(asking('note/a', { naturalKey: claim('n') }));
        await log.append(asking('note/a'));
        const held = await log.append(asking('note/b', { naturalKey: claim('n') }));
        await log.append(asking('note/a', { naturalKey: claim(null) }));
        const free = await log.append(asking('note/b', { naturalKey: claim('n') }));
        expect([held.outcome, free.outcome]).toEqual(['duplicate', 'stored']);
      });

      it('gives up the earlier key when a stream claims another', async () => {
        await log.append(asking('note/a', { naturalKey: claim('n') }));
        await log.append(asking('note/a', { naturalKey: claim('m') }));
        const free = await log.append(asking('note/b', { naturalKey: claim('n') }));
        const held = await log.append(asking('note/c', { naturalKey: claim('m') }));
        expect([free.outcome, held]).toEqual([
          'stored',
          { outcome: 'duplicate', stream: 'note/a' },
        ]);
      });

      it('shares it with who insists, and names the one that has held it longest', async () => {
        await log.append(asking('note/z', { naturalKey: claim('n') }));
        const insisted = await log.append(asking('note/a', { naturalKey: claim('n', true) }));
        const third = await log.append(asking('note/c', { naturalKey: claim('n') }));
        await log.append(asking('note/z', { naturalKey: claim(null) }));
        const fourth = await log.append(asking('note/c', { naturalKey: claim('n') }));
        const begun = asking('note/d', { expected: 'none', naturalKey: claim('n') });
        expect([insisted.outcome, third, fourth, await log.append(begun)]).toEqual([
          'stored',
          { outcome: 'duplicate', stream: 'note/z' },
          { outcome: 'duplicate', stream: 'note/a' },
          { outcome: 'duplicate', stream: 'note/a' },
        ]);
      });

      it('is not held by who could not be stored', async () => {
        await log.append(asking('note/a', once('k', 'f1')));
        const begun = { expected: 'none', naturalKey: claim('n') } as const;
        const there = await log.append(asking('note/a', begun));
        const reused = await log.append(asking('note/b', { ...begun, ...once('k', 'f2') }));
        const next = await log.append(asking('note/c'));
        const free = await log.append(asking('note/d', begun));
        expect([there, reused, next, free].map(({ outcome }) => outcome)).toEqual([
          'conflict',
          'key-reused',
          'stored',
          'stored',
        ]);
      });
    });

    describe('rehearse', () => {
      const asked: readonly [what: string, more: Partial<AppendRequest>][] = [
        ['nothing in the way', {}],
        ['a version that it has not', { expected: 7 }],
        ['a stream that is there', { expected: 'none' }],
        ['a key that another holds', { naturalKey: claim('n') }],
        ['a key that another holds, insisting', { naturalKey: claim('n', true) }],
        ['no key any more', { naturalKey: claim(null) }],
        ['a retry', once('k', 'f1')],
        ['a key of another request', once('k', 'f2')],
        ['a key of its own', once('l', 'f2')],
      ];

      it.each(asked)('answers as append would, and writes nothing: %s', async (_, more) => {
        await log.append(asking('note/a', once('k', 'f1')));
        await log.append(asking('note/b', { naturalKey: claim('n') }));
        const before = await log.head();
        const rehearsed = await log.rehearse(asking('note/a', more));
        expect(await log.head()).toEqual(before);
        expect(await log.readStream('note/a')).toHaveLength(1);
        expect(await log.replay('l', 'f2')).toBeUndefined();
        expect(await log.append(asking('note/a', more))).toEqual(rehearsed);
      });

      it('tells nobody, and takes no key', async () => {
        const heard: number[] = [];
        log.onCommit((sequence) => heard.push(sequence));
        await log.rehearse(asking('note/a', { naturalKey: claim('n') }));
        expect(heard).toEqual([]);
        const other = await log.append(asking('note/b', { naturalKey: claim('n') }));
        expect(other.outcome).toBe('stored');
      });
    });

    describe('reading', () => {
      it('is empty where there is nothing', async () => {
        expect(await log.readStream('note/none')).toEqual([]);
        expect(await log.readAfter(0, 10)).toEqual([]);
        expect(await log.readToldAfter(0, 10)).toEqual([]);
        expect(await log.readPublished(0, 10)).toEqual([]);
        expect(await log.head()).toEqual({ sequence: 0, root: EMPTY_ROOT });
        expect(await log.replay('k', 'f')).toBeUndefined();
      });

      it('pages through the log without a gap', async () => {
        await Promise.all(Array.from({ length: 25 }, (_, i) => log.append(asking(`note/${i}`))));
        const pages = [];
        for (let after = 0; after < 25; after += 10) pages.push(await log.readAfter(after, 10));
        expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
        expect(pages.flat().map((each) => each.sequence)).toEqual(
          Array.from({ length: 25 }, (_, i) => i + 1),
        );
        expect(await log.readAfter(25, 10)).toEqual([]);
        expect(await log.readAfter(99, 10)).toEqual([]);
      });

      it('tells projections what was said, and where', async () => {
        await Promise.all(Array.from({ length: 5 }, (_, i) => log.append(asking(`note/${i}`))));
        const told = (await log.readAfter(2, 2)).map(
          ({ sequence, stream, version, type, schema, data, text }) => ({
            sequence,
            stream,
            version,
            type,
            schema,
            data,
            text,
          }),
        );
        expect(told).toHaveLength(2);
        expect(await log.readToldAfter(2, 2)).toMatchObject(told);
      });

      it('reads texts by themselves, wherever they stand, and leaves out what is not there', async () => {
        await Promise.all(Array.from({ length: 5 }, (_, i) => log.append(asking(`note/${i}`))));
        const all = await log.readAfter(0, 5);
        const wanted = [4, 2, 4].map((sequence) => [sequence, all[sequence - 1]!.text] as const);
        expect(await log.readTexts([4, 2, 4, 99, 0])).toEqual(new Map(wanted));
        expect(await log.readTexts([])).toEqual(new Map());
      });

      it('tells listeners the new head after each commit that stored something', async () => {
        const heard: number[] = [];
        const stop = log.onCommit((sequence) => heard.push(sequence));
        await Promise.all([log.append(asking('note/a')), log.append(asking('note/b'))]);
        await log.append(asking('note/a', { expected: 'none' }));
        await log.append(asking('note/a'));
        stop();
        await log.append(asking('note/a'));
        expect(heard).toEqual([2, 3]);
      });
    });

    describe('replicate', () => {
      const keys = (events: readonly unknown[]) => events.map(() => undefined);
      let published: readonly PublishedEvent[];

      beforeEach(async () => {
        await Promise.all(Array.from({ length: 9 }, (_, i) => log.append(asking(`note/${i % 4}`))));
        now += 1000;
        const origin = { log: 'gids', sequence: 1, recordedAt: '2020-01-01T00:00:00.000Z' };
        await log.append(
          asking('note/o', {
            events: [{ type: 'Noted', schema: 3, data: { q: '"\\\n' }, origin }],
          }),
        );
        published = await log.readPublished(0, 100);
        now += 1000;
      });

      it('takes a published log over byte for byte, in pieces', async () => {
        const copy = await openAnother();
        await copy.replicate(published.slice(0, 4), keys(published.slice(0, 4)));
        await copy.replicate(published.slice(4), keys(published.slice(4)));
        expect(await copy.readPublished(0, 100)).toEqual(published);
        expect(await copy.head()).toEqual(await log.head());
        await copy.close();
      });

      it('holds natural keys as given, and goes on by itself', async () => {
        const copy = await openAnother();
        const given = published.map((each) => claim(each.stream === 'note/0' ? 'n' : each.stream));
        await copy.replicate(published, given);
        const duplicate = await copy.append(asking('note/new', { naturalKey: claim('n') }));
        const next = await copy.append(asking('note/0', { expected: 3 }));
        expect(duplicate).toEqual({ outcome: 'duplicate', stream: 'note/0' });
        expect(receiptOf(next)).toMatchObject({ sequence: 11, version: 4 });
        await copy.close();
      });

      it('refuses a log that does not follow the head, and keeps nothing of it', async () => {
        const copy = await openAnother();
        const gap = [published[0], published[2]] as PublishedEvent[];
        expect(await codeOf(copy.replicate(published.slice(1), keys(published.slice(1))))).toBe(
          'log.not-a-continuation',
        );
        expect(await codeOf(copy.replicate(gap, keys(gap)))).toBe('log.not-a-continuation');
        expect(await codeOf(log.replicate(published, keys(published)))).toBe(
          'log.not-a-continuation',
        );
        expect(await copy.head()).toEqual({ sequence: 0, root: EMPTY_ROOT });
        await copy.close();
      });

      it('refuses a log in which time runs back, within a piece and from one to the next', async () => {
        const [earlier, copy] = [await openAnother(), await openAnother()];
        now = START - 1;
        await Promise.all([earlier.append(asking('note/a')), earlier.append(asking('note/b'))]);
        const back = [published[0], (await earlier.readPublished(1, 1))[0]] as PublishedEvent[];
        const code = 'log.not-a-continuation';
        expect(await codeOf(copy.replicate(back, keys(back)))).toBe(code);
        expect((await copy.head()).sequence).toBe(0);
        await copy.replicate(back.slice(0, 1), [undefined]);
        expect(await codeOf(copy.replicate(back.slice(1), [undefined]))).toBe(code);
        expect((await copy.head()).sequence).toBe(1);
        await Promise.all([earlier.close(), copy.close()]);
      });

      it.each<[string, (event: PublishedEvent) => PublishedEvent]>([
        ['data', (event) => ({ ...event, data: { changed: true } })],
        ['actor', (event) => ({ ...event, actor: 'someone else' })],
        ['salt', (event) => ({ ...event, salt: '00'.repeat(16) })],
        ['short salt', (event) => ({ ...event, salt: event.salt.slice(2) })],
        ['leaf', (event) => ({ ...event, leaf: '00'.repeat(32) })],
        ['id', (event) => ({ ...event, id: event.id.replace(/.$/, 'x') })],
        ['time', (event) => ({ ...event, recordedAt: '2026-01-02T03:04:05.679Z' })],
        ['schema', (event) => ({ ...event, schema: 9 })],
        ['origin', (event) => ({ ...event, origin: { log: 'x', sequence: 1, recordedAt: 'y' } })],
      ])(
        'refuses all of it when the %s of one event was changed, naming that event',
        async (_, change) => {
          const copy = await openAnother();
          const forged = published.map((each) => (each.sequence === 6 ? change(each) : each));
          const refusal = await copy
            .replicate(forged, keys(forged))
            .catch((error: unknown) => error);
          expect(refusal).toMatchObject({ code: 'log.hash-mismatch', facts: { sequence: 6 } });
          expect((await copy.head()).sequence).toBe(0);
          await copy.close();
        },
      );
    });

    it('commits what waits before it closes, and refuses what comes after', async () => {
      const last = log.append(asking('note/a'));
      await log.close();
      expect((await last).outcome).toBe('stored');
      expect(await codeOf(log.append(asking('note/a')))).toBe('store.closed');
      expect(await codeOf(log.readAfter(0, 1))).toBe('store.closed');
    });
  });
}
