// Honeywell and Youjie (devices.md §2.1): triggers without an answer, menu commands that are echoed with their status.

import { type CreateSpeech, gather, lineOf } from './speech.ts';

const syn = 0x16;
const carriageReturn = 0x0d;
const verb = { on: 0x54, off: 0x55, menu: 0x4d } as const;
const status = { accepted: 0x06, unknownTag: 0x05, outOfRange: 0x15 } as const;
const longestCommand = 200;

export const honeywell: CreateSpeech = (engine, options) => {
  const { received, lost } = gather((bytes) => {
    if (bytes[0] !== syn) return 1;
    if (bytes.length < 3) return 0;
    if (bytes[2] !== carriageReturn) return 1;
    if (bytes[1] === verb.on || bytes[1] === verb.off) engine.trigger(bytes[1] === verb.on);
    if (bytes[1] !== verb.menu) return 3;
    const end = bytes.subarray(3, longestCommand).findIndex((byte) => byte === 0x2e || byte === 0x21);
    if (end < 0) return bytes.length < longestCommand ? 0 : 1;
    answer(bytes.subarray(3, 3 + end).toString('latin1'), bytes.subarray(3 + end, 4 + end));
    return 3 + end + 1;
  });

  function answer(menu: string, punctuation: Buffer): void {
    const known = /^cbrena([*?^]|[01])$/i.exec(menu);
    const value = known?.[1] ?? '';
    const echoed = known ? menu.slice(0, -1) + ('*?^'.includes(value) ? '1' : value) : menu;
    const said = known ? status.accepted : /^cbrena/i.test(menu) ? status.outOfRange : status.unknownTag;
    engine.say(Buffer.concat([Buffer.from(echoed, 'latin1'), Buffer.from([said]), punctuation]));
  }

  return { received, lost, sendCode: (code, aim) => engine.say(lineOf(code, aim, options)) };
};
