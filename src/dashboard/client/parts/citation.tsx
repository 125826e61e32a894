import { useEffect, useState } from 'preact/hooks';
import { fileAddress, type Taken } from '../../state/take-away.js';
import { type Cited, cite } from '../data/cite.js';
import { CopyLine } from './copy-line.js';

const STYLES = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl', 'CSL-JSON'],
  ['cff', 'CITATION.cff'],
] as const;

/** What to write under a table or a picture: kept by the server with a checksum once it is asked for. */
export function Citation({ taken }: { readonly taken: Taken }) {
  const address = fileAddress(taken, 'json');
  const [cited, setCited] = useState<Cited>();
  const [problem, setProblem] = useState('');
  // Another table is another citation.
  useEffect(() => {
    setCited(undefined);
    setProblem('');
  }, [address]);
  if (cited) return <Kept cited={cited} />;
  const keep = () => {
    cite(address).then(setCited, (error: Error) => setProblem(error.message));
  };
  return (
    <>
      <p>
        <button type="button" onClick={keep}>
          Cite this table
        </button>{' '}
        keeps what was asked together with a checksum of the answer, under an address of its own.
      </p>
      <p role="status">{problem}</p>
    </>
  );
}

function Kept({ cited: { text, links } }: { readonly cited: Cited }) {
  return (
    <>
      <CopyLine text={text} label="APA" />
      <p class="formats" role="status">
        {STYLES.map(([style, words]) => (
          <a key={style} href={links[style] ?? ''} download>
            {words}
          </a>
        ))}
        <a href={links['self'] ?? ''}>Is it still the same?</a>
      </p>
    </>
  );
}
