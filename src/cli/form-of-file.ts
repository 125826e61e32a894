import type { Command } from 'commander';
import { TABLE_NAMES } from '#application/table-format.js';
import type { TakenForm } from '#application/write-table.js';
import { wrongUsage } from './usage-refusal.js';

export const FORMS: readonly TakenForm[] = [...TABLE_NAMES, 'metadata.json'];

/**
 * The form that the ending of a file tells, or `--format` where that tells none; CSV on stdout. Refuses
 * (`usage.conflicting-option`, `usage.unknown-ending`) where both say something else, or nothing.
 */
export function formOfFile(file: string | undefined, format: TakenForm | undefined): TakenForm {
  if (file === undefined) return format ?? 'csv';
  const told = FORMS.find((form) => file.toLowerCase().endsWith(`.${form}`));
  if (told && format && told !== format) throw conflict(file, format);
  const form = told ?? format;
  if (form === undefined) throw unknownEnding(file);
  return form;
}

/** The package is a ZIP: refuses (`usage.unknown-ending`) a file whose ending says otherwise. */
export function requireZip(file: string | undefined): void {
  if (file === undefined || file.toLowerCase().endsWith('.zip')) return;
  throw wrongUsage('unknown-ending', `The package is a ZIP. Give ${file} the ending .zip.`);
}

/**
 * Refuses (`usage.conflicting-option`) `--json` where nothing says another form: whoever asks for JSON must not get CSV in
 * silence. Beside a file with an ending it speaks of problems only.
 */
export function refuseJson(command: Command, instead: string): void {
  const { json, out, format } = command.optsWithGlobals<Record<string, unknown>>();
  if (json !== true || out !== undefined || format !== undefined) return;
  throw wrongUsage('conflicting-option', `export and --json exclude each other: ${instead}.`);
}

const conflict = (file: string, format: string) =>
  wrongUsage(
    'conflicting-option',
    `--out ${file} and --format ${format} exclude each other. Leave --format out, or give the file the ending .${format}.`,
  );

const unknownEnding = (file: string) =>
  wrongUsage(
    'unknown-ending',
    `The ending of ${file} tells no form. Give --format, or one of the endings .${FORMS.join(', .')}.`,
  );
