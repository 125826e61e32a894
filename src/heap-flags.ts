import { setFlagsFromString } from 'node:v8';

/*
 * How V8 keeps house, for a program through which events, rows and answers stream: they are many, and live until they
 * are written. Figures from `node --trace-gc`, on the machines of bench/README.md.
 */

/*
 * V8 remembers where objects that lived long were made, and puts all later ones of that place among those that stay:
 * there they outlast their use, with all that they point to, and each pass of the collector copies them. While the log is
 * followed such a pass took 15 to 20 ms with that memory, and takes 5 to 8 without it.
 */
setFlagsFromString('--no-allocation-site-pretenuring');

/*
 * A great collection holds everything up for 7 to 16 ms. Left to itself V8 begins one here whenever what stays has grown by
 * an eighth, for that costs little time in all: one in 300,000 to a million events. It may grow fourfold first, the most
 * that V8 allows itself where collecting is slow; memory at its peak was a sixth more in a long import.
 */
setFlagsFromString('--heap-growing-percent=300');
