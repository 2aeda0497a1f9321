// The genuine driver and a simulated ticket dispenser, joined by TCP or a pseudo-terminal, with short times.

import { systemClock } from '../../drivers/clock.ts';
import { type Bench, bench } from '../../drivers/testing/bench.ts';
import { ticketDispenserDriver } from '../../drivers/ticket-dispenser/driver.ts';
import { serialWire } from '../../drivers/wire/serial.ts';
import { tcpWire } from '../../drivers/wire/tcp.ts';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import { openTicketDispenser, type SimulatedTicketDispenser } from '../../simulators/devices/ticket-dispenser.ts';
import type { Personality } from '../../simulators/devices/ticket-dispenser/commands.ts';

export interface Rig extends Bench {
  readonly printer: SimulatedTicketDispenser;
  /** Prints a ticket of this number and waits for what became of it. */
  readonly print: (number: string, timeout?: number) => Promise<Record<string, unknown> | undefined>;
  readonly close: () => Promise<void>;
}

export const ticket = (number: string) => ({
  blocks: [
    { kind: 'text', text: '综合业务', align: 'centre' },
    { kind: 'text', text: number, size: 4, align: 'centre' },
    { kind: 'pair', label: '前面等候', value: '3人' },
    { kind: 'text', text: `end ${number}` },
  ],
});

export const profileOf: Readonly<Record<Personality, string>> = {
  cutter: 'ticket-dispenser-escpos-cutter',
  vkp80ii: 'ticket-dispenser-vkp80ii',
  vkp80iii: 'ticket-dispenser-vkp80iii',
};

/** The times of a simulator that is in a hurry. */
const hurry: Partial<TicketDispenserProfile> = {
  speed: { millimetresPerSecond: 500, lineMillimetres: 4, cutMs: 40 },
  graceMs: 400,
  printPollMs: 15,
  idleCheckMs: 40,
  answerMs: 250,
  exitPollMs: 15,
  takeMs: 60_000,
};

export function shortProfile(name: string, changes: Partial<TicketDispenserProfile> = {}): TicketDispenserProfile {
  const profile = ticketDispenserProfiles.named(name, true);
  if (!profile.ok) throw new Error(profile.fault.problem);
  // The shortest of the printer's own timers must have ended within motorMs.
  const motorMs = profile.value.presenter.unclaimed === 'printer' ? 180 : 60;
  const presenter = { ...profile.value.presenter, motorMs, clearMs: 500 };
  return { ...profile.value, ...hurry, presenter, ...changes };
}

export interface RigOptions {
  readonly profile?: TicketDispenserProfile;
  readonly paperSpeed?: number;
  /** Path of a pseudo-terminal to use instead of TCP. */
  readonly serialPath?: string;
  readonly before?: (printer: SimulatedTicketDispenser) => void;
}

export async function openRig(personality: Personality, options: RigOptions = {}): Promise<Rig> {
  const { serialPath = null, paperSpeed = 1500 } = options;
  const printer = await openTicketDispenser({
    host: '127.0.0.1',
    port: 0,
    serialPath,
    baudRate: null,
    personality,
    paperSpeed,
    presentMs: 15,
    millisecondsASecond: 100,
  });
  options.before?.(printer);
  const profile = options.profile ?? shortProfile(profileOf[personality]);
  const wire = serialPath ? serialWire({ path: serialPath, baudRate: 115_200 }, systemClock) : tcpWire(printer.wire.tcp, systemClock);
  const table = bench(
    ticketDispenserDriver(profile, systemClock, () => 0.25),
    wire,
    systemClock,
  );
  return {
    ...table,
    printer,
    print: async (number, timeout = 0) => {
      const completion = await table.give('Kiosk.PrintDocument', { document: ticket(number) }, timeout).done;
      return completion?.payload.outcome as Record<string, unknown> | undefined;
    },
    close: async () => {
      await table.stop();
      await printer.close();
    },
  };
}

/** What is wrong between an outcome and the papers that really came off; null: nothing. */
export function lieAbout(number: string, outcome: Record<string, unknown> | undefined, printer: SimulatedTicketDispenser): string | null {
  const withNumber = printer.tickets().filter(({ text }) => text.includes(number));
  // Behind what was torn off before its first line a ticket is none the less whole.
  const entire = new RegExp(`综合业务\\s*${number}\\s*前面等候\\s*3人\\s*end ${number}`);
  const whole = withNumber.filter(
    ({ text, complete, continued }) => complete && (continued ? entire.test(text) : text.includes(`end ${number}`)),
  );
  if (whole.length > 1) return `${whole.length} papers have the number ${number}`;
  // Whoever tears a ticket out before the cut has both halves in hand, or all of it when its last line is out.
  const halves = printer.tickets().filter(({ complete, continued, place }) => (complete && continued) || (!complete && place === 'taken'));
  const torn = withNumber.some(({ text, complete, place }) => !complete && place === 'taken' && text.includes(`end ${number}`));
  if (outcome?.kind === 'done' && whole.length === 0 && !torn && halves.length < 2) return `${number} is done, and there is no such paper`;
  if (outcome?.kind === 'notDone' && withNumber.length > 0) return `${number} is not done, and a paper has it`;
  return null;
}
