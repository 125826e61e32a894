import { Publication } from '#application/publication.js';
import { publishedCorpus } from '../../src/published-corpus.js';
import { Trial } from '../support/trial.js';

const lines = publishedCorpus().filter((line) => line !== '');
const publication = (trial: Trial) => trial.context.get(Publication, { strict: false });

/** An act that no corpus holds. */
const own = {
  kind: 'statement',
  party: 'KHM',
  occurredOn: '2021-06',
  bearings: [{ on: 'gids/3', stance: 'supports' }],
  sources: [{ title: 'Joint communiqué' }],
};

describe('the published log', () => {
  it('comes out of an installation as it went in, byte for byte', async () => {
    const trial = await Trial.begin({ corpus: true });
    const out = await Array.fromAsync(publication(trial).lines());
    expect(out).toEqual(lines);
    await trial.end();
  });

  it('is followed further by a log that is a beginning of it', async () => {
    const trial = await Trial.begin();
    expect(await publication(trial).follow(lines.slice(0, 1_700))).toEqual({
      taken: 1_700,
      diverged: false,
    });
    expect(await publication(trial).follow(lines)).toEqual({
      taken: lines.length - 1_700,
      diverged: false,
    });
    await trial.end();
  });

  it('is refused when a byte of it was changed, and names the event', async () => {
    const trial = await Trial.begin();
    const forged = lines.with(1_700, lines[1_700]!.replace('supports', 'opposes.'));
    expect(forged[1_700]).not.toBe(lines[1_700]);
    await expect(publication(trial).follow(forged)).rejects.toMatchObject({
      code: 'log.hash-mismatch',
      message: expect.stringContaining('1701'),
    });
    await trial.end();
  });

  it('is refused where an event of it cannot be made sense of', async () => {
    const trial = await Trial.begin();
    const at = lines.findIndex((line) => line.includes('"StatementRecorded"'));
    const hollow = JSON.stringify({ ...JSON.parse(lines[at]!), data: {} });
    const refusal = { kind: 'invalid', code: 'log.not-an-event' };
    const forged = lines.with(at, hollow);
    await expect(publication(trial).follow(forged)).rejects.toMatchObject(refusal);
    await expect(publication(trial).update(forged)).rejects.toMatchObject(refusal);
    expect((await trial.log.head()).sequence).toBe(0);
    await trial.end();
  });

  it.each([
    ['another object', JSON.stringify(own), 'log.not-an-event'],
    ['a list', '[]', 'log.not-an-event'],
    ['nothing', 'null', 'log.not-an-event'],
    ['an event without data', lines[1]!.replace('"data"', '"date"'), 'log.not-an-event'],
    ['a type to come', lines[1]!.replace('StateListed', 'StateMoved'), 'log.newer-program'],
    ['a shape to come', lines[1]!.replace('"schema":1', '"schema":99'), 'log.newer-program'],
    ['no JSON', '{"sequence":', 'log.not-json'],
  ])(
    'is refused with its line where that holds %s, and nothing is taken',
    async (_, line, code) => {
      const trial = await Trial.begin();
      const refusal = { kind: 'invalid', code, message: expect.stringContaining('Line 2') };
      const wrong = [lines[0]!, line];
      await expect(publication(trial).follow(wrong)).rejects.toMatchObject(refusal);
      await expect(publication(trial).update(wrong)).rejects.toMatchObject(refusal);
      expect((await trial.log.head()).sequence).toBe(0);
      await trial.end();
    },
  );

  it('is taken in as events of its own by a log that has grown, once, with their origin', async () => {
    const trial = await Trial.begin();
    await publication(trial).follow(lines.slice(0, 1_800));
    await trial.record({ data: own });
    expect(await publication(trial).follow(lines)).toEqual({ taken: 0, diverged: true });
    const missing = lines.length - 1_800;
    expect(await publication(trial).update(lines)).toEqual({ taken: missing });
    expect(await publication(trial).update(lines)).toEqual({ taken: 0 });
    expect(await trial.settle()).toBe(lines.length + 1);
    const [event] = (await trial.ask('events', { after: '1801', limit: '1' })).rows;
    expect(event).toMatchObject({ sequence: 1_802, origin: { log: 'gids', sequence: 1_801 } });
    expect((await trial.keeper.state()).projections.flatMap(({ parked }) => parked)).toEqual([]);
    await trial.end();
  });
});
