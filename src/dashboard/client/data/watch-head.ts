import { ask } from './ask.js';

export interface HeadListener {
  /** The log ends with this event. Called again with the same one when nothing has moved. */
  readonly onHead: (sequence: number) => void;
  /** Nobody answers; `onHead` tells when somebody does again. */
  readonly onAway: () => void;
}

const COME_BACK_MS = 5_000;

/** Tells whenever the log has moved, as soon as it has, and whether the server is there. Answers how to stop. */
export function watchHead({ onHead, onAway }: HeadListener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  /** What came while nobody listened is in the head. */
  const look = async (): Promise<void> => {
    try {
      const { head } = await ask<{ readonly head: number }>('/v1/status');
      if (isStopped) return;
      clearTimeout(next);
      onHead(head);
    } catch {
      if (isStopped) return;
      onAway();
      // The stream may be well all the while, and does not open again then.
      clearTimeout(next);
      next = setTimeout(look, COME_BACK_MS);
    }
  };
  const listen = (): void => {
    source = new EventSource('/v1/stream?topics=positions');
    source.onopen = () => void look();
    source.addEventListener('positions', ({ lastEventId }) => onHead(Number(lastEventId)));
    source.onerror = () => {
      onAway();
      // A line that broke comes back by itself, one that was refused does not.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(listen, COME_BACK_MS);
    };
  };
  void look();
  listen();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    clearTimeout(next);
    source?.close();
  };
}
