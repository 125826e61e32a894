import { ask } from './ask.js';

export interface HeadListener {
  /** The log ends with this event. Called again with the same one when nothing has moved. */
  readonly onHead: (sequence: number) => void;
  /** Nobody answers; `onHead` tells when somebody does again. */
  readonly onAway: () => void;
}

const INTERVAL_MS = 5_000;

/** Tells whenever the log has moved, and whether the server is there. Answers how to stop. */
export function watchHead({ onHead, onAway }: HeadListener): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const look = async (): Promise<void> => {
    try {
      const { head } = await ask<{ readonly head: number }>('/v1/status');
      onHead(head);
    } catch {
      onAway();
    }
    if (!isStopped) timer = setTimeout(look, INTERVAL_MS);
  };
  void look();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
