import type { ComponentChildren } from 'preact';
import { writeAddress } from '../../state/address.js';
import type { ViewState } from '../../state/view-state.js';
import { usePage } from '../page-context.js';

interface LinkProps {
  /** What is different there. */
  readonly to: Partial<ViewState>;
  readonly class?: string;
  readonly current?: 'page' | 'true' | undefined;
  readonly children: ComponentChildren;
}

/** To another state of the page. It is a real address, so it can be opened beside this one. */
export function Link({ to, class: className, current, children }: LinkProps) {
  const { state, go } = usePage();
  const follow = (event: MouseEvent) => {
    if (isElsewhere(event)) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={writeAddress({ ...state, ...to })}
      class={className}
      aria-current={current}
      onClick={follow}
    >
      {children}
    </a>
  );
}

/** A click that opens something beside this page. */
export const isElsewhere = ({ button, metaKey, ctrlKey, shiftKey }: MouseEvent): boolean =>
  button !== 0 || metaKey || ctrlKey || shiftKey;

/** To a page of somebody else. Anything but http and https stays text. */
export function Outside({
  url,
  children,
}: {
  readonly url: string | null | undefined;
  readonly children: ComponentChildren;
}) {
  if (!url || !isWebAddress(url)) return <>{children}</>;
  return (
    <a href={url} rel="noopener noreferrer external" target="_blank">
      {children}
    </a>
  );
}

function isWebAddress(url: string): boolean {
  const { protocol = '' } = URL.parse(url) ?? {};
  return protocol === 'http:' || protocol === 'https:';
}
