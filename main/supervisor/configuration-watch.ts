// Reads the configuration now and again whenever the file changes, so that a technician who mends it needs no restart.

import { statSync } from 'node:fs';
import { type Loaded, loadConfiguration, parseConfiguration } from '../../kiosk-config/load.ts';

/** @param file null: none was given, and the defaults hold. */
export function watchConfiguration(file: string | null, onLoaded: (loaded: Loaded) => void): () => void {
  if (file === null) {
    onLoaded(parseConfiguration('{"version": 1}', 'defaults'));
    return () => undefined;
  }
  let seen = stamp(file);
  onLoaded(loadConfiguration(file));
  // Polled: editors replace files, and a watcher of a replaced file watches nothing.
  const timer = setInterval(() => {
    const now = stamp(file);
    if (now === seen) return;
    seen = now;
    onLoaded(loadConfiguration(file));
  }, 1000);
  return () => clearInterval(timer);
}

function stamp(file: string): string {
  const facts = statSync(file, { throwIfNoEntry: false });
  return facts ? `${facts.mtimeMs} ${facts.size} ${facts.ino}` : 'missing';
}
