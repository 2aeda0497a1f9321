// The events of display and voice that every state understands: choices, headphones, keypad, and whether somebody is busy.

import { assign } from 'xstate';
import { listening, sensed, withReading } from './presentation.ts';
import { session } from './vocabulary.ts';

export const presentationEvents = session.createStateConfig({
  on: {
    setTextSize: { actions: assign({ display: ({ context, event }) => ({ ...context.display, textSize: event.textSize }) }) },
    setLanguage: { actions: assign({ display: ({ context, event }) => ({ ...context.display, language: event.language }) }) },
    setTheme: { actions: assign({ display: ({ context, event }) => ({ ...context.display, theme: event.theme }) }) },
    setLayout: { actions: assign({ display: ({ context, event }) => ({ ...context.display, layout: event.layout }) }) },
    setReading: { actions: assign({ voice: ({ context, event }) => withReading(context.voice, event.reading) }) },
    setSpeed: { actions: assign({ voice: ({ context, event }) => ({ ...context.voice, speed: event.speed }) }) },
    setVolume: { actions: assign({ voice: ({ context, event }) => ({ ...context.voice, volume: event.volume }) }) },
    setBlank: {
      actions: assign({
        voice: ({ context: { voice }, event: { blank } }) => ({ ...voice, blank, reading: blank ? 'everything' : voice.reading }),
      }),
    },
    senses: { actions: assign(({ context, event }) => sensed(context, event.senses)) },
    'key.pressed': {
      actions: assign(({ context, event }) => ({
        keypad: { presses: context.keypad.presses + 1, key: event.key },
        ...listening(context),
        keypadUsed: true,
      })),
    },
    busy: { actions: assign({ busy: ({ event }) => event.on }) },
  },
}).on;
