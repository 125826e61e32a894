import type { Source } from '../../fold/explained.js';
import { formatEdtf } from '../../words/format.js';
import { term } from '../../words/terms.js';
import { Outside } from './link.js';

/** Where it can be read. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <ul class="sources">
      {sources.map((source) => (
        <li key={`${source.title} ${source.url}`}>
          <Outside url={source.url}>{source.title}</Outside>
          <span class="quiet">
            {source.publisher ? `, ${source.publisher}` : ''}
            {source.publishedOn ? `, ${formatEdtf(source.publishedOn)}` : ''}
            {source.grade ? `, ${term(source.grade)}` : ''}
          </span>
          {source.archiveUrl ? (
            <>
              {' '}
              (<Outside url={source.archiveUrl}>archived</Outside>)
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
