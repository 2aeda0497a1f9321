// Proof that the outcome of a receipt is honest, wherever a job breaks.

import { describe, expect, it } from 'vitest';
import type { ReceiptPrinterProfile } from '../../kiosk-config/profiles/receipt-printer/schema.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { type Bench, bench } from '../testing/bench.ts';
import { type MemoryWire, memoryWire } from '../testing/peer.ts';
import { PrinterPeer } from '../testing/printer-peer.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { receiptPrinterDriver } from './driver.ts';

const document = { blocks: [{ kind: 'text', text: 'first line' }, { kind: 'rule' }, { kind: 'text', text: 'last line' }] };
const other = { blocks: [{ kind: 'text', text: 'second job' }] };

interface Rig extends Bench {
  readonly clock: VirtualClock;
  readonly peer: PrinterPeer;
  readonly wire: MemoryWire;
  /** Prints and lets time pass until it is known what became of it. */
  readonly print: (what?: object, timeout?: number) => Promise<unknown>;
  readonly outcome: <T>(promise: Promise<T>) => Promise<T>;
}

async function rig(
  name = 'receipt-printer-escpos-80mm',
  changes: Partial<ReceiptPrinterProfile> = {},
  prepare: (peer: PrinterPeer) => void = () => undefined,
): Promise<Rig> {
  const profile = receiptPrinterProfiles.named(name, false);
  if (!profile.ok) throw new Error(profile.fault.problem);
  const clock = new VirtualClock();
  const peer = new PrinterPeer();
  prepare(peer);
  const wire = memoryWire(peer, clock);
  const table = bench(
    receiptPrinterDriver({ ...profile.value, ...changes }, clock, () => 0.25),
    wire,
    clock,
  );
  await clock.advance(10);
  const outcome = async <T>(promise: Promise<T>): Promise<T> => {
    let there = false;
    const arrive = (): void => {
      there = true;
    };
    void promise.then(arrive, arrive);
    for (let turn = 0; turn < 400 && !there; turn += 1) await clock.advance(50);
    return promise;
  };
  const print = async (what: object = document, timeout = 0): Promise<unknown> =>
    (await outcome(table.give('Kiosk.PrintDocument', { document: what }, timeout).done))?.payload.outcome;
  return { ...table, clock, peer, wire, outcome, print };
}

const withId = 'receipt-printer-escpos-80mm-process-id';

describe('The receipt printer', () => {
  it('is online with its paper and its name when it has answered, and its buffer is cleared first', async () => {
    const { give, peer } = await rig();
    expect((await give('Common.Status').done)?.payload).toEqual({
      common: { device: 'online' },
      printer: { paper: 'full', cover: 'closed' },
    });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({
      driver: 'escpos',
      model: 'KP-1',
      firmware: '2.0',
      proof: 'processed',
    });
    expect(peer.clears).toBe(1);
  });

  it('has processed a receipt when the status is clean after the paper time, not before', async () => {
    const { give, clock, peer, outcome, names } = await rig();
    const cutAtStart = peer.cuts.count;
    const job = give('Kiosk.PrintDocument', { document });
    let done = false;
    void job.done.then(() => {
      done = true;
    });
    await clock.advance(850);
    expect(peer.cuts.count - cutAtStart).toBe(1);
    expect(done).toBe(false);
    const completion = await outcome(job.done);
    expect(completion).toMatchObject({ header: { completionCode: 'success' }, payload: { outcome: { kind: 'done', proof: 'processed' } } });
    expect(names()).toContain('Printer.MediaPresentedEvent');
    expect(peer.printedText).toContain('first line');
  });

  it('has printed a receipt when the printer says so with our own id', async () => {
    const { print, peer, give } = await rig(withId);
    expect(await print()).toEqual({ kind: 'done', proof: 'printed' });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ proof: 'printed' });
    peer.paused = true;
    const second = print();
    peer.say(new Uint8Array(Buffer.from('7"!!!!\0', 'latin1')));
    expect(await second).toEqual({ kind: 'unknown', fault: 'timeOut' });
  });

  it('counts the print-done receipt more than an empty roll right behind it', async () => {
    const { print, peer } = await rig(withId);
    peer.afterContent = () =>
      queueMicrotask(() => {
        peer.paperOut = true;
      });
    expect(await print()).toEqual({ kind: 'done', proof: 'printed' });
  });

  it('says how many characters it had to replace', async () => {
    const { give, outcome } = await rig();
    const completion = await outcome(
      give('Kiosk.PrintDocument', { document: { blocks: [{ kind: 'text', text: '\u{10fffd}㐂\u{10fffd}' }] } }).done,
    );
    expect(completion?.header).toMatchObject({ completionCode: 'success', errorDescription: '2 characters replaced' });
  });
});

