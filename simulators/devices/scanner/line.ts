// A scanner that knows no commands: it sends each code as a line.

import { type CreateSpeech, lineOf } from './speech.ts';

export const line: CreateSpeech = (engine, options) => ({
  received: () => undefined,
  sendCode: (code, aim) => engine.say(lineOf(code, aim, options)),
  lost: () => undefined,
});
