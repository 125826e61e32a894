/* Opens the data folder it is given and keeps it open until it is killed. */
import { openStore } from '#store/open-store.js';
import { announce } from '#store/sqlite/directory-lock.js';

const folder = String(process.argv[2]);
await openStore(folder);
announce(folder, { pid: process.pid, url: 'http://127.0.0.1:3000' });
console.log('open');
setInterval(() => undefined, 1000);
