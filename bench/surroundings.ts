import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { middle } from './middle.js';

const SYNCS = 200;

/** What figures depend on, in lines to print above them. */
export function surroundings(folder: string): string {
  const memory = new Database(':memory:');
  const sqlite = memory.prepare('SELECT sqlite_version()').pluck().get();
  memory.close();
  const load = loadavg()[0]?.toFixed(1);
  return [
    `Node ${process.versions.node}, SQLite ${sqlite}, ${cpus().length} x ${cpus()[0]?.model}, load ${load}`,
    `Files in ${folder}; to sync 4 KiB there takes ${syncMicroseconds(folder)} microseconds`,
  ].join('\n');
}

function syncMicroseconds(folder: string): number {
  const path = join(folder, `standpoint-sync-${process.pid}`);
  const file = openSync(path, 'w');
  const times = Array.from({ length: SYNCS }, () => {
    writeSync(file, Buffer.alloc(4096, 1));
    const start = performance.now();
    fsyncSync(file);
    return (performance.now() - start) * 1000;
  });
  closeSync(file);
  rmSync(path);
  return Math.round(middle(times));
}
