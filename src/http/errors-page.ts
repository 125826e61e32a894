import { escapeHtml, page } from './html.js';

/** docs/errors.md as a page whose headings can be linked to: the `type` of every problem points here. */
export function errorsPage(markdown: string | undefined): string {
  const body =
    markdown === undefined
      ? '<p>The list of errors, <code>docs/errors.md</code>, is not part of this installation.</p>'
      : markdown
          .split(/\n\s*\n/)
          .map(block)
          .join('\n');
  return page('Standpoint: errors', `<main>\n${body}\n</main>`);
}

/** Headings, lists and paragraphs: as much Markdown as that file uses. */
function block(text: string): string {
  const heading = /^(#{1,6}) +(.+?)(?:\n([\s\S]*))?$/.exec(text.trim());
  if (heading) {
    const [, marks, title, rest] = heading as unknown as [string, string, string, string?];
    const level = marks.length;
    const id = escapeHtml(title.replaceAll('`', '').trim());
    return `<h${level} id="${id}">${inline(title)}</h${level}>${rest ? `\n${block(rest)}` : ''}`;
  }
  const lines = text.trim().split('\n');
  if (lines.every((line) => /^[-*] /.test(line))) {
    return `<ul>\n${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('\n')}\n</ul>`;
  }
  return `<p>${inline(lines.join(' '))}</p>`;
}

const inline = (text: string): string =>
  escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
