/** Runs `count` calls through `width` callers, each of which waits for its answer before it calls again. */
export async function byCallers(
  width: number,
  count: number,
  call: (i: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) {
      const i = next;
      next += 1;
      await call(i);
    }
  };
  await Promise.all(Array.from({ length: width }, caller));
}
