import { chapter, code, codes, table } from './markdown.js';

const PREAMBLE = `Read models, each derived from the log by the handlers in one file of \`projections/\`. Columns named \`known_from\` and
\`known_to\` hold sequences: a row was believed from the one until before the other, and is still believed where
\`known_to\` is empty.`;

export const projectionsChapter = (projections) =>
  chapter('Projections', PREAMBLE, [...projections].map(entry));

function entry({ name, version, summary, tables, handlers }) {
  return [
    `### Projection ${name}`,
    summary,
    `Version ${version}. Handles ${codes([...handlers.keys()])}.`,
    ...Object.entries(tables).flatMap(([table, declared]) => tableOf(table, declared)),
  ].join('\n\n');
}

function tableOf(name, { columns, key, partition, indexes = [], words }) {
  const also = indexes.map((index) => `, also indexed by ${codes(index)}`).join('');
  const found = words === undefined ? '' : `, found by words in ${code(words)}`;
  return [
    `Table ${code(name)}: key ${codes(key)}, partition ${code(partition)}${also}${found}.`,
    table(['column', 'type'], Object.entries(columns).map(columnRow)),
  ];
}

const columnRow = ([name, { type, nullable = false }]) => [
  code(name),
  nullable ? `${type} or empty` : type,
];
