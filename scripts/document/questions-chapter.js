import { z } from 'zod';
import { snakeCase } from '../../dist/src/application/table.js';
import { commandName } from '../../dist/src/cli/question-command.js';
import { FORMAT_NAMES } from '../../dist/src/http/formats.js';
import { chapter, code, codes, table } from './markdown.js';

const PREAMBLE = `Everything that can be asked, over HTTP and on the command line alike. Each address also takes the suffixes
${codes(FORMAT_NAMES.map((name) => `.${name}`))}, as [export](export.md) explains,
and each question the parameter \`minSequence\`: it waits until that event has been taken in. A column has one name in
JSON and one in CSV.`;

export const questionsChapter = (questions) =>
  chapter('Questions', PREAMBLE, [...questions].map(entry));

function entry(question) {
  const { name, path, summary, columns, volatile = false } = question;
  const parameters = parameterRows(question);
  return [
    `### Question ${name}`,
    summary + (volatile ? ' It is worked out anew each time.' : ''),
    `${code(`GET /v1${path}`)}, ${code(`standpoint ${commandName(question)}`)}.`,
    parameters.length === 0
      ? 'It takes no parameters.'
      : table(['parameter', 'default', 'what it says'], parameters),
    table(['in JSON', 'in CSV', 'what it shows'], columns.map(columnRow)),
  ].join('\n\n');
}

function parameterRows({ path, params }) {
  const schema = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' });
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const byDefault = path.includes(`{${name}}`) ? 'in the path' : defaultOf(name, schema);
    return [code(name), byDefault, saying(property)];
  });
}

function defaultOf(name, { properties, required = [] }) {
  const { default: byDefault } = properties[name];
  if (byDefault !== undefined) return code(byDefault);
  return required.includes(name) ? 'must be given' : '';
}

function saying({ description = '', enum: words }) {
  return words ? `One of ${codes(words)}. ${description}`.trimEnd() : description;
}

const columnRow = ({ name, summary }) => [code(name), code(snakeCase(name)), summary];
