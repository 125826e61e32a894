/*
 * Writes docs/catalogue.md and data/mappings/mapping.schema.json from the built definitions. With --check it writes
 * nothing, and fails when a file on disk differs: then somebody changed a definition without running this.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { QUESTIONS } from '../dist/src/application/questions.js';
import { loadCatalogue } from '../dist/src/catalogue/load-catalogue.js';
import { WRITE_ROUTES } from '../dist/src/http/write-routes.js';
import { mappingSchema } from '../dist/src/imports/mapping.js';
import { RULE_SETS } from '../dist/src/positions/rule-sets/registry.js';
import { eventsChapter } from './document/events-chapter.js';
import { ruleSetsChapter, writesChapter } from './document/other-chapters.js';
import { projectionsChapter } from './document/projections-chapter.js';
import { questionsChapter } from './document/questions-chapter.js';

const PREAMBLE = `# Catalogue

Every event type, projection, question and rule-set, written from the definitions themselves by \`npm run document\`. Do not
edit this page: edit the definition.

[Events](#events) · [Writes](#writes) · [Projections](#projections) · [Questions](#questions) · [Rule-sets](#rule-sets)`;

const { events, projections } = await loadCatalogue();
const text = `${[
  PREAMBLE,
  eventsChapter(events.values()),
  writesChapter(WRITE_ROUTES, events),
  projectionsChapter(projections.values()),
  questionsChapter(QUESTIONS.values()),
  ruleSetsChapter(RULE_SETS),
].join('\n\n')}\n`;

const schema = z.toJSONSchema(mappingSchema, { io: 'input', unrepresentable: 'any' });
const FILES = {
  'docs/catalogue.md': text,
  'data/mappings/mapping.schema.json': `${JSON.stringify({ title: 'Standpoint mapping', ...schema }, null, 2)}\n`,
};

for (const [file, wanted] of Object.entries(FILES)) {
  const path = join(import.meta.dirname, '..', file);
  if (!process.argv.includes('--check')) writeFileSync(path, wanted);
  else if (onDisk(path) !== wanted) {
    console.error(`${file} differs from the definitions. Run "npm run document".`);
    process.exitCode = 1;
  }
}

function onDisk(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
