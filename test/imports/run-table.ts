import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ImportReport } from '../../src/cli/import-report.js';
import type { Fault } from '../../src/imports/cells.js';
import { rowsOf } from '../../src/imports/incoming.js';
import { readMapping } from '../../src/imports/mapping.js';
import { PartyFinder } from '../../src/imports/party-finder.js';
import { rejectsFile } from '../../src/imports/rejects-file.js';
import { type Counts, type Recorder, runImport } from '../../src/imports/run-import.js';

/** Two states, and a mapping that asks little. */
export const FINDER = new PartyFinder({
  spells: [state('FRA', 'FR', 'France'), state('NAM', 'NA', 'Namibia', '1990-03-21')],
});

function state(code: string, alpha2: string, name: string, validFrom: string | null = null) {
  return { code, alpha2, name, aliases: [], validFrom, validTo: null };
}

export const MAPPING = {
  name: 'acts',
  key: '{nr}',
  party: { from: ['{country}'], on: '{day}' },
  record: {
    kind: 'statement',
    occurredOn: '{day}',
    bearings: [{ on: 'gids/3', stance: '{stance}' }],
    sources: [{ title: '{title}' }],
  },
};

interface Given {
  readonly mapping?: object;
  readonly name?: string;
  readonly recorder?: Recorder;
  readonly finder?: PartyFinder;
  /** Name of the file of rejects. */
  readonly rejects?: string;
}

interface Ran {
  readonly counts: Counts;
  readonly problems: readonly (Fault & { readonly line: number })[];
  readonly rejects: Buffer;
}

/** Imports a table by the same steps as the command; by default everything that is drafted is taken. */
export async function runTable(
  table: string | Uint8Array,
  { mapping = MAPPING, name = 'acts.csv', rejects = 'rejects.csv', ...given }: Given = {},
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'standpoint-import-'));
  const [file, into] = [join(folder, name), join(folder, rejects)];
  writeFileSync(file, table);
  writeFileSync(join(folder, 'mapping.yaml'), stringify(mapping));
  const read = readMapping(join(folder, 'mapping.yaml'));
  const report = new ImportReport(rejectsFile(into, file, read));
  const { counts } = report;
  await runImport({
    name: read.name,
    rows: rowsOf(file, read, { finder: given.finder ?? FINDER }),
    recorder: given.recorder ?? { record: async () => ({ replayed: false }) },
    reject: (row) => report.reject(row),
    counts,
    progress: () => {},
  });
  await report.close();
  const { problems } = JSON.parse(report.text({ asJson: true, isDry: false }));
  return { counts, problems, rejects: existsSync(into) ? readFileSync(into) : Buffer.alloc(0) };
}
