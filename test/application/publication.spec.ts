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
