import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { nodeVersionProblem, requireNodeVersion } from '#store/guards/node-version.js';
import { requireSqliteVersion } from '#store/guards/sqlite-version.js';

describe('the guard of the Node version', () => {
  it.each(['18.20.1', '20.19.5', '22.14.9', '22.9.0'])('refuses %s in one line', (version) => {
    expect(nodeVersionProblem(version)).toMatch(
      new RegExp(`^node.too-old: this is Node ${version},.*$`),
    );
    expect(() => requireNodeVersion(version)).toThrow('install it from');
  });

  it.each(['22.15.0', '22.16.1', '24.0.0', '26.1.0'])('lets %s pass', (version) => {
    expect(() => requireNodeVersion(version)).not.toThrow();
  });

  it('asks for the version that package.json names', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(nodeVersionProblem('0.0.0')).toContain(
      `needs ${engines.node.replace('>=', '')} or newer`,
    );
  });

  it('loads nothing, so that it can run before better-sqlite3', () => {
    const path = new URL('../../src/store/guards/node-version.ts', import.meta.url);
    expect(readFileSync(path, 'utf8')).not.toMatch(/^import|require\(/m);
  });
});

describe('the guard of the SQLite version', () => {
  it.each(['3.6.9', '3.7.0', '3.40.1', '3.50.7', '3.51.2'])('refuses %s', (version) => {
    expect(() => requireSqliteVersion(version)).toThrow('can lose acknowledged events');
  });

  it.each(['3.51.3', '3.52.0', '3.54.1', '4.0.0'])('lets %s pass', (version) => {
    expect(() => requireSqliteVersion(version)).not.toThrow();
  });

  it('lets the one pass that is installed', () => {
    const db = new Database(':memory:');
    requireSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
    db.close();
  });
});
