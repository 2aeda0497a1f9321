// Loaded before a process of the kiosk or the sandbox (node --import): kills it at a named point, and steps the clock it sees.
//
// KIOSK_TEST_OUTSIDE is a folder. A file named like a fail point ends the next process that reaches that point, once. The file `clock`
// holds by how many milliseconds the wall clock is wrong. Without the variable nothing happens.

import { channel } from 'node:diagnostics_channel';
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.KIOSK_TEST_OUTSIDE;
if (folder) {
  channel('yibao-kiosk.fail-point').subscribe((point) => {
    try {
      // Whoever can move the file away is the one that dies of it.
      renameSync(path.join(folder, String(point)), path.join(folder, `${point}.${process.pid}.died`));
    } catch (error) {
      if (error.code === 'ENOENT') return;
      throw error;
    }
    process.kill(process.pid, 'SIGKILL');
  });
  followClock(path.join(folder, 'clock'));
}

function followClock(file) {
  const Real = Date;
  let offset = 0;
  const look = () => {
    try {
      offset = Number(readFileSync(file, 'utf8')) || 0;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
      offset = 0;
    }
  };
  look();
  setInterval(look, 25).unref();
  globalThis.Date = class extends Real {
    constructor(...from) {
      if (from.length === 0) super(Real.now() + offset);
      else super(...from);
    }
    static now() {
      return Real.now() + offset;
    }
  };
}
