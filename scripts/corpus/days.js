// @ts-check

/**
 * First possible day of an EDTF date in the few forms that the tables and the corpus use.
 * @param {string} edtf
 */
export const firstDay = (edtf) => padded(ends(edtf)[0], '01-01');

/**
 * Last possible day; months count as 31 days, which is enough for comparing strings.
 * @param {string} edtf
 */
export const lastDay = (edtf) => padded(ends(edtf)[1], '12-31');

/**
 * @param {string} edtf
 * @returns {[string, string]}
 */
function ends(edtf) {
  const parts = edtf
    .replace(/[[\]~?%]/g, '')
    .split(/\.\.|\//)
    .filter(Boolean);
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error(`"${edtf}" holds no date.`);
  return [first, last];
}

/**
 * @param {string} date
 * @param {string} rest what a bare year lacks, MM-DD
 */
const padded = (date, rest) => (date.length < 10 ? `${date}-${rest.slice(date.length - 4)}` : date);
