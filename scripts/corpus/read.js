// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/**
 * @typedef {{ root: string, path: string }} Place a file below the root of the repository
 */

/**
 * Rows of a CSV file with a header line, all values as text.
 * @param {Place} place
 * @returns {any[]}
 */
export const readCsv = ({ root, path }) => parse(readText({ root, path }), { columns: true });

/**
 * One JSON value a line.
 * @param {Place} place
 * @returns {any[]}
 */
export const readNdjson = ({ root, path }) =>
  readText({ root, path })
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

/**
 * @param {Place} place
 * @returns {any}
 */
export const readJson = ({ root, path }) => JSON.parse(readText({ root, path }));

/** @param {Place} place */
const readText = ({ root, path }) => readFileSync(join(root, path), 'utf8');
