import { z } from 'zod';
import { rule } from './rule.js';

/** ISO 3166-1 alpha-2, a withdrawn one for a former state. */
export const alpha2 = coded(/^[A-Z]{2}$/, 'two capital letters, as in SY');

/** UN M49, as text, for it may begin with a zero. */
export const m49 = coded(/^\d{3}$/, 'three digits, as in 004');

function coded(shape: RegExp, advice: string) {
  return z.string().check(
    rule((value) => {
      if (shape.test(value)) return undefined;
      const detail = `"${value.slice(0, 60)}" is not a code of a state. Use ${advice}.`;
      return { code: 'state.not-a-code', detail };
    }),
  );
}
