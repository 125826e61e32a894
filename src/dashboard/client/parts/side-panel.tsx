import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../page-context.js';
import { Why } from '../why/why.js';
import { WhoStands } from './who-stands.js';

/** Beside a view: why a party stands where it does, or who stands where. */
export function SidePanel() {
  const { state, on } = usePage();
  const { country } = state;
  const panel = useRef<HTMLElement>(null);
  useFocusInside(panel, country !== null);
  return (
    <aside ref={panel} class="side" aria-label={country === null ? 'Who stands where' : 'Why'}>
      {country === null ? <WhoStands /> : <Why key={`${country} ${on}`} party={country} />}
    </aside>
  );
}

/** Moves the focus to the heading of what was opened, and back to where it was when that is closed. */
function useFocusInside(panel: RefObject<HTMLElement | null>, isOpen: boolean): void {
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen === wasOpen.current) return;
    wasOpen.current = isOpen;
    if (isOpen) {
      opener.current = document.activeElement;
      panel.current?.querySelector('h2')?.focus();
    } else if (opener.current instanceof HTMLElement && opener.current.isConnected) {
      opener.current.focus();
    }
  }, [isOpen]);
}
