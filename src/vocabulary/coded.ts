import { z } from 'zod';
import { rule } from './rule.js';

type Valid = (value: string) => boolean;

/**
 * A text of a certain form; what has another is refused with the code, and the advice behind it. Where one of the
 * spellings of `respelt` has the form, it is proposed.
 */
export const coded = (
  code: string,
  valid: Valid,
  advice: string,
  respelt: (value: string) => readonly string[] = () => [],
) =>
  z.string().check(
    rule((value) => {
      if (valid(value)) return undefined;
      const meant = respelt(value).find(valid);
      const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      return { code, detail: `"${value.slice(0, 60)}" ${advice}${guess}` };
    }),
  );
