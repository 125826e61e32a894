// @ts-check

/**
 * The same object without fields that say nothing: null, undefined, blank, empty list, empty object.
 * @template {Record<string, any>} T
 * @param {T} object
 * @returns {T}
 */
export function compact(object) {
  const kept = Object.entries(object).filter(([, value]) => !saysNothing(value));
  return /** @type {T} */ (Object.fromEntries(kept));
}

/** @param {unknown} value */
function saysNothing(value) {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