describe('Before the first byte', () => {
  it.each([
    [
      'paperOut',
      (peer: PrinterPeer) => {
        peer.paperOut = true;
      },
    ],
    [
      'coverOpen',
      (peer: PrinterPeer) => {
        peer.coverOpen = true;
      },
    ],
    [
      'cutter',
      (peer: PrinterPeer) => {
        peer.cutterJam = true;
      },
    ],
    [
      'overheated',
      (peer: PrinterPeer) => {
        peer.hot = true;
      },
    ],
    [
      'paperJammed',
      (peer: PrinterPeer) => {
        peer.jam = true;
      },
    ],
    [
      'offline',
      (peer: PrinterPeer) => {
        peer.offline = true;
      },
    ],
  ] as const)('%s is notDone and nothing was sent', async (fault, spoil) => {
    const { print, peer } = await rig();
    const before = peer.contents;
    spoil(peer);
    expect(await print()).toEqual({ kind: 'notDone', fault });
    expect(peer.contents).toBe(before);
  });

  it('a lost cable is notDone', async () => {
    const { print, wire, clock } = await rig();
    wire.cut(false);
    expect(await print()).toEqual({ kind: 'notDone', fault: 'offline' });
    wire.plugIn();
    await clock.advance(12_000);
    wire.beforeWrite = () => wire.cut(true);
    expect(await print()).toEqual({ kind: 'notDone', fault: 'linkLost' });
  });

  it('a silent printer is notDone and taken for gone', async () => {
    const { print, peer, give } = await rig();
    peer.silent = true;
    expect(await print()).toEqual({ kind: 'notDone', fault: 'linkLost' });
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'offline' } });
  });

  it('a document that cannot be printed is notDone', async () => {
    const { print, peer } = await rig();
    expect(await print({ blocks: [{ kind: 'qr', text: '\u0001' }] })).toEqual({ kind: 'notDone', fault: 'invalidDocument' });
    expect(peer.printedText).not.toContain('1Q0');
  });

  it('a job that waited too long behind another is notDone', async () => {
    const { give, outcome } = await rig();
    const first = give('Kiosk.PrintDocument', { document });
    const second = give('Kiosk.PrintDocument', { document: other }, 100);
    expect(await outcome(second.done)).toMatchObject({
      header: { completionCode: 'commandErrorCode' },
      payload: { outcome: { kind: 'notDone', fault: 'timeOut' } },
    });
    expect(await outcome(first.done)).toMatchObject({ header: { completionCode: 'success' } });
  });
});

