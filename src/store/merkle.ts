import { sha256, sha256Hex } from './sha256.js';

/**
 * The tree of RFC 6962 (and 9162) over the leaf hashes of the log, kept as a compact range: the roots of its
 * perfect subtrees, left to right, one for each bit set in the size. To add a leaf needs no other state.
 */
export type CompactRange = readonly Buffer[];

const HASH_BYTES = 32;
/** Leaves and nodes are hashed with different first bytes, so that no node can pose as a leaf. */
const LEAF_PREFIX = '\u0000';
const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** Root of the tree without leaves, hex: SHA-256 of nothing. */
export const EMPTY_ROOT = sha256Hex('');

/** Leaf hash of a text, taken as UTF-8. */
export function leafHash(text: string): Buffer {
  return sha256(LEAF_PREFIX + text);
}

/** Leaf hash of bytes. */
export function leafHashOfBytes(bytes: Uint8Array): Buffer {
  return sha256(Buffer.concat([Buffer.of(0), bytes]));
}

/** Hash of an inner node. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1);
  pair.set(right, 1 + HASH_BYTES);
  return sha256(pair);
}

/** Adds one leaf to the range of a tree with `size` leaves, in place. */
export function addLeaf(range: Buffer[], size: number, leaf: Buffer): void {
  let node = leaf;
  // Each one at the end of the size in binary is a finished subtree of equal height: carry, as in adding 1.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    node = nodeHash(range.pop() as Buffer, node);
  }
  range.push(node);
}

/** Root of the tree, hex. */
export function rootOf(range: CompactRange): string {
  let root = range.at(-1);
  if (root === undefined) return EMPTY_ROOT;
  for (let i = range.length - 2; i >= 0; i -= 1) root = nodeHash(range[i] as Buffer, root);
  return root.toString('hex');
}

/** The range as one run of bytes, 32 for each subtree. */
export function packRange(range: CompactRange): Buffer {
  return Buffer.concat(range);
}

/** What `packRange` packed; undefined unless it can belong to a tree of that size. */
export function unpackRange(bytes: Uint8Array, size: number): Buffer[] | undefined {
  if (bytes.length !== subtrees(size) * HASH_BYTES) return undefined;
  const range: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += HASH_BYTES) {
    range.push(Buffer.from(bytes.subarray(at, at + HASH_BYTES)));
  }
  return range;
}

function subtrees(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
