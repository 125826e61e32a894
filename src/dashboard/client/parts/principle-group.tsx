import { formatNumber } from '../../words/format.js';
import type { Principles } from '../data/use-principles.js';
import { usePage } from '../page-context.js';

interface PrincipleGroupProps {
  /** Undefined while they are on their way. */
  readonly tags: Principles['tags'] | undefined;
}

/** One group of the principles, where there are too many to show; nothing where none is tagged. */
export function PrincipleGroup({ tags }: PrincipleGroupProps) {
  const { state, go } = usePage();
  if (tags?.length === 0) return null;
  return (
    <label class="choice">
      <span>Group of principles</span>
      <select
        value={state.tag}
        onChange={({ currentTarget: { value } }) => go({ tag: value, page: null }, 'quietly')}
      >
        <option value="">all</option>
        {tags?.map(({ tag, principles }) => (
          <option key={tag} value={tag}>
            {tag} ({formatNumber(principles)})
          </option>
        ))}
      </select>
    </label>
  );
}
