// @ts-check
import { compact } from './compact.js';

/** @import { EventBody } from './types.js' */

/**
 * frameworks.json names each source once; here every text and framework carries its own.
 * @param {any} file
 * @returns {EventBody[]}
 */
export function frameworkEvents({ sources, frameworks }) {
  const cite = (/** @type {any} */ { source: key, locator }) => {
    if (!sources[key]) throw new Error(`frameworks.json names no source "${key}".`);
    return compact({ ...sources[key], locator });
  };
  return frameworks.map((/** @type {any} */ framework) => ({
    type: 'FrameworkPublished',
    data: compact({
      ...framework,
      principles: framework.principles?.map((/** @type {any} */ principle) => ({
        ...principle,
        texts: principle.texts.map((/** @type {any} */ text) => ({
          language: text.language,
          wording: text.wording,
          text: text.text,
          source: cite(text),
        })),
      })),
      sources: framework.sources.map((/** @type {string} */ source) => cite({ source })),
    }),
  }));
}
