import { chapter, code, table } from './markdown.js';

const WRITES = `Addresses that take an event, each by POST with a key. A name in braces is a field of the event, and is then left out of
the body.`;

export const writesChapter = (routes) =>
  chapter('Writes', WRITES, [table(['address', 'event', 'what it does'], routes.map(writeRow))]);

const writeRow = ({ path, type, summary }) => [
  code(`POST /v1${path.text}`),
  type === undefined ? 'by the `kind` of the record' : code(type),
  summary,
];

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
