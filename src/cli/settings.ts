import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { dataConfigurationFrom } from '../configuration.js';
import { requireFolder } from '../require-folder.js';
import { wrongUsage } from './usage-refusal.js';

export const FORMS = ['table', 'json', 'csv', 'ndjson'] as const;
export type Form = (typeof FORMS)[number] | 'text';

/** What every command is told beside its own words. */
export interface Settings {
  /** Absolute. */
  readonly folder: string;
  /** Whether an empty folder takes up the corpus that ships. */
  readonly corpus: boolean;
  readonly form: Form;
  readonly asJson: boolean;
}

/** Options that stand before or behind the name of any command. */
export function addGlobalOptions(program: Command): void {
  program
    .option('--data <folder>', 'data folder (default: STANDPOINT_DATA, else ./standpoint-data)')
    .option('--json', 'answer in JSON, and problems too')
    .option('--no-color', 'without colours; NO_COLOR does the same');
}

export function settingsOf(command: Command): Settings {
  const { data, json = false, color, format } = command.optsWithGlobals<Globals>();
  if (color === false) process.env['NO_COLOR'] = '1';
  const { data: folder, corpus } = dataConfigurationFrom({
    ...process.env,
    ...(data !== undefined && { STANDPOINT_DATA: data }),
  });
  if (json && command.getOptionValueSource('format') === 'cli' && format !== 'json') {
    throw wrongUsage('conflicting-option', `--json and --format ${format} exclude each other.`);
  }
  const form = json ? 'json' : (format ?? 'table');
  return { folder, corpus, form, asJson: form === 'json' };
}

/**
 * Refuses (`folder.missing`) what looks mistyped: a folder named by option or environment whose own folder is not there,
 * or that a question is asked of and is not there itself. The one by default is made at a first try.
 */
export function checkNamedFolder(command: Command, { asks }: { asks: boolean }): void {
  const { data } = command.optsWithGlobals<Globals>();
  const named = data ?? process.env['STANDPOINT_DATA'];
  if (named === undefined) return;
  const folder = asks ? named : dirname(resolve(named));
  requireFolder(folder, data === undefined ? 'STANDPOINT_DATA' : '--data');
}

interface Globals {
  readonly data?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly format?: Form;
}
