import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Json } from '#kernel/json.js';
import { valueAt } from '../../entry/draft.js';
import type { Group, List, More, Part } from '../../entry/parts.js';
import { EntryField } from './field.js';
import { idOf, useForm } from './form-context.js';

interface PartsProps {
  readonly parts: readonly Part[];
  /** Pointer of the object that they are members of. */
  readonly base: string;
}

/** Parts of a form, one below the other. */
export function Parts({ parts, base }: PartsProps) {
  return (
    <>
      {parts.map((part) =>
        part.as === 'more' ? (
          <Further key={part.label} part={part} base={base} />
        ) : (
          <OnePart key={part.name} part={part} pointer={`${base}/${part.name}`} />
        ),
      )}
    </>
  );
}

interface PartProps<Kind extends Part> {
  readonly part: Kind;
  readonly pointer: string;
}

function OnePart({ part, pointer }: PartProps<Exclude<Part, More>>) {
  if (part.as === 'list') return <Entries part={part} pointer={pointer} />;
  if (part.as === 'group') return <Whole part={part} pointer={pointer} />;
  return <EntryField field={part} pointer={pointer} />;
}

function Further({ part, base }: { readonly part: More; readonly base: string }) {
  return (
    <details class="more">
      <summary>{part.label}</summary>
      <Parts parts={part.parts} base={base} />
    </details>
  );
}

function Whole({ part, pointer }: PartProps<Group>) {
  return (
    <fieldset>
      <legend>{part.label}</legend>
      <Wrong pointer={pointer} />
      <Parts parts={part.parts} base={pointer} />
    </fieldset>
  );
}

/** Any number of objects; whoever adds one stands in its first field, whoever takes one out at the button to add. */
function Entries({ part, pointer }: PartProps<List>) {
  const { draft, set } = useForm();
  const box = useRef<HTMLFieldSetElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const entries = (valueAt(draft, pointer) ?? []) as readonly Json[];
  useLayoutEffect(() => {
    if (wanted.current !== undefined)
      box.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  }, [entries.length]);
  const add = () => {
    wanted.current = `[data-entry="${entries.length}"] :is(input, select, textarea)`;
    set(pointer, [...entries, part.fresh]);
  };
  const takeOut = (out: number) => {
    wanted.current = '.add';
    set(
      pointer,
      entries.filter((_, at) => at !== out),
    );
  };
  return (
    <fieldset ref={box}>
      <legend>{part.label}</legend>
      {part.help === undefined ? null : <p class="help">{part.help}</p>}
      <Wrong pointer={pointer} />
      {entries.map((_, at) => (
        <fieldset key={at} class="one" data-entry={at}>
          <legend>
            {part.one} {at + 1}
          </legend>
          <Parts parts={part.parts} base={`${pointer}/${at}`} />
          <button type="button" onClick={() => takeOut(at)}>
            Take out {part.one} {at + 1}
          </button>
        </fieldset>
      ))}
      <button type="button" class="add" onClick={add}>
        Add a {part.one}
      </button>
    </fieldset>
  );
}

/** What is wrong with a list or a group as such. */
function Wrong({ pointer }: { readonly pointer: string }) {
  const { problems } = useForm();
  const wrong = problems.at.get(pointer);
  if (wrong === undefined) return null;
  return (
    <p id={idOf(pointer)} class="wrong" tabindex={-1} data-wrong>
      {wrong.join(' ')}
    </p>
  );
}
