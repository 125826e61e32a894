import { fieldRows } from './fields.js';
import { anchor, chapter, code, json, table } from './markdown.js';

const PREAMBLE = `What can happen to our knowledge. Each type is one file of \`events/\`; its data is checked by a schema that refuses
unknown fields. Where a text must be a date, an identifier, a party or a principle, the schema's own check says so when it
refuses: [errors](errors.md) has what it may say. Examples are shown as they are stored, with defaults filled in.`;

export function eventsChapter(events) {
  const seen = new Map();
  return chapter(
    'Events',
    PREAMBLE,
    [...events].map((event) => entry(event, seen)),
  );
}

function entry(event, seen) {
  const { type, summary, stream, schema, example } = event;
  return [
    `### ${type}`,
    summary,
    `Stream ${code(stream(placeholders))}, shape ${schema}.`,
    fieldsOf(event, seen),
    json(example),
  ].join('\n\n');
}

/** Any field reads as its own name in brackets: that shows what a stream is named after. */
const placeholders = new Proxy({}, { get: (_, name) => `<${String(name)}>` });

/** Types that differ by nothing but a fixed word share one table: the first one shows it. */
function fieldsOf({ type, jsonSchema }, seen) {
  const schema = jsonSchema();
  const key = JSON.stringify(schema, (name, value) => (name === 'const' ? null : value));
  const first = seen.get(key);
  if (first !== undefined) {
    return `Fields as in [${first}](#${anchor(first)}), with ${fixedWords(schema).join(', ')}.`;
  }
  seen.set(key, type);
  return table(['field', '', 'takes'], fieldRows(schema));
}

const fixedWords = ({ properties }) =>
  Object.entries(properties)
    .filter(([, field]) => field.const !== undefined)
    .map(([name, field]) => `${code(name)} ${code(field.const)}`);
