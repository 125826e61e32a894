import { PAGE_SIZE_MIN, Pace } from '#application/keeper/pace.js';

/** Sizes of the pages of a reader whose events take so long each, in milliseconds; and what the last page took. */
function read(pages: number, msPerEvent: (page: number) => number) {
  let activeMs = 1_000;
  let lastMs = 0;
  const pace = new Pace(() => activeMs);
  const sizes = Array.from({ length: pages }, (_, page) => {
    const { size } = pace;
    lastMs = size * msPerEvent(page);
    activeMs += lastMs;
    pace.paged();
    return size;
  });
  return { sizes, lastMs };
}

describe('the pace of reading', () => {
  it('begins with few events', () => {
    expect(read(1, () => 1).sizes).toEqual([PAGE_SIZE_MIN]);
  });

  it('reaches long pages where events take little, and goes no further', () => {
    const { sizes } = read(12, () => 0.001);
    expect(sizes.at(-1)).toBe(250);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  it('doubles at most, however little a page took', () => {
    const { sizes } = read(3, () => 0);
    expect(sizes).toEqual([PAGE_SIZE_MIN, PAGE_SIZE_MIN * 2, PAGE_SIZE_MIN * 4]);
  });

  it.each([0.02, 0.03, 0.06])('takes some three milliseconds where an event takes %d', (each) => {
    expect(read(30, () => each).lastMs).toBeCloseTo(3, 0);
  });

  it('goes back to short pages when events take long, and returns when they do not any more', () => {
    const { sizes } = read(60, (page) => (page < 20 ? 0.006 : page < 40 ? 10 : 0.006));
    expect(sizes[19]).toBe(250);
    expect(sizes[39]).toBe(PAGE_SIZE_MIN);
    expect(sizes[59]).toBe(250);
  });

  it('reads the clock of the event loop', async () => {
    const pace = new Pace();
    const end = performance.now() + 20;
    while (performance.now() < end);
    pace.paged();
    expect(pace.size).toBeGreaterThanOrEqual(PAGE_SIZE_MIN);
  });
});
