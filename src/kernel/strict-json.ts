import type { Json, JsonObject } from './json.js';
import { type Refusal, refuse } from './refusal.js';

const DEPTH_MAX = 32;
/** Names that would reach into the prototype of the object that carries them. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
/** From the space on all but the quotation mark and the backslash. */
const PLAIN = /[ !#-[\]-\uffff]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const WORDS = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * JSON without the doors that JSON.parse leaves open: the last of two equal keys wins silently, `__proto__` is a key
 * like any other, large integers lose digits, and nesting has no limit. Each is refused here, with its pointer.
 */
export function parseStrictJson(text: string): Json {
  return parseStrictJsonElse(text, bodyNotJson);
}

/** The same for texts that are no body of a request: what is no JSON at all is refused in the words of the caller. */
export function parseStrictJsonElse(text: string, notJson: (fault: JsonFault) => Refusal): Json {
  return new Reader(text, notJson).read();
}

/** Why a text is no JSON, and where; both numbers begin with 1. */
export interface JsonFault {
  readonly what: string;
  readonly line: number;
  readonly column: number;
}

const bodyNotJson = ({ what, line, column }: JsonFault): Refusal =>
  refuse(
    'invalid',
    'body.not-json',
    `The body is not JSON: ${what} at line ${line}, column ${column}.`,
    { facts: { line, column } },
  );

class Reader {
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(
    text: string,
    private readonly refusalOf: (fault: JsonFault) => Refusal,
  ) {
    this.#text = text;
  }

  read(): Json {
    const value = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#notJson('something follows its end');
    return value;
  }

  #value(): Json {
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === '{') return this.#nested(() => this.#object());
    if (next === '[') return this.#nested(() => this.#array());
    if (next === '"') return this.#string();
    if (next === undefined) throw this.#notJson('it ends too early');
    return next === '-' || (next >= '0' && next <= '9') ? this.#number() : this.#word();
  }

  #nested<Value>(read: () => Value): Value {
    if (this.#path.length >= DEPTH_MAX) {
      const detail = `The JSON is nested more than ${DEPTH_MAX} deep. Nothing here needs that; send it flatter.`;
      throw this.#refusal('body.too-deep', detail);
    }
    this.#at += 1;
    return read();
  }

  #object(): JsonObject {
    const found: Record<string, Json> = {};
    if (this.#takes('}')) return found;
    do {
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') throw this.#notJson('a field name in quotes is missing');
      const key = this.#string();
      this.#path.push(key);
      this.#checkKey(found, key);
      if (!this.#takes(':')) throw this.#notJson('a colon is missing');
      found[key] = this.#value();
      this.#path.pop();
    } while (this.#takes(','));
    if (!this.#takes('}')) throw this.#notJson('a comma or a closing brace is missing');
    return found;
  }

  #array(): Json[] {
    const found: Json[] = [];
    if (this.#takes(']')) return found;
    do {
      this.#path.push(found.length);
      found.push(this.#value());
      this.#path.pop();
    } while (this.#takes(','));
    if (!this.#takes(']')) throw this.#notJson('a comma or a closing bracket is missing');
    return found;
  }

  #checkKey(found: object, key: string): void {
    if (FORBIDDEN.has(key)) {
      const detail = `"${key}" is not allowed as a field name. Take it out.`;
      throw this.#refusal('body.forbidden-key', detail);
    }
    if (Object.hasOwn(found, key)) {
      const detail = `"${key.slice(0, 60)}" stands twice. Keep one, so that it is clear which is meant.`;
      throw this.#refusal('body.duplicate-key', detail);
    }
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    while (this.#text[this.#at] !== '"') {
      // Most of a text is plain, and passed in one step.
      if (!this.#match(PLAIN)) this.#escape();
    }
    this.#at += 1;
    return JSON.parse(this.#text.slice(start, this.#at));
  }

  #escape(): void {
    const unit = this.#text.charCodeAt(this.#at);
    if (Number.isNaN(unit)) throw this.#notJson('a text is not closed');
    if (unit < 0x20) throw this.#notJson('a text holds a bare control character');
    if (!this.#match(ESCAPE)) throw this.#notJson('a backslash begins no escape');
  }

  #number(): number {
    const found = this.#match(NUMBER);
    if (!found) throw this.#notJson('a number is malformed');
    const [text, fraction, exponent] = found;
    const value = Number(text);
    const whole = fraction === undefined && exponent === undefined;
    if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) {
      const detail = `The number ${text.slice(0, 40)} is too large to be kept exactly. Send it as text, or round it.`;
      throw this.#refusal('body.number-out-of-range', detail);
    }
    return value;
  }

  #word(): Json {
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    throw this.#notJson('this is no value');
  }

  #takes(mark: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #notJson(what: string): Refusal {
    const before = this.#text.slice(0, this.#at).split('\n');
    return this.refusalOf({ what, line: before.length, column: before.at(-1)!.length + 1 });
  }

  #refusal(code: string, detail: string): Refusal {
    const steps = this.#path.map((step) =>
      String(step).replaceAll('~', '~0').replaceAll('/', '~1'),
    );
    const pointer = steps.map((step) => `/${step}`).join('');
    return refuse('invalid', code, detail, { pointer });
  }
}
