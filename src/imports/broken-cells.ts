import { strFromU8, unzipSync } from 'fflate';

/**
 * Cells of a sheet whose formula ended in an error, such as #REF!, by reference. The library that reads the sheet gives
 * nothing for them, as it does for empty ones.
 */
export function brokenCells(
  workbook: Uint8Array,
  sheet: string | undefined,
): ReadonlyMap<string, string> {
  const parts = unzipSync(workbook);
  const text = (path: string): string => (parts[path] ? strFromU8(parts[path]) : '');
  const relations = elements(text('xl/_rels/workbook.xml.rels'), 'Relationship');
  const sheets = elements(text('xl/workbook.xml'), 'sheet');
  const wanted = sheets.find(({ name }) => sheet === undefined || name === escaped(sheet));
  const target = relations.find(({ Id }) => Id === wanted?.['r:id'])?.['Target'] ?? '';
  const xml = text(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  const cells = xml.matchAll(/<c ([^>]*\bt="e"[^>]*)>.*?<v>([^<]*)<\/v>/gs);
  return new Map(
    [...cells].map(([, attributes, value]) => [attributesIn(attributes!)['r'] ?? '', value!]),
  );
}

const elements = (xml: string, name: string): readonly Readonly<Record<string, string>>[] =>
  [...xml.matchAll(new RegExp(`<${name} ([^>]*)>`, 'g'))].map(([, text]) => attributesIn(text!));

const attributesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
