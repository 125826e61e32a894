/*
 * Writes docs/catalogue.md from the built definitions. With --check it writes nothing, and fails when the file on disk
 * differs: then somebody changed a definition without running this.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTIONS } from '../dist/src/application/questions.js';
import { loadCatalogue } from '../dist/src/catalogue/load-catalogue.js';
import { WRITE_ROUTES } from '../dist/src/http/write-routes.js';
import { RULE_SETS } from '../dist/src/positions/rule-sets/registry.js';
import { eventsChapter } from './document/events-chapter.js';
import { ruleSetsChapter, writesChapter } from './document/other-chapters.js';
import { projectionsChapter } from './document/projections-chapter.js';
import { questionsChapter } from './document/questions-chapter.js';

const FILE = join(import.meta.dirname, '..', 'docs', 'catalogue.md');

const PREAMBLE = `# Catalogue

Every event type, projection, question and rule-set, written from the definitions themselves by \`npm run document\`. Do not
edit this page: edit the definition.

[Events](#events) · [Writes](#writes) · [Projections](#projections) · [Questions](#questions) · [Rule-sets](#rule-sets)`;

const { events, projections } = await loadCatalogue();
const text = `${[
  PREAMBLE,
  eventsChapter(events.values()),
  writesChapter(WRITE_ROUTES),
  projectionsChapter(projections.values()),
  questionsChapter(QUESTIONS.values()),
  ruleSetsChapter(RULE_SETS),
].join('\n\n')}\n`;

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (onDisk() !== text) {
  console.error('docs/catalogue.md differs from the definitions. Run "npm run document".');
  process.exitCode = 1;
}

function onDisk() {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return undefined;
  }
}