describe('After the first byte', () => {
  it.each([
    [
      'paperOut',
      (peer: PrinterPeer) => {
        peer.paperOut = true;
      },
    ],
    [
      'coverOpen',
      (peer: PrinterPeer) => {
        peer.coverOpen = true;
      },
    ],
    [
      'cutter',
      (peer: PrinterPeer) => {
        peer.cutterJam = true;
      },
    ],
  ] as const)('%s is unknown, and the rest never comes out', async (fault, spoil) => {
    const { print, peer } = await rig();
    peer.afterContent = () => spoil(peer);
    expect(await print()).toEqual({ kind: 'unknown', fault });
    peer.afterContent = () => undefined;
    Object.assign(peer, { paperOut: false, coverOpen: false, cutterJam: false });
    peer.work();
    if (fault !== 'cutter') expect(peer.printedText).not.toContain('first line');
    expect(await print(other)).toEqual({ kind: 'done', proof: 'processed' });
    expect(peer.printedText.match(/second job/g)).toHaveLength(1);
    expect((peer.printedText.match(/first line/g) ?? []).length).toBe(fault === 'cutter' ? 1 : 0);
  });

  it('a hot head is waited for', async () => {
    const { give, peer, clock, outcome } = await rig();
    peer.afterContent = () => {
      peer.hot = true;
    };
    const job = give('Kiosk.PrintDocument', { document });
    await clock.advance(3000);
    peer.hot = false;
    let done = false;
    void job.done.then(() => {
      done = true;
    });
    await clock.advance(850);
    expect(done).toBe(false);
    expect((await outcome(job.done))?.payload).toEqual({ outcome: { kind: 'done', proof: 'processed' } });
  });

  it('a hot head that stays is unknown', async () => {
    const { print, peer } = await rig();
    peer.afterContent = () => {
      peer.hot = true;
    };
    expect(await print()).toEqual({ kind: 'unknown', fault: 'overheated' });
  });

  it('a receipt that is never confirmed is unknown', async () => {
    const { print, peer } = await rig(withId);
    peer.paused = true;
    expect(await print()).toEqual({ kind: 'unknown', fault: 'timeOut' });
    peer.paused = false;
    peer.work();
    expect(peer.printedText).not.toContain('first line');
  });

  it('a timeout is unknown, and a cancel keeps its code', async () => {
    const { give, print, clock, outcome, peer } = await rig(withId);
    peer.paused = true;
    expect(await print(document, 1000)).toEqual({ kind: 'unknown', fault: 'timeOut' });
    const job = give('Kiosk.PrintDocument', { document });
    await clock.advance(600);
    give('Common.Cancel', { requestIds: [job.requestId] });
    expect(await outcome(job.done)).toMatchObject({
      header: { completionCode: 'canceled' },
      payload: { outcome: { kind: 'unknown', fault: 'timeOut' } },
    });
  });

  it('a write that stalls is unknown and closes the wire', async () => {
    const { print, wire, peer } = await rig('receipt-printer-escpos-80mm', { chunkBytes: 64 });
    peer.afterContent = () => {
      wire.stalled = true;
    };
    expect(await print()).toEqual({ kind: 'unknown', fault: 'linkLost' });
  });

  it('a cut cable is unknown within a second, is not printed again, and the buffer is cleared when it is back', async () => {
    for (const profile of ['receipt-printer-escpos-80mm', withId]) {
      const { give, print, peer, wire, clock } = await rig(profile);
      peer.paused = true;
      peer.afterContent = () => wire.cut(false);
      const job = give('Kiosk.PrintDocument', { document });
      await clock.advance(1000);
      expect((await job.done)?.payload).toEqual({ outcome: { kind: 'unknown', fault: 'linkLost' } });
      const clears = peer.clears;
      peer.afterContent = () => undefined;
      wire.plugIn();
      await clock.advance(12_000);
      expect(peer.clears).toBe(clears + 1);
      peer.paused = false;
      peer.work();
      expect(peer.printedText).not.toContain('first line');
      expect(await print(other)).toMatchObject({ kind: 'done' });
    }
  });
});

describe('Wherever the wire breaks in a job', () => {
  it('the outcome is honest, no lock is left, and the next job prints once', async () => {
    for (let write = 1; write <= 12; write += 1) {
      const { print, peer, wire, clock } = await rig('receipt-printer-escpos-80mm', { chunkBytes: 64 });
      peer.paused = true;
      let writes = 0;
      wire.beforeWrite = () => {
        writes += 1;
        if (writes === write) wire.cut(true);
      };
      const before = peer.contents;
      const broken = await print();
      // The chunk on whose way the wire broke may have arrived: from the fifth write on, after four questions, it is content.
      expect(broken).toEqual({ kind: write <= 4 ? 'notDone' : 'unknown', fault: 'linkLost' });
      if (write <= 4) expect(peer.contents).toBe(before);
      wire.beforeWrite = () => undefined;
      await clock.advance(3000);
      peer.paused = false;
      expect(await print(other)).toEqual({ kind: 'done', proof: 'processed' });
      expect(peer.printedText.match(/second job/g)).toHaveLength(1);
      expect(peer.printedText).not.toContain('first line');
    }
  });

  it('a broken invariant ends the command loudly and leaves no lock', async () => {
    for (let write = 1; write <= 8; write += 1) {
      const { give, print, wire, outcome } = await rig('receipt-printer-escpos-80mm', { chunkBytes: 64 });
      let writes = 0;
      wire.beforeWrite = () => {
        writes += 1;
        if (writes === write) throw new Error('broken');
      };
      await expect(outcome(give('Kiosk.PrintDocument', { document }).done)).rejects.toThrow('broken');
      expect(await print(other)).toMatchObject({ kind: 'done' });
    }
  });
});

