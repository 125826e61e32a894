/* Makes and revokes ten keys, once all the others are ready. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FileKeyRing } from '#store/file-key-ring.js';

const [folder = '', name = ''] = process.argv.slice(2);
const ring = new FileKeyRing(folder);
console.log('ready');
while (!existsSync(join(folder, 'begin'))) await delay(1);
for (let i = 0; i < 10; i += 1) {
  await ring.create(`${name}${i}`);
  await ring.revoke(`${name}${i}`);
}
