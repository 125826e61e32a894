/**
 * What a Data Package 2.0 must be, written down from the published specification: required properties, shapes of
 * names, paths and hashes, and the types that a field may have.
 */
export const DATA_PACKAGE_PROFILE = {
  type: 'object',
  required: ['$schema', 'resources'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
    id: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    created: { type: 'string', format: 'date-time' },
    licenses: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        anyOf: [{ required: ['name'] }, { required: ['path'] }],
        properties: { name: { type: 'string' }, path: { type: 'string', format: 'uri' } },
      },
    },
    sources: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', minProperties: 1, properties: { title: { type: 'string' } } },
    },
    resources: { type: 'array', minItems: 1, items: { $ref: '#/$defs/resource' } },
  },
  $defs: {
    resource: {
      type: 'object',
      required: ['name', 'path'],
      properties: {
        name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
        // Relative, and never out of the package.
        path: { type: 'string', pattern: '^(?!/)(?!.*\\.\\.)[^~:]+$' },
        type: { const: 'table' },
        format: { type: 'string' },
        mediatype: { type: 'string', pattern: '^[^/]+/[^/]+$' },
        encoding: { type: 'string' },
        bytes: { type: 'integer', minimum: 0 },
        hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        schema: { $ref: '#/$defs/schema' },
      },
      if: { properties: { type: { const: 'table' } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
      then: { required: ['schema'] },
    },
    schema: {
      type: 'object',
      required: ['fields'],
      properties: {
        $schema: { const: 'https://datapackage.org/profiles/2.0/tableschema.json' },
        fields: { type: 'array', minItems: 1, items: { $ref: '#/$defs/field' } },
        missingValues: { type: 'array', items: { type: 'string' } },
        primaryKey: { type: 'array', minItems: 1, items: { type: 'string' }, uniqueItems: true },
      },
    },
    field: {
      type: 'object',
      required: ['name'],
      properties: {
        name: { type: 'string' },
        type: {
          enum: [
            ...['string', 'number', 'integer', 'boolean', 'object', 'array', 'list', 'datetime'],
            ...['date', 'time', 'year', 'yearmonth', 'duration', 'geopoint', 'geojson', 'any'],
          ],
        },
        description: { type: 'string' },
        trueValues: { type: 'array', minItems: 1, items: { type: 'string' } },
        falseValues: { type: 'array', minItems: 1, items: { type: 'string' } },
      },
    },
  },
} as const;
