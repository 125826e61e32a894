import { useState } from 'preact/hooks';
import { Refused } from '../data/ask.js';
import { signIn, signOut, useSigned } from './key.js';
import { newIdempotencyKey, rehearse } from './send.js';

/** What makes up the header line of a request. */
const SENDABLE = /^[\x21-\x7e]+$/;

const NOTHING = { path: '', body: {}, insist: false, version: undefined };

/** Who enters: a key, or the way out. */
export function SignIn() {
  const { key, problem } = useSigned();
  if (key === undefined) return <KeyForm problem={problem} />;
  return (
    <p class="signed-in">
      Signed in with a key that only this tab has.{' '}
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </p>
  );
}

function KeyForm({ problem }: { readonly problem: string | undefined }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState(problem);
  const [isTrying, setTrying] = useState(false);
  const enter = async (event: Event) => {
    event.preventDefault();
    setTrying(true);
    const wrong = await whatIsWrong(text.trim());
    setTrying(false);
    setFound(wrong);
    if (wrong === undefined) signIn(text.trim());
    else document.getElementById('key')?.focus();
  };
  return (
    <form class="entry key-form" onSubmit={enter} noValidate aria-label="Sign in">
      <div class="field">
        <label for="key">Key</label>
        <input
          id="key"
          type="password"
          autocomplete="off"
          value={text}
          aria-invalid={found !== undefined}
          aria-describedby="key-help key-wrong"
          onInput={({ currentTarget: { value } }) => setText(value)}
        />
        <p id="key-help" class="help">
          Recording needs a key. It stays in the memory of this tab, and is gone when you reload.
          The first start of the server printed one; <code>standpoint keys create NAME</code> makes
          more.
        </p>
        <p id="key-wrong" class="wrong" role="alert">
          {found}
        </p>
      </div>
      <button type="submit" class="primary" disabled={isTrying}>
        Sign in
      </button>
    </form>
  );
}

/** A dry run of nothing is refused in any case: for the key, or for want of everything else. */
async function whatIsWrong(key: string): Promise<string | undefined> {
  if (!SENDABLE.test(key)) return 'A key is letters and digits in one piece, beginning with sp_.';
  try {
    await rehearse({ ...NOTHING, once: newIdempotencyKey() }, key);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) return 'The server does not answer. Try again in a moment.';
    return error.status === 401 ? error.message : undefined;
  }
}