describe('The state of the printer', () => {
  it('is told when it changes, and low and empty paper besides', async () => {
    const { peer, clock, reports } = await rig();
    peer.paperLow = true;
    await clock.advance(1500);
    peer.paperOut = true;
    await clock.advance(1500);
    const told = reports.filter((report) => report.header.type === 'unsolicited');
    expect(told.filter((report) => report.header.name === 'Printer.PaperThresholdEvent').map((report) => report.payload)).toEqual([
      { paperSource: 'upper', threshold: 'low' },
      { paperSource: 'upper', threshold: 'out' },
    ]);
    expect(told.at(-1)?.payload).toEqual({ common: { device: 'online' }, printer: { paper: 'out', cover: 'closed' } });
  });

  it('is a user error with an open cover and a hardware error with a jammed cutter', async () => {
    const { peer, clock, give } = await rig();
    peer.coverOpen = true;
    await clock.advance(1500);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'userError' }, printer: { cover: 'open' } });
    Object.assign(peer, { coverOpen: false, cutterJam: true });
    await clock.advance(1500);
    expect((await give('Common.Status').done)?.payload).toMatchObject({
      common: { device: 'hardwareError' },
      printer: { cover: 'closed' },
    });
  });

  it('survives one lost status byte', async () => {
    const { peer, clock, give } = await rig();
    const receive = peer.receive;
    let swallowed = false;
    Object.assign(peer, {
      receive: (bytes: Uint8Array, say: (answer: Uint8Array) => void) =>
        receive(bytes, (answer) => {
          if (!swallowed) swallowed = true;
          else say(answer);
        }),
    });
    await clock.advance(3000);
    expect(swallowed).toBe(true);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
  });

  it('is printed on without an answer to the clear command', async () => {
    const { print, peer } = await rig();
    peer.quietClear = true;
    peer.afterContent = () => {
      peer.coverOpen = true;
    };
    expect(await print()).toEqual({ kind: 'unknown', fault: 'coverOpen' });
    peer.afterContent = () => undefined;
    peer.coverOpen = false;
    expect(await print(other)).toEqual({ kind: 'done', proof: 'processed' });
  });

  it('is a hardware error with jammed paper', async () => {
    const { peer, clock, give } = await rig();
    peer.jam = true;
    await clock.advance(1500);
    expect((await give('Common.Status').done)?.payload).toMatchObject({
      common: { device: 'hardwareError' },
      printer: { paper: 'jammed' },
    });
  });
});

describe('A printer that tells its changes', () => {
  it('is believed at once, without a question', async () => {
    const { peer, clock, reports } = await rig('receipt-printer-escpos-80mm', { idleCheckMs: 60_000 });
    expect(peer.tellsChanges).toBe(true);
    const before = reports.length;
    Object.assign(peer, { coverOpen: true, paperLow: true });
    peer.tellChange();
    await clock.advance(1);
    expect(reports.slice(before).map(({ header, payload }) => [header.name, payload])).toEqual([
      ['Printer.PaperThresholdEvent', { paperSource: 'upper', threshold: 'low' }],
      ['Common.StatusChangedEvent', { common: { device: 'userError' }, printer: { paper: 'low', cover: 'open' } }],
    ]);
  });

  it('is asked to again after each job and each clearing, which may have made it forget', async () => {
    const { peer, print, clock } = await rig();
    peer.tellsChanges = false;
    expect(await print()).toMatchObject({ kind: 'done' });
    await clock.advance(10);
    expect(peer.tellsChanges).toBe(true);
    peer.afterContent = () => {
      Object.assign(peer, { coverOpen: true, tellsChanges: false });
    };
    expect(await print()).toMatchObject({ kind: 'unknown' });
    peer.afterContent = () => undefined;
    peer.coverOpen = false;
    await clock.advance(1500);
    expect(peer.tellsChanges).toBe(true);
  });

  it.each([withId, 'receipt-printer-escpos-80mm'])('is believed about a trouble too short to be seen: %s', async (name) => {
    const { peer, give, clock, outcome } = await rig(name);
    peer.paused = true;
    const job = give('Kiosk.PrintDocument', { document });
    await clock.advance(260);
    peer.paused = false;
    // The printer goes on by itself, and says that it has printed: on two pieces of paper.
    peer.paperOut = true;
    peer.tellChange();
    peer.paperOut = false;
    peer.tellChange();
    peer.work();
    expect((await outcome(job.done))?.payload).toEqual({ outcome: { kind: 'unknown', fault: 'paperOut' } });
  });

  it('is not asked to where the profile says that it cannot', async () => {
    const { peer, print } = await rig('receipt-printer-escpos-80mm', { automaticStatus: false });
    expect(await print()).toMatchObject({ kind: 'done' });
    expect(peer.tellsChanges).toBe(false);
  });
});

