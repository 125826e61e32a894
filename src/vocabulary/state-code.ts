import { coded } from './coded.js';

const NO_CODE = 'state.not-a-code';

/** ISO 3166-1 alpha-2, a withdrawn one for a former state. */
export const alpha2 = coded(
  NO_CODE,
  (value) => /^[A-Z]{2}$/.test(value),
  'is not a code of a state. Use two capital letters, as in SY.',
);

/** UN M49, as text, for it may begin with a zero. */
export const m49 = coded(
  NO_CODE,
  (value) => /^\d{3}$/.test(value),
  'is not a code of a state. Use three digits, as in 004.',
);
