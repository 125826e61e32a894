import { setImmediate as turn } from 'node:timers/promises';
import { lull } from '#application/keeper/lull.js';

/** Something that adds one in each turn of the event loop, as a busy writer does, until it is stopped. */
function busy() {
  const writer = { waiting: 1, stopped: false };
  const write = async (): Promise<void> => {
    while (!writer.stopped) {
      await turn();
      writer.waiting += 1;
    }
  };
  void write();
  return writer;
}

describe('a lull', () => {
  it('comes at once when nobody writes', async () => {
    const turns = busy();
    await lull(() => 1, 1_000);
    turns.stopped = true;
    expect(turns.waiting).toBeLessThan(6);
  });

  it('is waited for while somebody writes in every turn', async () => {
    const writer = busy();
    const waiting = () => {
      if (writer.waiting >= 100) writer.stopped = true;
      return writer.waiting;
    };
    await lull(waiting, Number.POSITIVE_INFINITY, () => 0);
    expect(writer.stopped).toBe(true);
  });

  it('is not waited for once there is enough', async () => {
    const writer = busy();
    await lull(
      () => writer.waiting,
      20,
      () => 0,
    );
    expect(writer.waiting).toBeGreaterThanOrEqual(20);
    expect(writer.waiting).toBeLessThan(25);
    writer.stopped = true;
  });

  it('is not waited for for ever', async () => {
    const writer = busy();
    let now = 1_000;
    await lull(
      () => writer.waiting,
      Number.POSITIVE_INFINITY,
      () => now++,
    );
    expect(now - 1_000).toBeGreaterThan(50);
    expect(now - 1_000).toBeLessThan(60);
    expect(writer.stopped).toBe(false);
    writer.stopped = true;
  });
});
