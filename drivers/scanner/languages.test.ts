// Proof of the bytes of each language: commands, answers and codes as devices.md §2 has them, checksums recomputed.

import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { em3095Check, em3095Commands, em3095Replies } from './em3095.ts';
import { honeywellCommands } from './honeywell.ts';
import { languageOf } from './languages.ts';
import { LineDecoder } from './line.ts';
import { newlandCommands } from './newland.ts';
import { ssiCommands } from './ssi.ts';
import { decoderOf, hidReports, latin, profileNamed, ssiPacket, told, voucher } from './testing/specimens.ts';

describe('The line splitter', () => {
  const plain = (): ReturnType<typeof decoderOf> => decoderOf('scanner-line-plain');

  it.each(['\r', '\n', '\r\n'])('ends a code at %j', (end) => {
    expect(told(plain().push(latin(`${voucher}${end}second${end}`)))).toEqual([voucher, 'second']);
  });

  it('gives a code without terminator when the line falls silent', () => {
    const decoder = plain();
    expect(decoder.push(latin(voucher))).toEqual([]);
    expect(told(decoder.flush())).toEqual([voucher]);
    expect(decoder.flush()).toEqual([]);
  });

  it('strips NUL, takes Chinese text and tabs', () => {
    expect(told(plain().push(latin(`\0${voucher.slice(0, 5)}\0${voucher.slice(5)}\0\r`)))).toEqual([voucher]);
    expect(told(plain().push(new Uint8Array(Buffer.from('医保\t码\r', 'utf8'))))).toEqual(['医保\t码']);
  });

  it('takes 4096 bytes for a code and one more for noise, once, and is back with the next line', () => {
    expect(told(plain().push(latin(`${'9'.repeat(4096)}\r`)))).toEqual(['9'.repeat(4096)]);
    expect(told(plain().push(latin(`${'9'.repeat(10_000)}\r${voucher}\r`)))).toEqual(['invalid', voucher]);
  });

  it.each(['\x01\x02', '\x7f', '\xff\xfe\x80'])('calls %j binary, and is back with the next line', (binary) => {
    expect(told(plain().push(latin(`12${binary}\r${voucher}\r`)))).toEqual(['invalid', voucher]);
  });

  it('takes an AIM identifier off where the scanner is set to send it, and only there', () => {
    const set = new LineDecoder({ aimIdentifier: true, replies: null, answer: null });
    expect(set.push(latin(`]Q1${voucher}\r`))).toEqual([
      { kind: 'code', code: { bytes: latin(voucher), symbology: 'qrCode', symbologyName: 'QR Code' } },
    ]);
    expect(told(set.push(latin('abc\r')))).toEqual(['abc']);
    expect(told(plain().push(latin(']Q1abc\r')))).toEqual([']Q1abc']);
  });
});

describe('Newland', () => {
  const engine = (): ReturnType<typeof decoderOf> => decoderOf('scanner-line-newland');
  const accepted = bytes('02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03');
  const refused = bytes('02 01 30 30 30 30 23 53 43 4E 54 52 47 31 15 3B 03');

  it('is given the bytes of the manual', () => {
    expect(newlandCommands.triggerOn).toEqual(bytes('7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03'));
    expect(newlandCommands.triggerOff).toEqual(bytes('7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03'));
    expect(newlandCommands.areYouThere).toEqual(bytes('3F'));
  });

  it('has its replies told apart from its codes', () => {
    expect(told(engine().push(new Uint8Array([...accepted, ...latin(`${voucher}\r`), ...refused])))).toEqual([
      'accepted',
      voucher,
      'refused',
    ]);
  });

  it('has a code without terminator ended by a reply, and noise before a reply not taken for a code', () => {
    expect(told(engine().push(new Uint8Array([...latin(voucher), ...accepted])))).toEqual([voucher, 'accepted']);
    expect(told(engine().push(new Uint8Array([...latin('\xff\xfe'), ...accepted])))).toEqual(['noise', 'accepted']);
  });

  it('has a damaged reply taken for noise when silence follows, and for a code that was not read when a line end does', () => {
    const damaged = accepted.with(-1, 0x56);
    const decoder = engine();
    expect(told([...decoder.push(damaged), ...decoder.flush()])).toEqual(['noise']);
    expect(told(decoder.push(new Uint8Array([...damaged, ...latin(`${voucher}\r`)])))).toEqual(['invalid']);
  });

  it('is alive when it says ! where that is expected', () => {
    const decoder = engine();
    decoder.expect?.('life');
    expect(told(decoder.push(latin('!!\r')))).toEqual(['alive', '!']);
  });

  it('does not hold the line up with a reply that never ends', () => {
    expect(told(engine().push(latin(`\x02\x010000${'x'.repeat(300)}\r${voucher}\r`)))).toEqual(['invalid', voucher]);
  });
});

