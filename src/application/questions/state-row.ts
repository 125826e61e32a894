import type { JsonObject } from '#kernel/json.js';

export const STATE_COLUMNS = {
  code: 'ISO 3166-1 alpha-3, or the withdrawn one of a former state.',
  name: 'Short English name.',
  alpha2: 'ISO 3166-1 alpha-2; empty where there never was one.',
  aliases: 'Other names that it goes by.',
  validFrom: 'First day of the spell; empty when it began before 1946.',
  validTo: 'Last day of the spell; empty while it lasts.',
  unMemberFrom: 'First day as a member of the United Nations.',
  unMemberTo: 'Last day as a member.',
  numeric: 'UN M49 code, three digits as text.',
  cow: 'Correlates of War state number.',
  region: 'M49 region.',
  subregion: 'M49 sub-region.',
  regionalGroup: 'Regional group at the United Nations.',
};

/** One spell of a state as it goes over the wire. */
export function stateRow(data: JsonObject): StateRow {
  const names = Object.keys(STATE_COLUMNS);
  return Object.fromEntries(names.map((name) => [name, data[name] ?? null])) as StateRow;
}

interface StateRow extends JsonObject {
  readonly code: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
