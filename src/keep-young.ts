import { setFlagsFromString } from 'node:v8';

/*
 * Events, rows and answers are many, and live until they are written. V8 remembers where those that lived long were
 * made, and puts all later ones of that place among the objects that stay: there they outlast their use, with all that
 * they point to, and each pass of the collector copies them. While the log is followed such a pass took 15 to 20 ms with
 * that memory, and takes 5 to 8 without it (`node --trace-gc`, on the slower of the machines in bench/README.md).
 */
setFlagsFromString('--no-allocation-site-pretenuring');
