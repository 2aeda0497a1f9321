// A simulated kiosk printer that gives queue tickets: prints, cuts, presents, retracts, and fails the way a real one does.

import { openAmbush } from './escpos/ambush.ts';
import type { RealTimeCommand } from './escpos/command.ts';
import { openMechanism } from './escpos/mechanism.ts';
import { openReading } from './escpos/reading.ts';
import { isOffLine, paperStatus } from './escpos/status.ts';
import { openLayout } from './paper.ts';
import { offLineToo, openAnswers } from './ticket-dispenser/answers.ts';
import { type DispenserCommand, openDispenserParser } from './ticket-dispenser/commands.ts';
import { type DispenserCondition, openQuestionScan } from './ticket-dispenser/full-status.ts';
import { openPapers } from './ticket-dispenser/papers.ts';
import { openPresenter } from './ticket-dispenser/presenter.ts';
import type { DispenserFault, SimulatedTicketDispenser, TicketDispenserOptions } from './ticket-dispenser/words.ts';
import { openWire, type Wire } from './wire.ts';

export type {
  DispenserFault,
  SimulatedTicketDispenser,
  Ticket,
  TicketDispenserOptions,
  TicketDispenserState,
} from './ticket-dispenser/words.ts';

const healthy: DispenserCondition = { paper: 'full', coverOpen: false, fault: 'none', presenterJam: false };

