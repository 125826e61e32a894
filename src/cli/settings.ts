import type { Command } from 'commander';
import { dataFolderFrom } from '../configuration.js';
import { wrongUsage } from './usage-refusal.js';

export const FORMS = ['table', 'json', 'csv', 'ndjson'] as const;
export type Form = (typeof FORMS)[number] | 'text';

/** What every command is told beside its own words. */
export interface Settings {
  /** Absolute. */
  readonly folder: string;
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
  const environment = process.env['STANDPOINT_DATA'];
  const folder = dataFolderFrom({ STANDPOINT_DATA: data ?? environment });
  if (json && command.getOptionValueSource('format') === 'cli' && format !== 'json') {
    throw wrongUsage('conflicting-option', `--json and --format ${format} exclude each other.`);
  }
  const form = json ? 'json' : (format ?? 'table');
  return { folder, form, asJson: form === 'json' };
}

interface Globals {
  readonly data?: string;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly format?: Form;
}
