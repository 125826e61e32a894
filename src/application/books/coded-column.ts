import { valuesIn } from '#vocabulary/found-by.js';
import { IntList } from './int-list.js';

/** A column of texts in memory, each text once and a number in its place. */
export class CodedColumn {
  readonly codes = new IntList();
  readonly #values: (readonly string[])[] = [];
  readonly #byText = new Map<string, number>();

  /** The values that stand under each code. */
  get values(): readonly (readonly string[])[] {
    return this.#values;
  }

  codeOf(text: string): number {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const code = this.#values.push(valuesIn(text)) - 1;
    this.#byText.set(text, code);
    return code;
  }
}
