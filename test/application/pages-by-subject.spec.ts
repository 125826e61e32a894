import { pagesBySubject } from '#application/pages-by-subject.js';

const SUBJECTS = Array.from({ length: 500 }, (_, at) => `x/${at + 1}`);

describe('pages by subject', () => {
  const looking = (rowsEach: number, on: readonly string[] = SUBJECTS) => {
    const looked: string[] = [];
    const pages = pagesBySubject(on, rowsEach, (some) => {
      looked.push(...some);
      return some.flatMap((subject) => Array.from({ length: rowsEach }, () => ({ subject })));
    });
    return { looked, pages };
  };

  it.each([1, 7, 200, 1_600, 5_000])(
    'hold few rows, however many there are: %i for each',
    async (each) => {
      const { pages } = looking(each);
      const told = new Set<unknown>();
      for await (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(1_600);
        for (const { subject } of page) told.add(subject);
      }
      expect([...told]).toEqual(SUBJECTS);
    },
  );

  it('look at no more subjects than they have to', async () => {
    const { looked, pages } = looking(200);
    const drawing = pages[Symbol.asyncIterator]();
    expect(looked).toEqual([]);
    await drawing.next();
    expect(looked).toHaveLength(8);
    await drawing.return?.();
    expect(looked).toHaveLength(8);
  });

  it('pass over subjects of which there is nothing to say', async () => {
    const pages = pagesBySubject(SUBJECTS, 1_600, (some) =>
      some[0] === 'x/9' ? [{ on: 'x/9' }] : [],
    );
    const told: unknown[] = [];
    for await (const page of pages) told.push(page);
    expect(told).toEqual([[{ on: 'x/9' }]]);
  });
});
