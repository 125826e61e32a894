import { dirname } from 'node:path';
import type { Command } from 'commander';
import { refuse } from '#kernel/refusal.js';
import { DryRun } from '../imports/dry-run.js';
import { recordsOf, rowsOf } from '../imports/incoming.js';
import { type Mapping, readMapping } from '../imports/mapping.js';
import { partyFacts } from '../imports/party-facts.js';
import { PartyFinder } from '../imports/party-finder.js';
import { rejectsFile } from '../imports/rejects-file.js';
import {
  type Incoming,
  type IncomingPages,
  type Recorder,
  runImport,
} from '../imports/run-import.js';
import type { Access } from './access.js';
import { checkWritable } from './cannot-write.js';
import { withExamples } from './examples.js';
import { brokenOff, hasBegun, interrupted } from './import-broken-off.js';
import { absentFoundings, type Founding, publish } from './import-foundings.js';
import { ImportReport } from './import-report.js';
import type { Interrupt } from './interrupt.js';
import { report as tell } from './report.js';
import { say, talk } from './talk.js';
import { withAccess } from './with-access.js';

interface Options {
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
}

/** `import`: tables by a mapping, or records in our own shape; again after an interruption, and nothing twice. */
export function addImport(program: Command): void {
  const command = withExamples(
    program
      .command('import')
      .description(
        'Record what stands in a file: CSV, TSV or a spreadsheet by a mapping, NDJSON or JSON as it is.',
      )
      .argument('<file>', '.csv, .tsv, .xlsx, .ndjson or .json; all but .xlsx also packed as .gz')
      .option('--map <file>', 'YAML that says what the columns mean; see docs/import.md')
      .option('--dry-run', 'say what would be recorded and what is wrong, and record nothing')
      .option(
        '--rejects <file>',
        'write rows that were not taken there, to be mended and imported again',
      ),
    [
      'import acts.csv --map mapping.yaml --dry-run',
      'import un_votes.csv.gz --map data/mappings/un-votes.yaml',
    ],
  );
  command.action(async (file: string, options: Options) => {
    const mapping = options.map === undefined ? undefined : readMapping(options.map);
    if (mapping === undefined && isTable(file)) throw withoutMapping(file);
    if (mapping !== undefined && isOfRecords(file)) throw needlessMapping(file);
    const rejects = rejectsOf(options.rejects, file, mapping);
    await withAccess(command, async (access, { asJson }, interrupt) => {
      const form = { asJson, isDry: options.dryRun === true };
      const report = new ImportReport(rejects);
      const work = { file, mapping, access, report, ...form };
      interrupt.tell(() => tellInterrupted(work));
      await importFile(work).catch((error) => breakOff(error, work, interrupt));
      // The read models are part of the work: else the next start would have to make up for it.
      await access.settled();
      await say(report.text(form));
      await report.close();
      if (report.counts.rejected > 0) process.exitCode = 1;
    });
  });
}

async function tellInterrupted({ report, isDry, asJson }: Work): Promise<void> {
  await report.breakOff();
  tell(interrupted({ counts: report.counts, isDry }), asJson);
}

/** What was recorded before is told: the counts as after any import, in JSON beside the refusal. */
async function breakOff(error: unknown, work: Work, interrupt: Interrupt): Promise<never> {
  // Does not come back where it failed because everything is being closed.
  await interrupt.over();
  const { report, isDry, asJson } = work;
  if (hasBegun(report.counts) && !asJson) await say(report.text(work));
  await report.breakOff();
  throw brokenOff(error, { counts: report.counts, isDry });
}

/** Refused before anything is read: what cannot be written out is lost when it has been rejected. */
function rejectsOf(path: string | undefined, file: string, mapping: Mapping | undefined) {
  if (path === undefined) return undefined;
  const rejects = rejectsFile(path, file, mapping);
  checkWritable(path, '--rejects');
  return rejects;
}

interface Work {
  readonly file: string;
  readonly mapping: Mapping | undefined;
  readonly access: Access;
  readonly report: ImportReport;
  readonly isDry: boolean;
  readonly asJson: boolean;
}

async function importFile(work: Work): Promise<void> {
  const { mapping, report } = work;
  const pages = await pagesOf(work);
  try {
    // Whatever is wrong with the table as a whole is told here: what is published cannot be taken back.
    const first = await pages.next();
    const recorder = await recorderFor(work);
    await runImport({
      name: mapping?.name ?? 'records',
      rows: first.done ? pages : goingOn(first.value, pages),
      recorder,
      reject: (row) => report.reject(row),
      counts: report.counts,
      progress: () => report.progress(),
    });
  } finally {
    await pages.return(undefined);
  }
}

async function pagesOf({ file, mapping, access, report }: Work): Promise<IncomingPages> {
  return mapping
    ? rowsOf(file, mapping, { finder: await finderFor(mapping, access), watch: report.watch })
    : recordsOf(file, report.watch);
}

async function* goingOn(first: readonly Incoming[], others: IncomingPages): IncomingPages {
  yield first;
  yield* others;
}

async function recorderFor({ file, mapping, access, isDry }: Work): Promise<Recorder> {
  const absent = mapping ? await absentFoundings(mapping, dirname(file), access) : [];
  if (isDry) return rehearsing(absent, access);
  for (const each of absent) await publish(each, access);
  return { record: (entry) => access.submit(entry) };
}

/** Refuses what would be refused. What is published first is not there yet, so then nothing is looked up. */
function rehearsing(absent: readonly Founding[], access: Access): Recorder {
  if (absent.length === 0) return new DryRun((entry) => access.check(entry));
  const names = absent.map(({ name }) => name).join(', ');
  talk(
    `Rows are checked by their shapes and among themselves only, for the mapping publishes what is not there yet: ${names}.`,
  );
  return new DryRun();
}

/** Groups of the mapping are known in a dry run too, which does not found them. */
async function finderFor(mapping: Mapping, access: Access): Promise<PartyFinder> {
  const facts = await partyFacts((question, params) => access.ask(question, params));
  return new PartyFinder({ ...facts, groups: [...facts.groups, ...mapping.group] });
}

const isTable = (file: string): boolean => /\.(csv|tsv|txt)(\.gz)?$|\.xlsx$/i.test(file);

const isOfRecords = (file: string): boolean => /\.(ndjson|jsonl|json)(\.gz)?$/i.test(file);

const needlessMapping = (file: string) =>
  refuse(
    'invalid',
    'mapping.not-for-records',
    `${file} holds records as they are, and a mapping is for tables. Leave --map out; a table has the ending .csv, .tsv or .xlsx.`,
  );

const withoutMapping = (file: string) =>
  refuse(
    'invalid',
    'mapping.missing',
    `What the columns of ${file} mean must be told: give --map with a mapping, as docs/import.md shows.`,
  );
