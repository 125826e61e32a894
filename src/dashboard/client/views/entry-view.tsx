import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { writeAddress } from '../../state/address.js';
import { Away } from '../data/ask.js';
import { usePage } from '../page-context.js';
import { Failure, Waiting } from '../parts/notices.js';

/** Forms come when somebody wants to enter something; in a frame of another page they never do. */
export function EntryView() {
  const { state } = usePage();
  const [Entry, setEntry] = useState<ComponentType>();
  const [problem, setProblem] = useState<Error>();
  useEffect(() => {
    if (state.embed) return;
    import('../forms/entry.js').then(
      (forms) => setEntry(() => forms.Entry),
      (error: unknown) => setProblem(new Away(String(error))),
    );
  }, [state.embed]);
  if (state.embed) {
    return (
      <p>
        Nothing is entered in a frame.{' '}
        <a href={writeAddress({ ...state, embed: false })} target="_blank" rel="noopener">
          Open the form in Standpoint
        </a>
      </p>
    );
  }
  if (Entry) return <Entry />;
  return problem ? <Failure problem={problem} /> : <Waiting />;
}
