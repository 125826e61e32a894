import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const FOLDER = 'data/mappings';
const schema = JSON.parse(readFileSync(join(FOLDER, 'mapping.schema.json'), 'utf8'));
const mappings = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const read = (name: string) => parse(readFileSync(join(FOLDER, name), 'utf8'));

describe('the JSON Schema of mappings', () => {
  const holds = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

  it.each(mappings)('accepts %s, which ships', (name) => {
    expect([holds(read(name)), holds.errors]).toEqual([true, null]);
  });

  it('refuses a member that it does not know, and a mapping without a key', () => {
    const mapping = read('spreadsheet.yaml');
    expect(holds({ ...mapping, partie: {} })).toBe(false);
    const { key: _, ...keyless } = mapping;
    expect(holds(keyless)).toBe(false);
  });
});
