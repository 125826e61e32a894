/** As a shell counts them: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export interface Interrupt {
  /** Is called when everything was closed and before the process ends, to tell how far the work came. */
  readonly tell: (how: () => Promise<void>) => void;
  readonly over: () => Promise<void>;
}

/** Ends the process cleanly when it is told to stop. A second signal finds nobody listening and ends it at once. */
export function onInterrupt(close: () => Promise<void>): Interrupt {
  let raised = false;
  let telling = async () => {};
  const listeners = Object.entries(EXIT_CODES).map(([signal, exitCode]) => {
    const listener = () => {
      raised = true;
      stopListening();
      void close()
        .then(() => telling())
        .finally(() => process.exit(exitCode));
    };
    process.on(signal, listener);
    return [signal, listener] as const;
  });
  const stopListening = () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
  return {
    tell: (how) => {
      telling = how;
    },
    over: async () => {
      // What fails because everything is being closed is nobody's concern.
      if (raised) await new Promise(() => {});
      stopListening();
    },
  };
}
