import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InventedPerson, inventedPeople } from '../people.ts';
import { connectTo } from '../testing/host.ts';
import { baseInformation, cardText, informationWithFingerprints } from './citizen-card.ts';
import { openIdCardReader, type SimulatedReader } from './id-card-reader.ts';
import { answerFrame, takeRequests } from './sam-frame.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const [person] = inventedPeople;
if (!person) throw new Error('There are no people');

describe('the frames of devices.md', () => {
  it.each([
    ['status', answerFrame(0x90), 'AA AA AA 96 69 00 04 00 00 90 94'],
    ['card found', answerFrame(0x9f, Buffer.alloc(4)), 'AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97'],
    ['no card', answerFrame(0x80), 'AA AA AA 96 69 00 04 00 00 80 84'],
    ['selected', answerFrame(0x90, Buffer.alloc(8)), 'AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C'],
    ['not selected', answerFrame(0x81), 'AA AA AA 96 69 00 04 00 00 81 85'],
    ['not read', answerFrame(0x41), 'AA AA AA 96 69 00 04 00 00 41 45'],
  ])('%s', (_, frame, vector) => {
    expect(frame).toEqual(hex(vector));
  });

  it.each([
    ['hong-kong-resident', { address: '广东省深圳市测试路2号', authority: '深圳市公安局', validTo: '2025-01-01' }, '1387b9b3504610b6'],
    ['foreign-resident-2017', { sex: 'male', validTo: '2028-01-01' }, 'a1c43373c17dfdc4'],
    ['foreign-resident-2023', { validTo: '2033-12-01' }, '4d48d319bda0d8fc'],
  ] as const)('the card of the %s, with the fields of the specimen', (id, fields, digest) => {
    const holder = inventedPeople.find((one) => one.id === id);
    if (!holder) throw new Error(`nobody is ${id}`);
    const frame = answerFrame(0x90, baseInformation(cardText({ ...holder, ...fields }, 'good')));
    expect(createHash('sha256').update(frame).digest('hex').slice(0, 16)).toBe(digest);
  });

  it.each([
    [1024, 2321],
    [512, 1809],
    [0, 1297],
  ] as const)('%i bytes of fingerprints, in all %i', (length, total) => {
    expect(answerFrame(0x90, informationWithFingerprints(cardText(person, 'good'), length)).length).toBe(total);
  });

  it('a whole card', () => {
    const specimen: InventedPerson = {
      id: 'specimen',
      name: '测试甲',
      sex: 'female',
      nation: '01',
      birth: '1949-12-31',
      address: '北京市朝阳区测试路1号',
      number: '11010519491231002X',
      authority: '北京市公安局朝阳分局',
      validFrom: '2020-01-01',
      validTo: null,
      insurances: [],
    };
    const frame = answerFrame(0x90, baseInformation(cardText(specimen, 'good')));
    expect([frame.length, frame.at(-1)]).toEqual([1295, 0x15]);
    expect(createHash('sha256').update(frame).digest('hex').slice(0, 16)).toBe('613cbdbd6cb55ac1');
  });

  it.each([
    [
      'gatJ',
      0x4e,
      '1387b9b3504610b6',
      '2c6e668a594e200020002000200020002000200020002000200020002000310020002000310039003900340030003800320033007f5e1c4e0177f16d3357025e' +
        '4b6dd58bef8d3200f753200020002000200020002000200020002000200020002000200020002000200020002000200020002000200020002000380031003000' +
        '300030003000310039003900340030003800320033003000300032003100f16d3357025e6c51895b405c20002000200020002000200020002000200032003000' +
        '32003000300031003000310032003000320035003000310030003100480031003200330034003500360037003800300031002000200020004a00200020002000',
    ],
    [
      'forI',
      0x8e,
      'a1c43373c17dfdc4',
      '54004500530054002c00200041004c00500048004100200020002000200020002000200020002000200020002000200020002000200020002000200020002000' +
        '20002000200020002000200020002000200020002000200020002000200020002000200020002000200020002000200020002000200020003100430041004e00' +
        '310031003000300038003100300038003000330030003100430041004e004b6dd58b194e20002000200020002000200020002000200020002000200032003000' +
        '31003800300031003000310032003000320038003000310030003100310039003800310030003800300033003000310031003500300030004900200020002000',
    ],
    [
      'forY',
      0xe8,
      '4d48d319bda0d8fc',
      '4b6dd58b014e200020002000200020002000200020002000200020002000320030003000310039003800310030003800300033005a00480045004e0047005400' +
        '450053005400200041004c0050004800410042004500540041002000470041004d004d004100440045004c005400410020004500500053004900390031003100' +
        '31003200340031003900380031003000380030003300300030003200340020002000200020002000200020002000200020002000200020002000200032003000' +
        '320033003100320030003100320030003300330031003200300031004c004f004e0020005a00450054004100200020002000430041004e005900300030003000',
    ],
  ])('the permit or foreign card %s', (_, checksum, digest, text) => {
    const frame = answerFrame(0x90, baseInformation(hex(text)));
    expect([frame.length, frame.at(-1)]).toEqual([1295, checksum]);
    expect(createHash('sha256').update(frame).digest('hex').slice(0, 16)).toBe(digest);
  });

  it('requests are found in any chunking and after garbage', () => {
    const stream = Buffer.concat([
      hex('00 AA AA'),
      hex('AA AA AA 96 69 00 03 20 01 22'),
      hex('FF'),
      hex('AA AA AA AA 96 69 00 03 30 01 32'),
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
        let rest: Buffer = Buffer.alloc(0);
        const found: unknown[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          const taken = takeRequests(Buffer.concat([rest, stream.subarray(at, at + size)]));
          found.push(...taken.requests);
          rest = Buffer.from(taken.rest);
          at += size;
        }
        expect(found).toEqual([
          { kind: 'command', command: 0x20, parameter: 1, dataLength: 0 },
          { kind: 'command', command: 0x30, parameter: 1, dataLength: 0 },
        ]);
      }),
    );
  });
});

