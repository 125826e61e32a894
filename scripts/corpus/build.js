// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endingEvents } from './endings.js';
import { frameworkEvents } from './frameworks.js';
import { readCsv, readJson, readNdjson } from './read.js';
import { toLinks, toRecord } from './record.js';
import { groupEvents, membersOf, stateListed, stateSucceeded } from './reference.js';

/** @import { CorpusEvent, EventBody, MembershipRow } from './types.js' */

const REFERENCE = 'data/reference/events.ndjson';
const RECORDS = 'data/gids/records.ndjson';

/**
 * Every file that the conversion makes, by path below the root; the same input gives the same text.
 * @param {string} root
 * @returns {Map<string, string>}
 */
export function build(root) {
  /** @type {MembershipRow[]} */
  const memberships = readCsv({ root, path: 'data/reference/groups.csv' });
  return new Map([
    [REFERENCE, ndjson(referenceEvents(root, memberships))],
    [RECORDS, ndjson(corpusEvents(root, memberships))],
  ]);
}

/**
 * @param {string} root
 * @param {MembershipRow[]} memberships
 * @returns {EventBody[]}
 */
const referenceEvents = (root, memberships) => [
  ...readCsv({ root, path: 'data/reference/states.csv' }).map(stateListed),
  ...readCsv({ root, path: 'data/reference/successions.csv' }).map(stateSucceeded),
  ...groupEvents(memberships),
];

/**
 * Frameworks first, for records name them; then records, links and endings.
 * @param {string} root
 * @param {MembershipRow[]} memberships
 * @returns {EventBody[]}
 */
function corpusEvents(root, memberships) {
  /** @type {CorpusEvent[]} */
  const corpus = readNdjson({ root, path: 'data/gids/source/events.ndjson' });
  const membersOn = membersOf(memberships);
  const records = corpus.map((event) => toRecord(event, membersOn));
  return [
    ...frameworkEvents(readJson({ root, path: 'data/gids/source/frameworks.json' })),
    ...records,
    ...corpus.flatMap(toLinks),
    ...endingEvents(records),
  ];
}

/** @param {EventBody[]} events */
const ndjson = (events) => events.map((event) => `${JSON.stringify(event)}\n`).join('');

/**
 * Paths whose files on disk are missing or differ from what the conversion makes.
 * @param {string} root
 */
export const differing = (root) =>
  [...build(root)].filter(([path, text]) => !isSame(join(root, path), text)).map(([path]) => path);

/**
 * @param {string} file
 * @param {string} text
 */
const isSame = (file, text) => existsSync(file) && readFileSync(file, 'utf8') === text;

/**
 * Writes every file and answers their paths.
 * @param {string} root
 */
export function write(root) {
  const files = build(root);
  for (const [path, text] of files) writeFileSync(join(root, path), text);
  return [...files.keys()];
}
