// The voice as the newest View has it. Drawing may wait for its turn, or fail; headphones that are pulled out are out at once.

import { z } from 'zod';
import { voice as voiceSchema, type Voice } from '../../contract/display.ts';
import type { Stream } from '../bridge.ts';

export interface VoicedStream extends Stream {
  /** null: no View has come yet. */
  readonly newestVoice: () => Voice | null;
  /** The listener is told of every change, before the View that brings it is drawn. */
  readonly onVoice: (listener: () => void) => () => void;
}

/** Unread otherwise: what else is in it is for the page to say. */
const voiced = z.object({ voice: voiceSchema });
const fields = voiceSchema.keyof().options;
const isSame = (one: Voice, other: Voice): boolean => fields.every((field) => one[field] === other[field]);

/** The same stream, overheard by whoever has to know at once how and where the page may be heard. */
export function withNewestVoice(stream: Stream): VoicedStream {
  let newest: Voice | null = null;
  const listeners = new Set<() => void>();
  const overhear = (view: unknown): void => {
    const read = voiced.safeParse(view);
    if (!read.success) return;
    const { voice } = read.data;
    if (newest !== null && isSame(newest, voice)) return;
    newest = voice;
    for (const listener of listeners) listener();
  };
  return {
    ...stream,
    onView: (listener) =>
      stream.onView((view) => {
        overhear(view);
        listener(view);
      }),
    newestVoice: () => newest,
    onVoice: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
