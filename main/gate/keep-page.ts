// The control of a test keeps the page that a visit has used. No terminal in service does, whatever its environment says.

import type { Log } from '../../contract/log/log.ts';

export interface KeepPageOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  readonly log: Log;
}

/** Asked once, at start. Whoever asks for it is answered in the log, and only development is granted it. */
export function keepsPage({ environment, packaged, log }: KeepPageOptions): boolean {
  if (environment.KIOSK_KEEP_PAGE !== '1') return false;
  const granted = environment.KIOSK_DEVELOPMENT === '1' && !packaged;
  log('page.kept', { granted });
  return granted;
}

/** Whether a program of ours lies in a package: Electron can say so of itself, plain Node cannot. */
export const liesInPackage = (folder: string): boolean => /[\\/]app\.asar(?:\.unpacked)?(?:[\\/]|$)/.test(folder);
