/** Makes room for so many whole numbers of 32 bits, all 0. */
export type Ints = (length: number) => Int32Array;

/** For what is soon let go of. */
export const passingInts: Ints = (length) => new Int32Array(length);

/**
 * For what is kept as long as the program runs. Of other arrays each 64 MB call for a great collection, which holds up
 * whatever else is to be done for 7 to 16 ms (`node --trace-gc`), however little it finds. Of those that threads may share V8
 * counts none; it frees them like others, but does not hurry because of them.
 */
export const lastingInts: Ints = (length) =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
