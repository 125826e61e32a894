import { code } from './markdown.js';

/**
 * Rows of a table of fields out of a JSON Schema: name, whether it must be given, and what it takes. Fields of inner
 * objects follow theirs, as `sources[].title`.
 */
export function fieldRows(schema, prefix = '') {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    [code(prefix + name), required.includes(name) ? 'required' : 'optional', typeOf(field)],
    ...innerRows(field, prefix + name),
  ]);
}

function innerRows(field, name) {
  const value = withoutNull(field);
  if (value.type === 'array') return innerRows(value.items, `${name}[]`);
  return value.properties ? fieldRows(value, `${name}.`) : [];
}

/** In words, with bounds and default. */
function typeOf(field) {
  const { default: byDefault, description } = field;
  const value = withoutNull(field);
  const words = [
    takenBy(value) + (isNullable(field) ? ', or null' : ''),
    ...(byDefault === undefined ? [] : [`default ${code(JSON.stringify(byDefault))}`]),
  ];
  const sentence = description ?? value.description;
  return words.join('; ') + (sentence === undefined ? '' : `. ${sentence}`);
}

function takenBy(value) {
  if (value.const !== undefined) return code(value.const);
  if (value.enum) return value.enum.map(code).join(', ');
  if (value.anyOf) return value.anyOf.map(takenBy).join(' or ');
  return (OF_TYPE[value.type] ?? (() => 'any JSON'))(value);
}

const OF_TYPE = {
  string: ({ maxLength, minLength }) => `text${lengthOf(minLength, maxLength)}`,
  integer: ({ minimum, maximum }) => `whole number${boundsOf(minimum, maximum)}`,
  number: ({ minimum, maximum }) => `number${boundsOf(minimum, maximum)}`,
  boolean: () => 'true or false',
  array: ({ items, minItems, maxItems }) =>
    `list of ${items.properties ? 'objects' : takenBy(withoutNull(items))}${entriesOf(minItems, maxItems)}`,
  object: ({ properties, additionalProperties }) =>
    properties || typeof additionalProperties !== 'object'
      ? 'object'
      : `object with values that are ${takenBy(additionalProperties)}`,
};

function lengthOf(least, most) {
  if (most === undefined) return '';
  return least === most ? ` of ${most} characters` : ` of up to ${most} characters`;
}

function boundsOf(least, most) {
  const low = isBound(least) ? ` from ${least}` : '';
  return low + (isBound(most) ? ` to ${most}` : '');
}

/** Schemas of whole numbers name the safe integers, which tells a reader nothing. */
const isBound = (bound) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

function entriesOf(least, most) {
  const low = least === undefined ? '' : `, at least ${least}`;
  return low + (most === undefined ? '' : `, up to ${most}`);
}

const isNullable = ({ type, anyOf }) =>
  Array.isArray(type) ? type.includes('null') : (anyOf?.some((it) => it.type === 'null') ?? false);

/** The schema of the value when there is one. */
function withoutNull(field) {
  if (Array.isArray(field.type)) {
    return { ...field, type: field.type.find((each) => each !== 'null') };
  }
  if (!isNullable(field)) return field;
  const rest = field.anyOf.filter((it) => it.type !== 'null');
  return rest.length === 1 ? rest[0] : { anyOf: rest };
}
