import { useEffect, useRef, useState } from 'preact/hooks';
import { type EntryForm, FORMS } from '../../entry/forms.js';
import { ACT_WORDS } from '../../words/acts.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { FormProvider } from './form-context.js';
import { useSigned } from './key.js';
import { Preview, Sent, WhatIsWrong } from './outcome.js';
import { Parts } from './parts.js';
import { recordNow } from './send.js';
import { SignIn } from './sign-in.js';
import { Suggestions } from './suggestions.js';
import { ToRecord } from './to-record.js';
import { type EntryInHand, type Opened, useEntry } from './use-entry.js';

/** The form that the address names, behind a key. */
export function Entry() {
  const { state } = usePage();
  const { key, problem } = useSigned();
  const [round, setRound] = useState(0);
  const form = FORMS[state.entry];
  const isNew = state.entry === 'record';
  const anew = () => setRound((before) => before + 1);
  // A key that was refused leaves what was typed where it is.
  const isOpen = key !== undefined || problem !== undefined;
  const shown = { form, anew, title: ACT_WORDS[state.entry].title };
  const name = `${state.entry} ${state.record} ${round}`;
  return (
    <div class="entry-view">
      <SignIn />
      {!isOpen ? null : isNew ? (
        <NewRecord key={name} {...shown} />
      ) : (
        <OnRecord key={name} {...shown} record={state.record} />
      )}
    </div>
  );
}

interface ShownProps {
  readonly form: EntryForm;
  readonly title: string;
  /** Opens it again as if for the first time. */
  readonly anew: () => void;
}

function NewRecord(shown: ShownProps) {
  const { state, on } = usePage();
  const [opened] = useState<Opened>({
    ...{ id: '', version: undefined, record: undefined },
    ...{ party: state.country ?? '', on },
  });
  return <OpenedForm {...shown} opened={opened} />;
}

function OnRecord({ record, ...shown }: ShownProps & { readonly record: string | null }) {
  const { opened, problem } = useOpened(record);
  if (record === null) {
    return (
      <p>
        No record is chosen. Choose one under <Link to={{ view: 'records' }}>Records</Link>.
      </p>
    );
  }
  if (opened) return <OpenedForm {...shown} opened={opened} />;
  return problem ? <Failure problem={problem} /> : <Waiting />;
}

/** The record as it is when the form is opened: what happens to it later is for the server to tell. */
function useOpened(id: string | null) {
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<Error>();
  useEffect(() => {
    if (id === null) return;
    recordNow(id).then(({ record, rows }) => {
      setOpened({ id, version: rows.at(-1)?.version, record, party: '', on: '' });
    }, setProblem);
  }, [id]);
  return { opened, problem };
}

function OpenedForm({ form, title, anew, opened }: ShownProps & { readonly opened: Opened }) {
  const { key } = useSigned();
  const entry = useEntry(form, opened);
  const { stage } = entry;
  const box = useFocus(entry);
  if (stage.at === 'sent') {
    const another = opened.record === undefined ? anew : undefined;
    return <Sent accepted={stage.accepted} another={another} />;
  }
  const check = (event: Event) => {
    event.preventDefault();
    if (key !== undefined) void entry.check(key);
  };
  return (
    <form class="entry" ref={box} onSubmit={check} noValidate aria-label={title}>
      {opened.record === undefined ? null : (
        <p>
          About <ToRecord record={opened.id}>{opened.id}</ToRecord>, version {opened.version}.
        </p>
      )}
      <FormProvider value={entry}>
        <Parts parts={form.parts} base="" />
      </FormProvider>
      <Suggestions />
      {stage.at === 'refused' ? (
        <WhatIsWrong {...entry} refusal={stage.refusal} beginAnew={anew} />
      ) : null}
      {stage.at === 'checked' ? <Preview rehearsal={stage.rehearsal} /> : null}
      <Buttons entry={entry} signedKey={key} />
    </form>
  );
}

interface ButtonsProps {
  readonly entry: EntryInHand;
  readonly signedKey: string | undefined;
}

/** Nothing is sent that has not been checked as it stands. */
function Buttons({ entry, signedKey }: ButtonsProps) {
  const { at } = entry.stage;
  const isBusy = at === 'checking' || at === 'sending';
  const isDisabled = isBusy || signedKey === undefined;
  const isChecked = at === 'checked';
  return (
    <p class="buttons" aria-busy={isBusy}>
      <button type="submit" class={isChecked ? '' : 'primary'} disabled={isDisabled}>
        {isChecked ? 'Check again' : 'Check'}
      </button>
      {isChecked ? (
        <button
          type="button"
          class="primary"
          disabled={isDisabled}
          onClick={() => signedKey !== undefined && void entry.send(signedKey)}
        >
          Send
        </button>
      ) : null}
    </p>
  );
}

/** Takes whoever signed in to the first field, and whoever is refused to the first that is wrong, unfolding it. */
function useFocus({ stage }: EntryInHand) {
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The button to sign in has gone, and the focus with it.
    if (document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  useEffect(() => {
    if (stage.at !== 'refused') return;
    const wrong = box.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]');
    for (
      let around = wrong?.closest('details');
      around;
      around = around.parentElement?.closest('details')
    ) {
      around.open = true;
    }
    wrong?.focus();
  }, [stage]);
  return box;
}