describe('EM3095', () => {
  it('is given its registers with their checksum, by which the vectors of the manual are the same', () => {
    expect(em3095Commands.triggerOn.subarray(0, 7)).toEqual(bytes('7E 00 08 01 00 02 01'));
    expect(em3095Commands.triggerOff.subarray(0, 7)).toEqual(bytes('7E 00 08 01 00 02 00'));
    expect(em3095Commands.aimIdentifierOn.subarray(0, 7)).toEqual(bytes('7E 00 08 01 00 D0 80'));
    expect(em3095Check([0x09, 0x01, 0x00, 0x00, 0x00])).toBe(0xdec8);
    for (const command of Object.values(em3095Commands)) {
      expect(em3095Check([...command.subarray(2, -2)])).toBe(Buffer.from(command).readUInt16BE(command.length - 2));
    }
  });

  it('answers done, wrong checksum and unknown command', () => {
    const read = (hex: string): string => em3095Replies.read([...bytes(hex)]);
    expect(read('02 00 00 01 00 33 31')).toBe('accepted');
    expect(read('02 00 01 01 00 04 01')).toBe('refused');
    expect(read('02 00 03 01 00 6A 61')).toBe('refused');
    expect(read('02 00 00 01 00 33 32')).toBe('none');
  });

  it.each([false, true])('loses no answer to noise that begins like one; silence between: %s', (silent) => {
    const decoder = decoderOf('scanner-em3095');
    const ack = bytes('02 00 00 01 00 33 31');
    const events = [bytes('02 00 00 40'), ...Array.from({ length: silent ? 3 : 12 }, () => ack)].flatMap((part) => decoder.push(part));
    expect(told([...events, ...decoder.flush()]).filter((kind) => kind === 'accepted')).toHaveLength(silent ? 3 : 12);
  });

  it('sends its code after the acknowledgement, with the symbology', () => {
    const events = decoderOf('scanner-em3095').push(new Uint8Array([...bytes('02 00 00 01 00 33 31'), ...latin(`]Q1${voucher}\r`)]));
    expect(events).toMatchObject([{ kind: 'accepted' }, { kind: 'code', code: { symbology: 'qrCode', bytes: latin(voucher) } }]);
  });
});

describe('Honeywell', () => {
  it('is given the bytes of the manual', () => {
    expect(honeywellCommands.triggerOn).toEqual(bytes('16 54 0D'));
    expect(honeywellCommands.triggerOff).toEqual(bytes('16 55 0D'));
    expect(honeywellCommands.areYouThere).toEqual(new Uint8Array([...bytes('16 4D 0D'), ...latin('cbrena*.')]));
  });

  it.each([
    ['cbrena1\x06.', 'accepted'],
    ['cbrena7\x05.', 'refused'],
    ['cbrena7\x15!', 'refused'],
  ])('answers %j: %s', (reply, kind) => {
    expect(told(decoderOf('scanner-honeywell').push(latin(reply)))).toEqual([kind]);
  });

  it('may have a code that looks like the beginning of an answer', () => {
    const decoder = decoderOf('scanner-honeywell');
    expect(told([...decoder.push(latin('cbrena1.com/cb\r')), ...decoder.push(latin('cbrenax')), ...decoder.flush()])).toEqual([
      'cbrena1.com/cb',
      'cbrenax',
    ]);
  });
});

