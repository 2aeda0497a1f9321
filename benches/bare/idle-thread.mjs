// A process that does nothing but watch how late its own timers come: what a pause on this machine costs anybody.

import { monitorEventLoopDelay } from 'node:perf_hooks';

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
process.stdout.write('watching\n');
process.stdin.once('end', () => process.stdout.write(`${delays.max / 1e6}\n`, () => process.exit(0))).resume();
