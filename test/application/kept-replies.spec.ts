import { KeptReplies } from '#application/kept-replies.js';

const reply = (rows: number) => ({
  query: {},
  sequence: 1,
  rows: Array.from({ length: rows }, (_, at) => ({ at })),
});

describe('replies that are kept', () => {
  it('make room for others, oldest first: by number, and by the rows they hold', () => {
    const kept = new KeptReplies();
    for (let at = 0; at < 201; at += 1) kept.keep(`small-${at}`, reply(1));
    expect(kept.get('small-0')).toBeUndefined();
    expect(kept.get('small-1')).toBeDefined();
    kept.keep('large', reply(199_900));
    expect(kept.get('small-100')).toBeUndefined();
    expect(kept.get('small-101')).toBeDefined();
    expect(kept.get('large')).toBeDefined();
  });

  it('do not hold one that would take all the room', () => {
    const kept = new KeptReplies();
    kept.keep('small', reply(1));
    kept.keep('huge', reply(200_001));
    expect(kept.get('huge')).toBeUndefined();
    expect(kept.get('small')).toBeDefined();
  });
});
