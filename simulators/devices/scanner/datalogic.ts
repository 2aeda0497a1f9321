// Datalogic (devices.md §2.1): single letters without acknowledgement; E and D enable and disable, T and X pull and release the trigger.

import { type CreateSpeech, lineOf } from './speech.ts';

export const datalogic: CreateSpeech = (engine, options) => ({
  received(bytes) {
    for (const letter of bytes.toString('latin1')) {
      if (letter === 'E' || letter === 'T') engine.trigger(true);
      if (letter === 'D' || letter === 'X') engine.trigger(false);
      if (letter === 'i') engine.say(Buffer.from(`Datalogic simulated 1.00${options.terminator || '\r'}`));
      if (letter === 'h') engine.say(Buffer.from(`good${options.terminator || '\r'}`));
    }
  },
  sendCode: (code, aim) => engine.say(lineOf(code, aim, options)),
  lost: () => undefined,
});
