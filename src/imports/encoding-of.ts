/** Byte order marks, and the encodings that they are marks of. */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that the first bytes of a file are marked with; without a mark the one that was told. */
export const encodingOf = (first: Uint8Array, told: string): string =>
  MARKS.find(([, bytes]) => bytes.every((byte, at) => first[at] === byte))?.[0] ?? told;
