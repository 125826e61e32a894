import type { Source } from '../../fold/explained.js';
import { address } from '../../state/data-address.js';
import { useAnswer } from '../data/use-answer.js';
import { usePage } from '../page-context.js';
import { Link } from '../parts/link.js';
import { Failure, Waiting } from '../parts/notices.js';
import { Sources } from '../parts/sources.js';

interface Wording {
  readonly language: string;
  readonly wording: string;
  readonly text: string;
  readonly source?: Source | null;
}

interface Worded {
  readonly rows: readonly {
    readonly ordinal: number;
    readonly label: string;
    readonly addressee: string | null;
    readonly tags: readonly string[];
    readonly texts: readonly Wording[] | null;
  }[];
}

/** One principle in all its wordings and languages. */
export function PrincipleView() {
  const { state, ordinal, on, framework } = usePage();
  const { body, problem } = useAnswer<Worded>(
    ordinal === 0
      ? undefined
      : address(`/v1/frameworks/${state.framework}/principles`, {
          principle: ordinal,
          texts: 'true',
          knownAt: state.knownAt,
        }),
    `${state.framework}/${ordinal}`,
  );
  if (problem) return <Failure problem={problem} />;
  if (!body && ordinal !== 0) return <Waiting />;
  return (
    <article class="principle-view">
      <p class="quiet">
        {framework.title}
        {framework.issuer ? `, ${framework.issuer}` : ''}
      </p>
      <Wordings principle={body?.rows[0]} />
      <p>
        <Link to={{ view: 'map' }}>Where countries stand on it</Link> ·{' '}
        <Link to={{ view: 'records', on: [on] }}>The records that bear on it</Link>
      </p>
    </article>
  );
}

function Wordings({ principle }: { readonly principle: Worded['rows'][number] | undefined }) {
  const { addressee = null, tags = [], texts = [] } = principle ?? {};
  const languages = Map.groupBy(texts ?? [], ({ language }) => language);
  return (
    <>
      {addressee === null ? null : <p class="quiet">Addressed to {addressee}.</p>}
      {tags.length === 0 ? null : <p class="quiet">Tags: {tags.join(', ')}.</p>}
      {languages.size === 0 ? <p>No wording of it has been recorded.</p> : null}
      {[...languages].map(([language, own]) => (
        <section key={language}>
          <h2>{languageName(language)}</h2>
          {own.map(({ wording, text, source }) => (
            <figure key={wording} class="wording">
              <blockquote lang={language}>{text}</blockquote>
              <figcaption class="quiet">
                Wording “{wording}” {source ? <Sources sources={[source]} /> : null}
              </figcaption>
            </figure>
          ))}
        </section>
      ))}
    </>
  );
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
