import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

/** A page of documentation. */
export interface Page {
  /** Seen from the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** README and everything under docs/. */
export function allPages(): readonly Page[] {
  const docs = filesUnder('docs', '.md');
  const top = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  return [...top, ...docs].map(pageAt);
}

export const pageAt = (path: string): Page => ({
  path,
  text: readFileSync(join(ROOT, path), 'utf8'),
});

/** Paths of files in a folder and those below it. */
export const filesUnder = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

/** Titles of the headings of one level, as written; those in fenced examples are none. */
export const headings = ({ text }: Page, level: number): readonly string[] =>
  withoutFences(text)
    .split('\n')
    .filter((line) => line.startsWith(`${'#'.repeat(level)} `))
    .map((line) => line.slice(level + 1).trim());

/** The text below a heading, up to the next one of its level or above. */
export function section({ text }: Page, title: string, level = 2): string {
  const start = text.split('\n').indexOf(`${'#'.repeat(level)} ${title}`);
  const rest = text.split('\n').slice(start + 1);
  const end = rest.findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}

export const withoutFences = (text: string): string => text.replaceAll(/^```[\s\S]*?^```$/gm, '');
