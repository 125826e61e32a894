import { UnderWay } from '#application/keeper/under-way.js';
import type { Put, Table } from '#kernel/projection.js';

const note: Table = { columns: {}, key: ['place'], partition: 'id' };
const put = (id: string, place: number): Put => ({ table: 'note', row: { id, place } });
const asked = () => Promise.withResolvers<void>();
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('steps under way to the disk', () => {
  it('tell of partitions what is not written yet, in the order of the steps', async () => {
    const underWay = new UnderWay({ note });
    const [first, second] = [asked(), asked()];
    underWay.add([put('a', 1), put('b', 2)], first.promise);
    underWay.add([put('c', 3), put('a', 4)], second.promise);
    expect(underWay.of(['a', 'c'])).toEqual([put('a', 1), put('a', 4), put('c', 3)]);
    expect(underWay.of(['d'])).toEqual([]);
    first.resolve();
    await turn();
    expect(underWay.of(['a', 'b'])).toEqual([put('a', 4)]);
    second.resolve();
    await underWay.written();
    expect(underWay.of(['a', 'b', 'c'])).toEqual([]);
  });

  it('keep what was told of them as it was when it was told', async () => {
    const underWay = new UnderWay({ note });
    const step = asked();
    underWay.add([put('a', 1)], step.promise);
    const told = underWay.of(['a']);
    step.resolve();
    await turn();
    expect(told).toEqual([put('a', 1)]);
  });

  it('have room as soon as the oldest is written', async () => {
    const underWay = new UnderWay({ note });
    const [first, second] = [asked(), asked()];
    underWay.add([put('a', 1)], first.promise);
    await underWay.room(2);
    underWay.add([put('b', 2)], second.promise);
    let hasRoom = false;
    const waiting = underWay.room(2).then(() => {
      hasRoom = true;
    });
    await turn();
    expect(hasRoom).toBe(false);
    first.resolve();
    await waiting;
    await underWay.room(2);
  });

  it('stay when they could not be written, and say so to everybody who waits', async () => {
    const underWay = new UnderWay({ note });
    const step = asked();
    underWay.add([put('a', 1)], step.promise);
    step.reject(new Error('full'));
    await turn();
    await expect(underWay.room(1)).rejects.toThrow('full');
    await expect(underWay.written()).rejects.toThrow('full');
    expect(underWay.of(['a'])).toEqual([put('a', 1)]);
  });
});
