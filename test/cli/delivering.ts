/* Delivers one chunk of so many bytes to a file, and says what came of it. */
import { deliver } from '../../src/cli/deliver.js';

async function* chunkOf(bytes: number) {
  yield Buffer.alloc(bytes, 'x');
}

const [file, bytes] = process.argv.slice(2);
await deliver(chunkOf(Number(bytes)), file).then(
  () => console.log('delivered'),
  ({ code }) => console.log(code),
);
