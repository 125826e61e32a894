/* Works for ever, and says when it was told to stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import { onInterrupt } from '../../src/cli/interrupt.js';

const { over, tell } = onInterrupt(async () => {
  await sleep(20);
  console.log('closed');
});
tell(async () => console.log('told'));
console.log('working');
await sleep(60_000);
await over();
