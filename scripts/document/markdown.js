/** A table; pipes and line feeds in its cells are made harmless. */
export function table(header, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const cell = (text) =>
  String(text)
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');

export const code = (text) => `\`${text}\``;

export const codes = (texts) => texts.map(code).join(', ');

export const json = (value) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** A chapter: its heading, what is said before its entries, and the entries. */
export const chapter = (title, preamble, entries) =>
  [`## ${title}`, preamble, ...entries].join('\n\n');

/** The fragment by which a heading is linked to. */
export const anchor = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
