import type { JsonObject } from '#kernel/json.js';

/** What a field is offered while somebody types into it. */
export type Suggestions = 'party' | 'subject' | 'framework';

interface Named {
  /** The member that it fills, in the object that it stands in. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: true;
}

export interface Line extends Named {
  readonly as: 'line';
  readonly suggest?: Suggestions;
}

export interface Text extends Named {
  readonly as: 'text';
}

export interface Choice extends Named {
  readonly as: 'choice';
  readonly words: readonly string[];
}

export interface Tick extends Named {
  readonly as: 'tick';
}

/** Codes by comma. */
export interface Names extends Named {
  readonly as: 'names';
}

/** An object inside of the object. */
export interface Group extends Named {
  readonly as: 'group';
  readonly parts: readonly Part[];
}

export interface List extends Named {
  readonly as: 'list';
  /** What one of them is called. */
  readonly one: string;
  readonly parts: readonly Part[];
  /** What a new one begins with. */
  readonly fresh: JsonObject;
}

/** Fields that are seldom needed; no object of their own. */
export interface More {
  readonly as: 'more';
  readonly label: string;
  readonly parts: readonly Part[];
}

export type Field = Line | Text | Choice | Tick | Names;

/** One part of a form, as data. */
export type Part = Field | Group | List | More;
