/*
 * Arrays for what is kept, and not for what is soon let go of: the collector frees these like others, but does not
 * hurry because of them. Of other arrays each 64 MB call for a pass over the whole heap, which holds up whatever else is
 * to be done for 7 to 16 ms (`node --trace-gc`), however little it finds; of those that threads may share it counts none.
 */

/** Whole numbers of 32 bits, all 0. */
export const lastingInts = (length: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));

/** Whole numbers of 16 bits without a sign, all 0. */
export const lastingUnits = (length: number): Uint16Array =>
  new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT));