describe('the reader on its wire', () => {
  let reader: SimulatedReader;
  beforeEach(async () => {
    reader = await openIdCardReader({ host: '127.0.0.1', port: 0, serialPath: null, baudRate: null });
  });
  afterEach(() => reader.close());

  /** Sends one request and waits for one whole answer; gives SW3. */
  async function ask(request: string): Promise<number> {
    const socket = connect(reader.wire.tcp.port, reader.wire.tcp.host);
    try {
      socket.write(hex(request));
      let answer: Buffer = Buffer.alloc(0);
      for await (const bytes of socket as AsyncIterable<Buffer>) {
        answer = Buffer.concat([answer, bytes]);
        if (answer.length >= 7 && answer.length >= 7 + answer.readUInt16BE(5)) return answer.readUInt8(9);
      }
      throw new Error('The reader hung up');
    } finally {
      socket.destroy();
    }
  }
  const find = 'AA AA AA 96 69 00 03 20 01 22';
  const select = 'AA AA AA 96 69 00 03 20 02 21';
  const read = 'AA AA AA 96 69 00 03 30 01 32';
  const reset = 'AA AA AA 96 69 00 03 10 FF EC';
  const address = 'AA AA AA 96 69 00 03 30 03 30';

  it('finds, selects and reads a card once, and answers 80 for it until it is lifted or the SAM is reset', async () => {
    expect(await ask(find)).toBe(0x80);
    reader.place(person, 'good');
    expect([await ask(find), await ask(select), await ask(read)]).toEqual([0x9f, 0x90, 0x90]);
    expect(await ask(find)).toBe(0x80);
    expect(await ask(read)).toBe(0x90);
    expect([await ask(reset), await ask(find)]).toEqual([0x90, 0x9f]);
    reader.remove();
    expect(await ask(read)).toBe(0x41);
  });

  it.each([
    ['unreadable', 0x41],
    ['fake', 0x32],
    ['damaged', 0x33],
    ['fingerprintDamaged', 0x37],
    ['wrongLength', 0x3f],
    ['refusing', 0x31],
    ['empty', 0x91],
  ] as const)('a card that is %s answers %i', async (condition, status) => {
    reader.place(person, condition);
    await ask(find);
    await ask(select);
    expect(await ask(read)).toBe(status);
  });

  it('a card that cannot be selected answers 81', async () => {
    reader.place(person, 'unselectable');
    expect([await ask(find), await ask(select)]).toEqual([0x9f, 0x81]);
  });

  it.each([
    ['liftBeforeSelect', [0x9f, 0x81, 0x41]],
    ['liftBeforeRead', [0x9f, 0x90, 0x41]],
  ] as const)('the hand of the fault %s leaves %j', async (fault, statuses) => {
    reader.place(person, 'good');
    reader.fault(fault);
    expect([await ask(find), await ask(select), await ask(read)]).toEqual(statuses);
    expect(reader.state().card).toBeNull();
  });

  it('tells the address that was written later, or that there is none', async () => {
    for (const [id, status] of [
      ['over-eighty', 0x90],
      ['employee', 0x91],
    ] as const) {
      const holder = inventedPeople.find((one) => one.id === id);
      if (!holder) throw new Error(`nobody is ${id}`);
      reader.place(holder, 'good');
      await ask(find);
      await ask(select);
      expect(await ask(address)).toBe(status);
    }
  });

  it('answers a command with whatever status it is told to, until it is told otherwise', async () => {
    for (const status of [0x21, 0x24, 0x50, 0x71, 0x47, 0x10]) {
      reader.answer('find', status);
      expect(await ask(find)).toBe(status);
    }
    reader.answer('find', null);
    expect(await ask(find)).toBe(0x80);
  });

  it('that finds again what it has read says so', async () => {
    reader.place(person, 'good');
    reader.fault('findsAgain');
    expect([await ask(find), await ask(select), await ask(read), await ask(find)]).toEqual([0x9f, 0x90, 0x90, 0x9f]);
  });

  it('forgets what it has read when it loses power', async () => {
    reader.place(person, 'good');
    expect([await ask(find), await ask(select), await ask(read), await ask(find)]).toEqual([0x9f, 0x90, 0x90, 0x80]);
    reader.wire.power(false);
    reader.wire.power(true);
    expect(await ask(find)).toBe(0x9f);
  });

  it('set to another speed than its host hears and says noise', async () => {
    const host = await connectTo(reader.wire.tcp);
    reader.rates({ reader: 9600, host: 115_200 });
    host.send(hex(find));
    await expect.poll(() => host.heard().length).toBeGreaterThan(0);
    expect(host.heard()).not.toContain('aaaaaa9669');
    host.forget();
    reader.rates({ reader: 9600, host: 9600 });
    host.send(hex(find));
    await expect.poll(() => host.heard()).toContain('aaaaaa9669');
    host.close();
  });

  it('a card of a kind it does not know cannot be selected', async () => {
    reader.place(person, 'unrecognised');
    expect([await ask(find), await ask(select)]).toEqual([0x9f, 0x40]);
  });

  it('an expired card is read like any other', () => {
    expect(cardText(person, 'expired').toString('utf16le').slice(94, 110)).toBe('2009010120190101');
  });

  it('a card lifted while it is read answers 41 and is gone', async () => {
    reader.place(person, 'good');
    reader.fault('liftMidRead');
    expect([await ask(find), await ask(select), await ask(read), await ask(find)]).toEqual([0x9f, 0x90, 0x41, 0x80]);
  });

  it('a reader whose line spoils everything sends wrong checksums', async () => {
    const host = await connectTo(reader.wire.tcp);
    reader.fault('checksum');
    host.send(find);
    await expect.poll(() => host.heard()).toBe('aaaaaa9669000400008084'.slice(0, -2) + (0x84 ^ 0x55).toString(16));
    host.close();
  });

  it('a SAM that failed its own test does nothing', async () => {
    reader.fault('samFailed');
    expect([await ask(find), await ask(read), await ask(reset)]).toEqual([0x60, 0x60, 0x60]);
  });

  it('tells its SAM id: the vector of devices.md', async () => {
    const host = await connectTo(reader.wire.tcp);
    host.send('AA AA AA 96 69 00 03 12 FF EE');
    await expect.poll(() => host.heard()).toBe('aaaaaa96690014000090050003000d063301ceca230015cd5b0718');
    host.close();
  });

  it.each([
    ['too long for its command', 'AA AA AA 96 69 00 04 20 01 00 25'],
    ['impossibly long', 'AA AA AA 96 69 FF FF'],
    ['cut off in the middle', 'AA AA AA 96 69 00 03 20'],
  ])('says 11 to a request that is %s, and goes on', async (_, request) => {
    expect(await ask(request)).toBe(0x11);
    expect(await ask(find)).toBe(0x80);
  });

  it('says what is wrong with a request', async () => {
    expect(await ask('AA AA AA 96 69 00 03 20 01 00')).toBe(0x10);
    expect(await ask('AA AA AA 96 69 00 03 77 01 75')).toBe(0x21);
    reader.fault('samUnauthorised');
    expect(await ask(find)).toBe(0x66);
  });
});
