// Queue-ticket dispenser: gives one ticket, says honestly what became of it, and watches until it is taken.

import type { Outcome, PrintFault } from '../../contract/device/outcome.ts';
import type { PrintDocument } from '../../contract/device/document.ts';
import { clearMediaCommand, printDocumentCommand } from '../../contract/device/payloads.ts';
import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import type { Clock } from '../clock.ts';
import { type CommandContext, type Completion, command, type Driver, endCode } from '../driver.ts';
import { receiptIds } from '../escpos/job.ts';
import { type EndReason, endReason } from '../queue.ts';
import { Dispenser } from './dispenser.ts';
import { mediaOf } from './exit.ts';
import type { Memory } from './memory.ts';
import { clearMove } from './presenter.ts';

const notDone = (fault: PrintFault): Outcome => ({ kind: 'notDone', fault });

/** The outcome is there whatever the code; a cancel keeps the code the canceler waits for. */
function completionOf(outcome: Outcome, canceled: boolean, replaced: number): Completion {
  if (outcome.kind === 'done')
    return { code: 'success', payload: { outcome }, error: replaced > 0 ? `${replaced} characters replaced` : null };
  return { code: canceled ? 'canceled' : 'commandErrorCode', payload: { outcome }, error: `${outcome.kind} ${outcome.fault}` };
}

const printNotBegun = (why: EndReason | 'notReady'): Completion =>
  completionOf(notDone(why === 'notReady' || why === 'linkLost' ? 'offline' : 'timeOut'), why === 'canceled', 0);

const clearNotBegun = (why: EndReason | 'notReady'): Completion => ({ code: endCode(why), payload: {}, error: null });

export function ticketDispenserDriver(profile: TicketDispenserProfile, clock: Clock, random: () => number): Driver<Dispenser> {
  const nextId = receiptIds(random);
  const watched = profile.sensor.kind !== 'none';
  const memory: Memory = { jobHangs: false, exit: { kind: 'unknown', stood: null } };
  let present: Dispenser | null = null;

  const printDocument = async (
    dispenser: Dispenser,
    { document }: { document: PrintDocument },
    { signal, event }: CommandContext,
  ): Promise<Completion> => {
    const [outcome, replaced] = await dispenser.print(document, nextId(), signal);
    if (outcome.kind === 'done') event('Printer.MediaPresentedEvent', { wadIndex: 1, totalWads: 1 });
    return completionOf(outcome, signal.aborted && endReason(signal) === 'canceled', replaced);
  };

  const clearMedia = async (dispenser: Dispenser, _: object, { signal }: CommandContext): Promise<Completion> => {
    const path = await dispenser.clear(signal);
    if (path === 'ended') return { code: endCode(signal.aborted ? endReason(signal) : 'notReady'), payload: {}, error: null };
    // Of an exit that nothing watches only time was told.
    const payload = { media: watched ? mediaOf(dispenser.printer.exit) : 'unknown' };
    return path === 'free' ? { code: 'success', payload, error: null } : { code: 'commandErrorCode', payload, error: 'exitBlocked' };
  };

  return {
    device: 'ticketDispenser',
    commands: {
      'Kiosk.PrintDocument': command(printDocumentCommand, printDocument, printNotBegun),
      'Kiosk.ClearMedia': command(clearMediaCommand, clearMedia, clearNotBegun),
    },
    open: (link, tell) => {
      present = new Dispenser({ link, profile, clock, tell, memory });
      return present;
    },
    handshake: (dispenser, signal) => dispenser.greet(signal),
    idle: async (dispenser, signal) => {
      await dispenser.attend(signal);
    },
    idleEvery: ({ printer: { exit } }) =>
      ['entering', 'clearing', 'assumed'].includes(exit.kind) ? profile.exitPollMs : profile.idleCheckMs,
    condition: () => (present?.printer.contradicted ? 'hardwareError' : (present?.printer.condition ?? 'online')),
    problem: () => (present?.printer.contradicted ? 'profileContradicted' : null),
    status: () => ({
      printer: {
        paper: present?.printer.paper ?? 'unknown',
        cover: present?.printer.cover ?? 'unknown',
        ...(watched ? { media: mediaOf(memory.exit) } : {}),
      },
    }),
    capabilities: () => ({
      driver: 'escpos-ticket',
      ...(present?.printer.identity ?? { model: null, firmware: null }),
      proof: watched || profile.processId ? 'printed' : 'processed',
      mediaTaken: watched ? 'sensor' : 'assumed',
      retract: clearMove(profile) === 'retract',
    }),
  };
}
