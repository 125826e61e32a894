import { PartyBook } from '#application/books/party-book.js';

describe('the book of parties', () => {
  it('tells when successions changed with which commitments went on, and of no others', () => {
    const book = new PartyBook();
    const told = [
      ['SUN', 'RUS', true],
      ['YUG', 'SRB', false],
      ['SUN', 'RUS', false],
    ] as const;
    for (const [at, [predecessor, successor, commitmentsContinue]] of told.entries()) {
      const data = { predecessor, successor, on: '1991-12-25', commitmentsContinue };
      book.successions.put({ predecessor, data, known_from: at + 1 });
    }
    expect(book.successionChanges()).toEqual([1, 3]);
    expect(book.successionsAt(1)).toMatchObject([{ predecessor: 'SUN', successor: 'RUS' }]);
    expect(book.successionsAt(3)).toEqual([]);
  });
});
