import { readdir } from 'node:fs/promises';
import { DECIDERS } from '#application/decisions/deciders.js';
import type { Catalogue } from '#catalogue/catalogue.js';
import { loadCatalogue } from '#catalogue/load-catalogue.js';
import type { StoredEvent } from '#kernel/event.js';

const catalogue: Catalogue = await loadCatalogue();
const events = [...catalogue.events.values()];
const projections = [...catalogue.projections.values()];

describe('the catalogue', () => {
  it('holds every file of both folders, and nothing else', async () => {
    const files = (folder: string) => readdir(new URL(`../../${folder}/`, import.meta.url));
    expect(events).toHaveLength((await files('events')).length);
    expect(projections).toHaveLength((await files('projections')).length);
  });

  it('has a decider for every event type, and none to spare', () => {
    expect([...DECIDERS.keys()].toSorted()).toEqual([...catalogue.events.keys()].toSorted());
  });

  it('says which program wrote a type it does not know', () => {
    expect(() => catalogue.definition('TreatyRatified')).toThrow(/newer program/);
  });

  it('refuses data of a shape from the future', () => {
    const event = { type: 'RecordRetracted', schema: 99, sequence: 7 } as StoredEvent;
    expect(() => catalogue.revive(event)).toThrow(/shape 99/);
  });
});

describe.each(events)('$type', (definition) => {
  it('has a one-sentence summary', () => {
    expect(definition.summary).toMatch(/^[A-Z][^.]*\.$/);
  });

  it('accepts its own example, unchanged, and gives it a stream', () => {
    const parsed = definition.parse(definition.example);
    expect(parsed).toEqual({ ok: true, data: definition.example });
    expect(definition.stream(definition.example)).toMatch(/^[a-z]+\/[A-Za-z0-9._-]+$/);
  });

  it('refuses an unknown field by name', () => {
    const parsed = definition.parse({ ...definition.example, surprise: 1 });
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ code: 'field.unknown', pointer: '/surprise' }],
    });
  });

  it('refuses each missing field that it needs', () => {
    const schema = definition.jsonSchema() as { required?: string[] };
    for (const name of schema.required ?? []) {
      const { [name]: _gone, ...rest } = definition.example as Record<string, unknown>;
      expect(definition.parse(rest)).toMatchObject({ ok: false });
    }
    expect(schema.required?.length).toBeGreaterThan(0);
  });

  it('has as many upcasts as it had older shapes', () => {
    expect(definition.schema).toBe(definition.upcasts.length + 1);
  });
});

describe.each(projections)('projection $name', (projection) => {
  it('has a one-sentence summary and handles known types only', () => {
    expect(projection.summary).toMatch(/^[A-Z][^.]*\.$/);
    expect([...projection.handlers.keys()].every((type) => catalogue.events.has(type))).toBe(true);
    expect(projection.handlers.size).toBeGreaterThan(0);
  });

  it('keys and partitions its tables by columns that they have', () => {
    for (const { columns, key, partition, indexes = [] } of Object.values(projection.tables)) {
      for (const name of [...key, partition, ...indexes.flat()])
        expect(columns).toHaveProperty(name);
    }
  });
});
