import { createHash } from 'node:crypto';
import type { Scalar } from '#kernel/projection.js';

/** Rows are hashed in pieces of about this many characters: one call for each row would cost more than the hash. */
const PIECE_LENGTH = 65_536;

/** Row count and SHA-256 over `[table, …cells]` as one line of JSON each; what is equal does not depend on the engine. */
export function digestRows(
  tables: Iterable<readonly [name: string, rows: Iterable<readonly Scalar[]>]>,
): { rows: number; sha256: string } {
  const hash = createHash('sha256');
  let rows = 0;
  let piece = '';
  for (const [name, cells] of tables) {
    for (const row of cells) {
      rows += 1;
      piece += `${JSON.stringify([name, ...row])}\n`;
      if (piece.length < PIECE_LENGTH) continue;
      hash.update(piece);
      piece = '';
    }
  }
  return { rows, sha256: hash.update(piece).digest('hex') };
}
