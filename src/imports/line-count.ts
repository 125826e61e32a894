const [LF, CR] = [0x0a, 0x0d];

/** Counts the lines of a text that comes in pieces: LF, CRLF and CR end one each, in quotation marks too. */
export class LineCount {
  /** Where line ends begin that nobody has asked beyond yet. */
  #ends: number[] = [];
  #passed = 0;
  #before = 0;
  #length = 0;
  #isAfterReturn = false;

  add(piece: Uint8Array): void {
    this.#before += this.#passed;
    if (this.#passed > 0) this.#ends = this.#ends.slice(this.#passed);
    this.#passed = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at]!;
      if (byte === CR || (byte === LF && !this.#isAfterReturn)) this.#ends.push(this.#length + at);
      this.#isAfterReturn = byte === CR;
    }
    this.#length += piece.length;
  }

  /** The line on which the byte stands, the first being 1; not asked for one before the last. */
  at(byte: number): number {
    while (this.#passed < this.#ends.length && this.#ends[this.#passed]! < byte) this.#passed += 1;
    return this.#before + this.#passed + 1;
  }

  /** The line on which the text ends, so far. */
  get last(): number {
    return this.#before + this.#ends.length + 1;
  }
}
