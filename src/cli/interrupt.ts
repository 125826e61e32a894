/** As a shell counts them: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Ends the process cleanly when it is told to stop. A second signal finds nobody listening and ends it at once. */
export function onInterrupt(close: () => Promise<void>): { over: () => Promise<void> } {
  let raised = false;
  const listeners = Object.entries(EXIT_CODES).map(([signal, exitCode]) => {
    const listener = () => {
      raised = true;
      stopListening();
      void close().finally(() => process.exit(exitCode));
    };
    process.on(signal, listener);
    return [signal, listener] as const;
  });
  const stopListening = () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
  return {
    over: async () => {
      // What fails because everything is being closed is nobody's concern.
      if (raised) await new Promise(() => {});
      stopListening();
    },
  };
}