export async function openTicketDispenser(options: TicketDispenserOptions): Promise<SimulatedTicketDispenser> {
  const { personality, paperSpeed, presentMs = 150, millisecondsASecond = 1000, ...wireOptions } = options;
  const isCustom = personality !== 'cutter';
  const questions = openQuestionScan();
  const layout = openLayout();
  const mechanism = openMechanism({ paperSpeed, cameOff: (strip) => papers.cameOff(strip) });
  const presenter = openPresenter({
    hasPresenter: isCustom,
    presentMs,
    millisecondsASecond,
    isBinFull: () => binFull,
    changed: () => answers.announce(),
    collided: () => change({ presenterJam: true }),
  });
  const papers = openPapers(presenter, isCustom);
  const works = (): boolean => power && !isOffLine(offLineToo(condition));
  const reading = openReading({ parser: openDispenserParser(personality), isOnLine: works, execute, obey });
  const ambush = openAmbush(mechanism, setFault);
  let condition = healthy;
  let power = true;
  let processIdSupported = false;
  let binFull = false;
  let unknownCommands: readonly string[] = [];

  const cable = await openWire(wireOptions, { received, lost: () => undefined });
  const wire: Wire = {
    ...cable,
    power(on) {
      cable.power(on);
      if (on !== power) switchPower(on);
    },
  };

  const answers = openAnswers({
    personality,
    now: () => ({ condition, atExit: presenter.atExit(), moving: mechanism.state().moving }),
    send: (bytes) => wire.send(bytes),
  });
  function received(bytes: Buffer): void {
    for (const question of questions.read(bytes)) {
      reading.receive(question.bytes);
      if (question.asked) answers.fullStatus();
    }
  }

  function obey(command: RealTimeCommand): void {
    switch (command.kind) {
      case 'status':
        return answers.page(command.part);
      case 'clear':
        clearBuffers();
        return wire.send(Uint8Array.of(0x37, 0x25, 0x00));
      default:
        return;
    }
  }

  function clearBuffers(): void {
    reading.drop();
    layout.dropLine();
    mechanism.clear();
  }

  function execute(command: DispenserCommand): void {
    switch (command.kind) {
      case 'accepted':
      case 'automaticStatus':
        return;
      case 'unknown':
        unknownCommands = [...unknownCommands, command.bytes];
        return;
      case 'askPaper':
        return wire.send(Uint8Array.of(paperStatus(condition)));
      case 'askDrawer':
        return wire.send(Uint8Array.of(0x00));
      case 'askIdentity':
        return answers.model(command.what);
      case 'processId': {
        const answer = Uint8Array.of(0x37, 0x22, ...command.id, 0x00);
        return processIdSupported ? mechanism.print({ kind: 'mark', reached: () => wire.send(answer) }) : undefined;
      }
      case 'totalCut':
        return mechanism.print({ kind: 'cut' });
      case 'present': {
        const { unclaimed } = command;
        return mechanism.print({ kind: 'mark', reached: () => presenter.present(unclaimed) });
      }
      case 'retract':
      case 'eject': {
        const move = command.kind;
        return mechanism.print({ kind: 'mark', reached: () => presenter.clear(move) });
      }
      case 'automaticFullStatus':
        return answers.automatic(command.mask);
      case 'askRetracts':
        return wire.send(Buffer.from(`${presenter.retracts()}\0`, 'latin1'));
      default:
        return ambush.pass(layout.take(command));
    }
  }

  function setFault(fault: DispenserFault): void {
    change(fault === 'presenterJam' ? { presenterJam: true } : { fault, ...(fault === 'none' ? { presenterJam: false } : {}) });
  }

  function change(changed: Partial<DispenserCondition>): void {
    const before = condition;
    condition = { ...condition, ...changed };
    if (!works()) mechanism.stop();
    if (condition.paper === 'out' && before.paper !== 'out') mechanism.tearOff();
    if (condition.fault === 'jam' && before.fault !== 'jam') crumple();
    if (condition.presenterJam !== before.presenterJam) presenter.stuck(condition.presenterJam);
    answers.announce();
    resume();
  }

  /** Whoever clears a jam pulls the paper out, and what was read for it is lost. */
  function crumple(): void {
    mechanism.tearOff();
    layout.dropLine();
    mechanism.clear();
  }

  function resume(): void {
    if (!works()) return;
    mechanism.go();
    reading.readOn();
  }

  function switchPower(on: boolean): void {
    power = on;
    if (on) return resume();
    mechanism.stop();
    mechanism.tearOff();
    presenter.stop();
    forget();
  }

  /** What no printer remembers without power. */
  function forget(): void {
    unknownCommands = [];
    answers.restart();
    reading.restart();
    layout.restart();
    mechanism.clear();
  }

  function pull(): void {
    // Before the cut a presenter keeps the paper inside, out of reach.
    if (presenter.atExit() || isCustom) return presenter.take();
    const before = papers.count();
    mechanism.tearOff();
    if (papers.count() > before) papers.lastIsTaken();
    // The motor goes on with the rest.
    resume();
  }

  return {
    wire,
    paper(level, afterMm) {
      mechanism.neverMind();
      if (afterMm === undefined) change({ paper: level });
      else mechanism.after(afterMm, () => change({ paper: level }));
    },
    cover: (open) => change({ coverOpen: open }),
    fault(fault, when = 'now') {
      if (when === 'read') ambush.lay(fault);
      else {
        ambush.lay(null);
        setFault(fault);
      }
    },
    processId(supported) {
      processIdSupported = supported;
    },
    staleStatus: answers.stale,
    bin(state) {
      binFull = state === 'full';
    },
    take: presenter.take,
    pull,
    tickets: papers.tickets,
    state: () => {
      const { moving, outMm, waitingMm } = mechanism.state();
      return {
        ...condition,
        personality,
        online: works(),
        processId: processIdSupported,
        printing: moving,
        outMm,
        waitingMm,
        unreadBytes: reading.unreadBytes(),
        atExit: presenter.atExit(),
        unknownCommands,
        refusedCommands: layout.refused(),
        wire: wire.state(),
      };
    },
    reset() {
      forget();
      mechanism.empty();
      wire.faults({ delayMs: 0, corruptNext: 0, chunk: 'whole' });
      wire.cable('whole');
      wire.power(true);
      processIdSupported = false;
      ambush.lay(null);
      binFull = false;
      answers.stale(false);
      change(healthy);
      presenter.take();
    },
    async close() {
      mechanism.empty();
      presenter.stop();
      await wire.close();
    },
  };
}
