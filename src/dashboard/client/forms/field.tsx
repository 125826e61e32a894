import { useState } from 'preact/hooks';
import type { Json } from '#kernel/json.js';
import { valueAt } from '../../entry/draft.js';
import type { Choice, Field, Names } from '../../entry/parts.js';
import { term } from '../../words/terms.js';
import { idOf, useForm } from './form-context.js';

interface FieldProps<Kind extends Field> {
  readonly field: Kind;
  readonly pointer: string;
}

/** A field with its label, its help and what is wrong with it. */
export function EntryField({ field, pointer }: FieldProps<Field>) {
  const { problems } = useForm();
  const id = idOf(pointer);
  const wrong = problems.at.get(pointer) ?? [];
  return (
    <div class={field.as === 'tick' ? 'field is-tick' : 'field'}>
      <label for={id}>
        {field.label}
        {field.required ? <span class="quiet"> (required)</span> : null}
      </label>
      <Control field={field} pointer={pointer} />
      {field.help === undefined ? null : (
        <p id={`${id}-help`} class="help">
          {field.help}
        </p>
      )}
      {wrong.length === 0 ? null : (
        <p id={`${id}-wrong`} class="wrong">
          {wrong.join(' ')}
        </p>
      )}
    </div>
  );
}

function Control({ field, pointer }: FieldProps<Field>) {
  const shared = useShared(field, pointer);
  const { draft, set } = useForm();
  const value = valueAt(draft, pointer);
  const take = ({ currentTarget }: { currentTarget: { value: string } }) =>
    set(pointer, currentTarget.value);
  switch (field.as) {
    case 'choice':
      return <ChoiceControl field={field} pointer={pointer} />;
    case 'names':
      return <NamesControl field={field} pointer={pointer} />;
    case 'tick':
      return (
        <input
          {...shared}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => set(pointer, currentTarget.checked)}
        />
      );
    case 'text':
      return <textarea {...shared} rows={3} value={textOf(value)} onInput={take} />;
    case 'line':
      return (
        <input
          {...shared}
          value={textOf(value)}
          autocomplete="off"
          list={field.suggest && `list-${field.suggest}`}
          onInput={take}
        />
      );
  }
}

/** An empty choice stands first, unless there is always one. */
function ChoiceControl({ field, pointer }: FieldProps<Choice>) {
  const shared = useShared(field, pointer);
  const { draft, set } = useForm();
  const value = textOf(valueAt(draft, pointer));
  return (
    <select
      {...shared}
      value={value}
      onChange={({ currentTarget }) => set(pointer, currentTarget.value)}
    >
      <option value="">{field.required ? 'choose …' : 'not said'}</option>
      {field.words.map((word) => (
        <option key={word} value={word}>
          {term(word)}
        </option>
      ))}
    </select>
  );
}

/** The text stays as it is typed; the draft has the codes in it. */
function NamesControl({ field, pointer }: FieldProps<Names>) {
  const shared = useShared(field, pointer);
  const { draft, set } = useForm();
  const [text, setText] = useState(() => {
    const given = valueAt(draft, pointer);
    return Array.isArray(given) ? given.join(', ') : '';
  });
  const take = (typed: string) => {
    setText(typed);
    set(
      pointer,
      typed.split(/[,\s]+/).filter((code) => code !== ''),
    );
  };
  return (
    <input
      {...shared}
      value={text}
      autocomplete="off"
      onInput={({ currentTarget: { value } }) => take(value)}
    />
  );
}

function useShared(field: Field, pointer: string) {
  const { problems } = useForm();
  const id = idOf(pointer);
  const isWrong = problems.at.has(pointer);
  const described = [field.help && `${id}-help`, isWrong && `${id}-wrong`].filter(Boolean);
  return {
    id,
    'aria-required': field.required,
    'aria-invalid': isWrong,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
  };
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