describe('What the printer says of itself', () => {
  it('is its name where it has one, and else its numbers', async () => {
    const { give } = await rig('receipt-printer-escpos-80mm', { identifies: false, identifiesByNumber: true });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ model: '0x5E', firmware: '0x12' });
  });

  it('is awaited no longer than an answer takes', async () => {
    const clockedRig = await rig('receipt-printer-escpos-80mm', {}, (peer) => {
      peer.model = null;
    });
    await clockedRig.clock.advance(1500);
    expect((await clockedRig.give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
    expect((await clockedRig.give('Common.Capabilities').done)?.payload).toMatchObject({ model: null, firmware: null });
  });

  it('that contradicts the profile ends all printing, and is said', async () => {
    const { give, outcome, peer } = await rig('receipt-printer-escpos-80mm', { model: 'TM-T88' });
    expect((await give('Common.Status').done)?.payload).toMatchObject({
      common: { device: 'hardwareError', problem: 'profileContradicted' },
    });
    expect((await give('Common.Capabilities').done)?.payload).toMatchObject({ model: 'KP-1' });
    const before = peer.contents;
    expect(await outcome(give('Kiosk.PrintDocument', { document }).done)).toMatchObject({
      header: { completionCode: 'commandErrorCode', errorDescription: 'notDone offline, found KP-1, not TM-T88' },
      payload: { outcome: { kind: 'notDone', fault: 'offline' } },
    });
    expect(peer.contents).toBe(before);
    expect(peer.cuts.count).toBe(0);
  });

  it('is asked anew behind a new connection', async () => {
    const { give, wire, clock, peer, print } = await rig('receipt-printer-escpos-80mm', { model: 'TM-T88' });
    peer.model = 'TM-T88VI';
    wire.cut(true);
    await clock.advance(12_000);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'online' } });
    expect(await print()).toMatchObject({ kind: 'done' });
  });
});

describe('Old answers', () => {
  it('of firmware that tells what was true before do not make a receipt processed', async () => {
    const { peer, clock, give, outcome } = await rig();
    peer.stale = true;
    const job = give('Kiosk.PrintDocument', { document });
    // The first look behind the paper time still tells what was true at the one before it.
    await clock.advance(850);
    peer.paperOut = true;
    expect((await outcome(job.done))?.payload).toEqual({ outcome: { kind: 'unknown', fault: 'paperOut' } });
  });

  it('that come after the next question are not taken for its own', async () => {
    const { peer, clock, give, reports } = await rig();
    const receive = peer.receive;
    let late = true;
    Object.assign(peer, {
      receive: (bytes: Uint8Array, say: (answer: Uint8Array) => void) =>
        receive(bytes, (answer) => {
          if (late) clock.after(600, () => say(answer));
          else say(answer);
        }),
    });
    // Taken one question too late, what tells of the cover would tell of a jam.
    peer.coverOpen = true;
    await clock.advance(4000);
    late = false;
    await clock.advance(8000);
    expect(JSON.stringify(reports)).not.toMatch(/hardwareError|jammed/);
    expect((await give('Common.Status').done)?.payload).toMatchObject({ common: { device: 'userError' }, printer: { cover: 'open' } });
  });

  it('that nobody asked for prove nothing: a line that streams good status never makes a receipt done', async () => {
    const { peer, clock, give, outcome } = await rig();
    const stream = (): void => {
      peer.say(new Uint8Array(40).fill(0x12));
      clock.after(20, stream);
    };
    // From now on what is sent reaches nobody.
    Object.assign(peer, { receive: () => undefined });
    stream();
    expect((await outcome(give('Kiosk.PrintDocument', { document }).done))?.payload).toMatchObject({ outcome: { kind: 'unknown' } });
    expect(peer.printedText).not.toContain('first line');
  });

  it('of a print-done receipt with another id prove nothing either', async () => {
    const { peer, give, outcome } = await rig(withId);
    peer.paused = true;
    peer.afterContent = () => peer.say(new Uint8Array([0x37, 0x22, 0x21, 0x21, 0x21, 0x21, 0x00]));
    expect((await outcome(give('Kiosk.PrintDocument', { document }).done))?.payload).toMatchObject({ outcome: { kind: 'unknown' } });
  });
});
