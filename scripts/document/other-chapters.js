import { chapter, code, table } from './markdown.js';

const WRITES = `Addresses that take an event, each by POST with a key. A name in braces is a field of the event, and is then left out of
the body. The body has the other fields of the event, unless the row says otherwise.`;

export const writesChapter = (routes, events) =>
  chapter('Writes', WRITES, [
    table(
      ['address', 'event', 'what it does'],
      routes.map((route) => writeRow(route, events)),
    ),
  ]);

const writeRow = ({ path, type, summary, wrap }, events) => [
  code(`POST /v1${path.text}`),
  type === undefined ? 'by the `kind` of the record' : code(type),
  wrap === undefined ? summary : `${summary} ${wrappedBody(wrap, events.get(type).example[wrap])}`,
];

const wrappedBody = (name, example) =>
  `The body is what stands in ${code(name)}, without that name: ${code(JSON.stringify(example))}.`;

const RULE_SETS = `How positions follow from evidence: [methods](methods.md) explains it, and \`GET /v1/methods\` answers the same numbers.`;

export const ruleSetsChapter = (ruleSets) =>
  chapter('Rule-sets', RULE_SETS, [...ruleSets].map(ruleSetEntry));

const ruleSetEntry = ([label, { summary, weights }]) =>
  [`### ${label}`, summary, table(['number', 'value'], weightRows(weights))].join('\n\n');

/** Inner objects are named along their path. */
function weightRows(weights, prefix = '') {
  return Object.entries(weights).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? weightRows(value, `${prefix}${name}.`)
      : [[code(prefix + name), Array.isArray(value) ? value.map(code).join(', ') : value]],
  );
}