describe('Zebra SSI', () => {
  const decoder = (): ReturnType<typeof decoderOf> => decoderOf('scanner-zebra-ssi');

  it('is given the packets of the guide', () => {
    expect(ssiCommands).toEqual({
      startSession: bytes('04 E4 04 00 FF 14'),
      stopSession: bytes('04 E5 04 00 FF 13'),
      acknowledge: bytes('04 D0 04 00 FF 28'),
      scanEnable: bytes('04 E9 04 00 FF 0F'),
      scanDisable: bytes('04 EA 04 00 FF 0E'),
    });
  });

  it('is owed an acknowledgement for a code', () => {
    expect(decoder().push(ssiPacket(0xf3, 0, [0x1c, ...latin(voucher)]))).toEqual([
      { kind: 'owed', bytes: bytes('04 D0 04 00 FF 28') },
      { kind: 'code', code: { bytes: latin(voucher), symbology: 'qrCode', symbologyName: 'QR Code' } },
    ]);
  });

  it('has a repeated code acknowledged and not told twice, but the same code read anew told again', () => {
    const one = decoder();
    one.push(ssiPacket(0xf3, 0, [0x1c, ...latin(voucher)]));
    expect(one.push(ssiPacket(0xf3, 1, [0x1c, ...latin(voucher)])).map(({ kind }) => kind)).toEqual(['owed']);
    expect(told(one.push(ssiPacket(0xf3, 0, [0x1c, ...latin(voucher)])))).toEqual([voucher]);
  });

  it('that repeats a code whose first copy was damaged is heard', () => {
    const one = decoder();
    const damaged = ssiPacket(0xf3, 0, [0x1c, ...latin(voucher)]);
    damaged.set([0x39], 10);
    one.push(damaged);
    one.flush();
    expect(told(one.push(ssiPacket(0xf3, 1, [0x1c, ...latin(voucher)])))).toEqual([voucher]);
  });

  it('loses no packet to noise that begins like one', () => {
    const one = decoder();
    const packets = ['a', 'b', 'c', 'd', 'e', 'f'].map((code) => ssiPacket(0xf3, 0, [0x1c, ...latin(code)]));
    expect(told([bytes('28 F3 00'), ...packets].flatMap((part) => one.push(part)))).toEqual(['noise', 'a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('may send a long code in several packets, each acknowledged', () => {
    const one = decoder();
    const events = [
      ...one.push(ssiPacket(0xf3, 2, [0x1c, ...latin('a'.repeat(250))])),
      ...one.push(ssiPacket(0xf3, 0, [0x1c, ...latin('b')])),
    ];
    expect(events.filter(({ kind }) => kind === 'owed')).toHaveLength(2);
    expect(told(events)).toEqual([`${'a'.repeat(250)}b`]);
  });

  it('that never sends the rest of a code has told an invalid one', () => {
    const one = decoder();
    one.push(ssiPacket(0xf3, 2, [0x1c, ...latin('a')]));
    expect(told(one.flush())).toEqual(['invalid']);
  });
});

describe('Datalogic', () => {
  it.each([
    ['scanner-datalogic', 'E', 'D'],
    ['scanner-datalogic-powerscan', 'T', 'X'],
  ])('%s is turned on with %s and off with %s', (name, on, off) => {
    expect(languageOf(profileNamed(name)).trigger).toMatchObject({ on: latin(on), off: latin(off), acknowledged: false });
  });

  it('answers with the next line, once', () => {
    const decoder = decoderOf('scanner-datalogic');
    decoder.expect?.('life');
    expect(told(decoder.push(latin(`good\r${voucher}\r`)))).toEqual(['alive', voucher]);
    decoder.expect?.('identity');
    expect(decoder.push(latin('QD2300 1.2\r'))).toEqual([{ kind: 'identity', text: 'QD2300 1.2' }]);
  });

  it('whose line echoes gives nobody a code of our own letters', () => {
    expect(decoderOf('scanner-datalogic').push(latin('E\rD\n'))).toEqual([
      { kind: 'noise', bytes: 1 },
      { kind: 'noise', bytes: 1 },
    ]);
  });
});

describe('HID point of sale', () => {
  const decoder = (): ReturnType<typeof decoderOf> => decoderOf('scanner-hid-pos');

  it('sends the report of the manual', () => {
    const report = bytes(
      `02 1C 5D 51 31 34 32 34 31 32 33 34 35 36 37 38 39 30 31 32 33 34 35 36 37 39 39 31 31 30 30 30 30 ${'00'.repeat(28)} 73 00 00`,
    );
    expect(report).toHaveLength(64);
    expect(decoder().push(report)).toEqual([
      { kind: 'code', code: { bytes: latin(voucher), symbology: 'qrCode', symbologyName: 'QR Code' } },
    ]);
  });

  it('sends sixty bytes as 56 and 4', () => {
    const [first, last] = hidReports('9'.repeat(60)).map((report) => Buffer.from(report));
    expect([first?.[1], first?.[63], last?.[1], last?.[63]]).toEqual([56, 1, 4, 0]);
    const one = decoder();
    expect(told(one.push(new Uint8Array(first ?? [])))).toEqual([]);
    expect(told(one.push(new Uint8Array(last ?? [])))).toEqual(['9'.repeat(60)]);
  });

  it('has one trailing CR taken off, and no more', () => {
    expect(told(hidReports('abc\r').flatMap((report) => decoder().push(report)))).toEqual(['abc']);
    expect(told(hidReports('abc\r\r').flatMap((report) => decoder().push(report)))).toEqual(['invalid']);
  });

  it('may put everything one byte later, also in a report of 65 bytes', () => {
    expect(told(hidReports(voucher, 1).flatMap((report) => decoder().push(report)))).toEqual([voucher]);
    expect(told(hidReports(voucher, 1).flatMap((report) => decoder().push(new Uint8Array([...report, 0]))))).toEqual([voucher]);
  });

  it('without room for the bit that more follows ends a long code by silence', () => {
    const one = decoder();
    expect(told(hidReports('9'.repeat(60), 1).flatMap((report) => one.push(report)))).toEqual(['9'.repeat(60)]);
    expect(told(hidReports('9'.repeat(56), 1).flatMap((report) => one.push(report)))).toEqual([]);
    expect(told(one.flush())).toEqual(['9'.repeat(56)]);
  });

  it('that never sends the rest of a code has told an invalid one', () => {
    const one = decoder();
    one.push(hidReports('9'.repeat(60))[0] ?? new Uint8Array());
    expect(told(one.flush())).toEqual(['invalid']);
    expect(told(hidReports(voucher).flatMap((report) => one.push(report)))).toEqual([voucher]);
  });

  it('is not what a Microscan speaks', () => {
    const report = new Uint8Array(64);
    report.set([0x01, voucher.length, ...latin(voucher)]);
    expect(told(decoder().push(report))).toEqual(['foreign']);
  });

  it.each([
    ['another report id', [0x03, 28, 0x5d, 0x51, 0x31]],
    ['no symbology', [0x02, 28, 0x34, 0x32, 0x34]],
    ['a length beyond its data', [0x02, 57, 0x5d, 0x51, 0x31]],
  ])('with %s is noise', (_, head) => {
    const report = new Uint8Array(64);
    report.set(head);
    expect(told(decoder().push(report))).toEqual(['noise']);
  });

  it('is given the feature report that its profile names', () => {
    expect(languageOf(profileNamed('scanner-hid-pos-honeywell')).featureAfterOpen).toEqual(bytes('FE 01'));
    expect(languageOf(profileNamed('scanner-hid-pos')).featureAfterOpen).toBe(null);
  });
});
