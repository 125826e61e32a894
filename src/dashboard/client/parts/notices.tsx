import { useContext } from 'preact/hooks';
import type { AddressProblem } from '../../state/address.js';
import { Away, Refused } from '../data/ask.js';
import { Contact } from '../data/contact.js';

/** What is wrong with the address, or with the server. */
export function Notices({ problems }: { readonly problems: readonly AddressProblem[] }) {
  const { isAway } = useContext(Contact);
  return (
    <div class="notices" aria-live="polite">
      {isAway ? (
        <p class="notice">
          <b>The server does not answer.</b> What you see is what it said last. The page asks again
          every few seconds and goes on by itself.
        </p>
      ) : null}
      {problems.length === 0 ? null : (
        <div class="notice">
          <b>Part of the address could not be followed.</b>
          <ul>
            {problems.map(({ name, detail }) => (
              <li key={name + detail}>{detail}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** In place of what could not be had. */
export function Failure({ problem }: { readonly problem: Error }) {
  if (problem instanceof Away) {
    return <p class="failure">This has not come: the server does not answer. It is asked again.</p>;
  }
  const code = problem instanceof Refused ? problem.code : undefined;
  return (
    <p class="failure" role="alert">
      {problem.message}{' '}
      {code === undefined ? null : (
        <a class="quiet" href={`/docs/errors#${code}`}>
          {code}
        </a>
      )}
    </p>
  );
}

export function Waiting() {
  return (
    <p class="waiting" role="status">
      On its way …
    </p>
  );
}
