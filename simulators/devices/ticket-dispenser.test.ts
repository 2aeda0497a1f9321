import { afterEach, describe, expect, it } from 'vitest';
import { connectTo, type Host } from '../testing/host.ts';
import type { Personality } from './ticket-dispenser/commands.ts';
import { openTicketDispenser, type SimulatedTicketDispenser } from './ticket-dispenser.ts';

const content = '1B 40 41 31 37 0A';
const totalCut = '1B 64 05 1B 69';
const standardCut = '1D 56 42 00';
const fullStatus = '10 04 14';

let printer: SimulatedTicketDispenser;
let host: Host;

async function open(personality: Personality, paperSpeed = 5000): Promise<void> {
  const wire = { host: '127.0.0.1', port: 0, serialPath: null, baudRate: null };
  printer = await openTicketDispenser({ ...wire, personality, paperSpeed, presentMs: 10, millisecondsASecond: 60 });
  host = await connectTo(printer.wire.tcp);
}
afterEach(async () => {
  host.close();
  await printer.close();
});

const heard = (answer: string) => expect.poll(() => host.heard()).toBe(answer);
const places = () => printer.tickets().map(({ place }) => place);

async function asked(question: string, answer: string): Promise<void> {
  host.forget();
  host.send(question);
  await heard(answer);
}

describe('A cutter', () => {
  it('leaves the ticket in the exit, and says nothing of it', async () => {
    await open('cutter');
    host.send(`${content} ${standardCut}`);
    await expect.poll(places).toEqual(['exit']);
    await asked(`${fullStatus} 10 04 01`, '12');
    printer.take();
    expect(places()).toEqual(['taken']);
  });

  it('tears where a hand pulls before the cut, and prints the rest', async () => {
    await open('cutter', 100);
    host.send(`${content} 42 0A 43 0A 44 0A ${standardCut}`);
    await expect.poll(() => printer.state().outMm).toBeGreaterThan(4);
    printer.pull();
    await expect
      .poll(() => printer.tickets().map(({ complete, continued, place }) => [complete, continued, place]))
      .toEqual([
        [false, false, 'taken'],
        [true, true, 'exit'],
      ]);
  });
});

describe('A VKP80II', () => {
  it('keeps the cut ticket until it is told to present it', async () => {
    await open('vkp80ii');
    host.send(`${content} ${totalCut}`);
    await expect.poll(places).toEqual(['presenter']);
    await asked(fullStatus, '100f00000000');
    host.send('1D 65 03 10');
    await expect.poll(places).toEqual(['exit']);
    await asked(fullStatus, '100f20000000');
    host.send('1D 65 02');
    await expect.poll(places).toEqual(['retracted']);
    await asked(fullStatus, '100f00000000');
  });

  it('ejects', async () => {
    await open('vkp80ii');
    host.send(`${content} ${totalCut} 1D 65 03 10`);
    await expect.poll(places).toEqual(['exit']);
    host.send('1D 65 05');
    await expect.poll(places).toEqual(['dropped']);
  });

  it('tells its model, and each change once it is asked to', async () => {
    await open('vkp80ii');
    await asked('1D 49 01', '5d');
    await asked('1D E0 0F', '100f00000000');
    host.forget();
    printer.paper('low');
    printer.cover(true);
    await heard('100f04000000100f04020000');
  });

  it.each<[string, () => void, string]>([
    ['no paper', () => printer.paper('out'), '100f05000000'],
    ['a cover', () => printer.cover(true), '100f00020000'],
    ['a jam', () => printer.fault('jam'), '100f00004000'],
    ['the knife', () => printer.fault('cutter'), '100f00000001'],
    ['a hot head', () => printer.fault('overheated'), '100f00000100'],
    ['the presenter', () => printer.fault('presenterJam'), '100f00000080'],
  ])('says what is wrong even when it is off line: %s', async (_, happen, answer) => {
    await open('vkp80ii');
    happen();
    await asked(fullStatus, answer);
  });

  it('is stuck when a ticket is pushed against one that still stands', async () => {
    await open('vkp80ii');
    host.send(`${content} ${totalCut} 1D 65 03 10`);
    await expect.poll(places).toEqual(['exit']);
    host.send(`${content} ${totalCut} 1D 65 03 10`);
    await expect.poll(() => printer.state().presenterJam).toBe(true);
    printer.fault('none');
    expect(places()).toEqual(['inside', 'inside']);
  });

  it('jams when its bin is full', async () => {
    await open('vkp80ii');
    printer.bin('full');
    host.send(`${content} ${totalCut} 1D 65 03 10`);
    await expect.poll(places).toEqual(['exit']);
    host.send('1D 65 02');
    await expect.poll(() => printer.state().presenterJam).toBe(true);
    expect(places()).toEqual(['exit']);
  });

  it('cuts through a last line that was not fed past the knife', async () => {
    await open('vkp80ii');
    host.send(`${content} 1B 69`);
    await expect.poll(() => printer.tickets().map(({ complete }) => complete)).toEqual([false]);
  });

  it('finds its commands in any pieces, and not within the data of others', async () => {
    await open('vkp80ii');
    printer.wire.faults({ chunk: 'random' });
    const raster = '1D 76 30 00 03 00 01 00 1D 65 02';
    for (const byte of `${content} ${raster} ${totalCut} 1D 65 03 10`.split(' ')) host.send(byte);
    await expect.poll(places).toEqual(['exit']);
    expect(printer.state().unknownCommands).toEqual([]);
  });
});

