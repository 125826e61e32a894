import { TABLE_NAMES } from './table-format.js';

/** Suffixes of other programs' formats: nobody means them as part of an id. */
const FOREIGN = /\.(xml|xlsx?|parquet|html?|txt|tsv|ya?ml|pdf|zip|svg|png|md|rdf|jsonl)$/i;

export const hasForeignSuffix = (name: string): boolean => FOREIGN.test(name);

const OWN = ['json', ...TABLE_NAMES].map((format) => `.${format}`);

/** What an address that ends in the name is taken for: a form of an answer, ours or another one. */
export const hasTakenSuffix = (name: string): boolean =>
  hasForeignSuffix(name) || OWN.some((suffix) => name.endsWith(suffix));
