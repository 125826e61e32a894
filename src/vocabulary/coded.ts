import { z } from 'zod';
import { rule } from './rule.js';

/** A text of a certain form; what has another is refused with the code, and the advice behind it. */
export const coded = (code: string, valid: (value: string) => boolean, advice: string) =>
  z
    .string()
    .check(
      rule((value) =>
        valid(value) ? undefined : { code, detail: `"${value.slice(0, 60)}" ${advice}` },
      ),
    );