describe('A VKP80III', () => {
  it('knows its own cut only', async () => {
    await open('vkp80iii');
    host.send(`${content} ${standardCut}`);
    await expect.poll(() => printer.state().unknownCommands).toEqual(['1d564200']);
    expect(printer.tickets()).toEqual([]);
  });

  it('retracts by itself when its time is over, and counts it', async () => {
    await open('vkp80iii');
    await asked('1D E4', '3000');
    host.send(`${content} ${totalCut} 1C 50 10 00 52 02`);
    await expect.poll(places).toEqual(['exit']);
    await expect.poll(places).toEqual(['retracted']);
    await asked('1D E4', '3100');
  });

  it('jams when its time is over and its bin is full', async () => {
    await open('vkp80iii');
    printer.bin('full');
    host.send(`${content} ${totalCut} 1C 50 10 00 52 02`);
    await expect.poll(() => printer.state().presenterJam).toBe(true);
    expect(places()).toEqual(['exit']);
  });

  it('holds a ticket for ever when it is told no time, and retracts it before the next', async () => {
    await open('vkp80iii');
    host.send(`${content} ${totalCut} 1C 50 10 00 52 00`);
    await expect.poll(places).toEqual(['exit']);
    host.send(`${content} ${totalCut} 1C 50 10 00 52 00`);
    await expect.poll(places).toEqual(['retracted', 'exit']);
  });

  it('tells its model', async () => {
    await open('vkp80iii');
    await asked('1D 49 FF', '0205');
  });

  it('says what was true a question ago while its status is stale', async () => {
    await open('vkp80iii');
    await asked(`${fullStatus} 10 04 04`, '100f0000000012');
    printer.staleStatus(true);
    printer.paper('out');
    await asked(`${fullStatus} 10 04 04`, '100f0000000012');
    await asked(`${fullStatus} 10 04 04`, '100f050000007e');
  });

  it('a fault between reading and printing leaves not a dot on the paper', async () => {
    await open('vkp80iii');
    printer.fault('cutter', 'read');
    host.send(`${content} ${totalCut}`);
    await expect.poll(() => printer.state()).toMatchObject({ online: false, outMm: 0, printing: false });
    expect(printer.tickets()).toEqual([]);
  });

  it('a power cut tears what is out, and nothing of the rest comes when it is back', async () => {
    await open('vkp80iii', 100);
    host.send(`${content} 42 0A 43 0A ${totalCut}`);
    await expect.poll(() => printer.state().outMm).toBeGreaterThan(4);
    printer.wire.power(false);
    printer.wire.power(true);
    expect(printer.tickets()).toMatchObject([{ complete: false, place: 'inside' }]);
    expect(printer.state()).toMatchObject({ waitingMm: 0, unreadBytes: 0, outMm: 0 });
  });
});
