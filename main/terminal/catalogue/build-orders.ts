// What the terminal's thread and the worker that builds a catalogue say to each other.

import type { Result } from '../../../contract/result.ts';
import type { PlatformOptions } from '../platform/options.ts';
import type { CatalogueFacts, PagesFault } from './types.ts';

/** What can go to another thread: clocks and random are the same there, message numbers are handed over by the terminal. */
export type PlainPlatformOptions = Omit<PlatformOptions, 'decoder' | 'now' | 'random' | 'messageIds' | 'log'>;

export interface BuildTask {
  readonly folder: string;
  readonly platform: PlainPlatformOptions;
  /** Wall clock, ms since 1970: as old as its oldest page. */
  readonly asOf: number;
  /** Items in the catalogue in use; 0: there is none. */
  readonly before: number;
}

export type ToWorker = { readonly kind: 'messageIds'; readonly ids: readonly string[] } | { readonly kind: 'install' };

export type FromWorker =
  | { readonly kind: 'wantMessageIds'; readonly count: number }
  | { readonly kind: 'built'; readonly result: Result<CatalogueFacts, PagesFault> }
  | { readonly kind: 'installed' };
