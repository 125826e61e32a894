import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, RUNNER } from '../support/child.js';
import { removeTempFolders, tempFolder } from '../support/temp-folder.js';

const BYTES = 20_000;
/** Blocks of 512 or 1,024 bytes, as the shell has it. */
const FEW_BLOCKS = 8;

afterAll(removeTempFolders);

function deliverTo(file: string, blocksMax: number | 'unlimited'): string {
  const program = [process.execPath, ...RUNNER, 'test/cli/delivering.ts', file, `${BYTES}`];
  const limited = ['-c', `ulimit -f ${blocksMax}; exec "$@"`, 'sh', ...program];
  return execFileSync('sh', limited, { cwd: ROOT, encoding: 'utf8' }).trim();
}

describe('a result that goes to a file', () => {
  it('is there whole, or not at all where the system takes only a part of it', () => {
    const [whole, part] = [join(tempFolder(), 'whole'), join(tempFolder(), 'part')];
    // The first run also compiles what the second could not.
    expect(deliverTo(whole, 'unlimited')).toBe('delivered');
    expect(statSync(whole).size).toBe(BYTES);
    expect(deliverTo(part, FEW_BLOCKS)).toBe('file.cannot-write');
    expect([part, `${part}.part`].filter(existsSync)).toEqual([]);
  });
});
