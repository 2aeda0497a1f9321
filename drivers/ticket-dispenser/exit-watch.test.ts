// Proof that the look at the exit survives any bytes, and takes nobody else's answer for its own.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import { succeed } from '../../contract/result.ts';
import { bytes, hex } from '../testing/hex.ts';
import { settled, VirtualClock } from '../testing/virtual-clock.ts';
import { ExitWatch } from './exit-watch.ts';
import { decodeFullStatus } from './full-status.ts';
import { moveBytes } from './presenter.ts';

const never = new AbortController().signal;

function profile(name: string): TicketDispenserProfile {
  const found = ticketDispenserProfiles.named(`ticket-dispenser-${name}`, true);
  if (!found.ok) throw new Error(found.fault.problem);
  return found.value;
}

function watchOf(name: string) {
  const clock = new VirtualClock();
  const sent: string[] = [];
  const link = {
    write: (question: Uint8Array) => {
      sent.push(hex(question));
      return Promise.resolve(succeed(undefined));
    },
    close: () => undefined,
  };
  return { watch: new ExitWatch(link, profile(name), clock), clock, sent };
}

describe('The full status', () => {
  it.each<[string, string, boolean, string | null]>([
    ['healthy', '00 00 00 00', false, null],
    ['a ticket in the exit', '20 00 00 00', true, null],
    ['low paper and spooling', '04 0C 00 00', false, null],
    ['no paper', '05 00 00 00', false, 'paperOut'],
    ['an open cover before its consequences', '01 02 40 00', false, 'coverOpen'],
    ['a raised head', '00 01 00 00', false, 'coverOpen'],
    ['a paper jam', '00 00 40 00', false, 'paperJammed'],
    ['a hot head', '00 00 01 00', false, 'overheated'],
    ['the knife', '00 00 00 01', false, 'cutter'],
    ['the presenter, with the ticket in it', '20 00 00 80', true, 'presenterJammed'],
    ['its memory', '00 00 00 08', false, 'mechanical'],
  ])('tells %s', (_, status, ticketInExit, fault) => {
    expect(decodeFullStatus(bytes(status))).toEqual({ ticketInExit, fault });
  });
});

describe('The commands of a presenter', () => {
  it.each([
    ['vkp80ii', 'present', '1d650310'],
    ['vkp80ii', 'retract', '1d6502'],
    ['vkp80ii', 'eject', '1d6505'],
    ['vkp80iii', 'present', '1c5010015214'],
    ['vkp80iii', 'retract', '1c5010005201'],
    ['kpm210', 'present', '1d650378'],
  ] as const)('of %s: %s', (name, move, expected) => {
    expect(hex(moveBytes(profile(name), move) ?? new Uint8Array())).toBe(expected);
  });

  it('are none where there is no presenter', () => {
    expect(moveBytes(profile('escpos-cutter'), 'present')).toBeNull();
  });
});

describe('The look at the exit', () => {
  it('asks for the full status and reads it in whatever pieces, between other answers', async () => {
    const { watch, sent } = watchOf('vkp80ii');
    const reading = watch.read(never);
    await settled();
    for (const piece of ['16', '10', '0F 20', '00 00', '00 12']) watch.receive(bytes(piece));
    expect(await reading).toEqual({ ok: true, value: { ticket: true, fault: null } });
    expect(sent).toEqual(['100414']);
  });

  it('notices a ticket that was there between two questions', () => {
    const { watch } = watchOf('vkp80iii');
    watch.receive(bytes('10 0F 20 00 00 00 10 0F 00 00 00 00'));
    expect(watch.sawTicket).toBe(true);
  });

  it('reads bit 7 of the first page on a KP-628E', async () => {
    const { watch, sent } = watchOf('cashino-kp-628e');
    const reading = watch.read(never);
    await settled();
    watch.receive(bytes('92'));
    expect(await reading).toEqual({ ok: true, value: { ticket: true, fault: null } });
    expect(sent).toEqual(['100401']);
  });

  it('is silent after two questions without an answer', async () => {
    const { watch, clock, sent } = watchOf('vkp80ii');
    const reading = watch.read(never);
    await clock.advance(1_100);
    expect(await reading).toEqual({ ok: false, fault: 'silent' });
    expect(sent).toEqual(['100414', '100414']);
  });

  it('gives an answer without a form to whoever asked for it, and to nobody else', async () => {
    const { watch, clock } = watchOf('vkp80iii');
    const model = watch.askRaw(bytes('1D 49 FF'), 2, never);
    await settled();
    expect(watch.receive(bytes('02'))).toBe(true);
    expect(watch.receive(bytes('05'))).toBe(true);
    expect(await model).toEqual({ ok: true, value: bytes('02 05') });
    const text = watch.askRaw(bytes('1D E4'), null, never);
    await settled();
    watch.receive(Buffer.from('12'));
    watch.receive(Buffer.from('3'));
    await clock.advance(100);
    expect(await text).toEqual({ ok: true, value: new Uint8Array(Buffer.from('123')) });
    expect(watch.receive(bytes('12'))).toBe(false);
  });

  it('stays small and calm under a million random bytes, and reads the next answer', async () => {
    const { watch } = watchOf('vkp80ii');
    let seed = 1;
    const next = (): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 16) & 0xff;
    };
    const before = process.memoryUsage().heapUsed;
    for (let sent = 0; sent < 1_000_000; ) {
      const chunk = Uint8Array.from({ length: 1 + (next() % 97) }, next);
      watch.receive(chunk);
      sent += chunk.length;
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000);
    // Whatever the noise began ends within one full status.
    watch.receive(bytes('12 12 12 12 12 12'));
    const reading = watch.read(never);
    await settled();
    watch.receive(bytes('10 0F 00 00 40 00'));
    expect(await reading).toEqual({ ok: true, value: { ticket: false, fault: 'paperJammed' } });
  });

  it('reads the same from any pieces', async () => {
    const answer = [...bytes('16 12 10 0F 20 00 00 80 12')];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), async (sizes) => {
        const { watch } = watchOf('vkp80ii');
        const reading = watch.read(never);
        await settled();
        for (let at = 0, piece = 0; at < answer.length; piece += 1) {
          const size = sizes[piece % sizes.length] ?? 1;
          watch.receive(Uint8Array.from(answer.slice(at, at + size)));
          at += size;
        }
        expect(await reading).toEqual({ ok: true, value: { ticket: true, fault: 'presenterJammed' } });
      }),
    );
  });
});
