// Newland NLS commands over a serial line (devices.md §2.1).

import { type CreateSpeech, gather, lineOf } from './speech.ts';

const commandPrefix = Buffer.from([0x7e, 0x01, 0x30, 0x30, 0x30, 0x30]);
const commandSuffix = Buffer.from([0x3b, 0x03]);
const replyPrefix = Buffer.from([0x02, 0x01, 0x30, 0x30, 0x30, 0x30]);
const longestCommand = 200;
const questionMark = 0x3f;
const status = { accepted: 0x06, outOfRange: 0x15, unknownTag: 0x05 } as const;

export const newland: CreateSpeech = (engine, options) => {
  const { received, lost } = gather((bytes) => {
    if (bytes[0] === questionMark) {
      engine.say(Buffer.from('!'));
      return 1;
    }
    if (!bytes.subarray(0, commandPrefix.length).equals(commandPrefix.subarray(0, bytes.length))) return 1;
    const end = bytes.subarray(0, longestCommand).indexOf(commandSuffix);
    // A command that never ends is noise: it must not swallow the ones after it.
    if (end < 0) return bytes.length < longestCommand ? 0 : 1;
    obey(bytes.subarray(commandPrefix.length, end));
    return end + commandSuffix.length;
  });

  function obey(text: Buffer): void {
    const tag = text.subarray(1).toString('latin1');
    const known = tag === 'SCNTRG1' || tag === 'SCNTRG0';
    const obeyed = known && engine.trigger(tag === 'SCNTRG1');
    if (obeyed === 'quiet') return;
    const answer = obeyed ? status.accepted : known ? status.outOfRange : status.unknownTag;
    engine.say(Buffer.concat([replyPrefix, text, Buffer.from([answer]), commandSuffix]));
  }

  return { received, lost, sendCode: (code, aim) => engine.say(lineOf(code, aim, options)) };
};
