import { useEffect, useState } from 'preact/hooks';

/** A key in the memory of this tab and nowhere else: it ends with a reload. */
export interface Signed {
  readonly key: string | undefined;
  /** Why the last key was given up, where the server would not have it. */
  readonly problem: string | undefined;
}

const NOBODY: Signed = { key: undefined, problem: undefined };
let signed = NOBODY;
const listeners = new Set<(signed: Signed) => void>();

function set(next: Signed): void {
  signed = next;
  for (const listener of listeners) listener(next);
}

export const signIn = (key: string): void => set({ key, problem: undefined });
export const signOut = (): void => set(NOBODY);
export const giveUpKey = (problem: string): void => set({ key: undefined, problem });

export function useSigned(): Signed {
  const [seen, setSeen] = useState(signed);
  useEffect(() => {
    listeners.add(setSeen);
    setSeen(signed);
    return () => {
      listeners.delete(setSeen);
    };
  }, []);
  return seen;
}
