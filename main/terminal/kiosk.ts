// Joins the pure session to the world: feeds it facts, carries out its effects in order, and says what is on the screen.

import { plainDisplay, plainVoice } from '../../contract/display.ts';
import { reachMm, textScale, volumeGains } from '../../contract/terminal-profile.ts';
import type { DeviceCommand } from '../../contract/device/message.ts';
import type { Intent } from '../../contract/intent.ts';
import type { FaultCode } from '../../contract/fault.ts';
import { type Log, ownIdText } from '../../contract/log/log.ts';
import { privately } from '../../contract/private.ts';
import type { View } from '../../contract/view.ts';
import type { RegionPack } from '../../kiosk-config/regions/schema.ts';
import type { KioskConfiguration } from '../../kiosk-config/schema.ts';
import type { ServiceDocument } from '../../kiosk-config/services/schema.ts';
import { paperWords } from '../../resources/papers.ts';
import { createDevices, type Devices } from './devices/client.ts';
import { classify, faultOfCode } from './devices/codes.ts';
import { watchLeftCard } from './devices/left-card.ts';
import { conditionsOf, type DeviceStatuses, equipmentOf, noStatuses } from './devices/equipment.ts';
import { createErrands } from './errands.ts';
import type { FilingRooms } from './filings.ts';
import type { PlatformClient } from './platform/types.ts';
import { composePaper } from './services/paper.ts';
import { filedPaper } from './session/filed-paper.ts';
import { type SessionState, showSession, startSession, stepSession } from './session/session.ts';
import type { JournalProblem } from './session/screens.ts';
import type { Effect, SessionEvent, SessionInput } from './session/types.ts';
import { createTicketDesk } from './queue/ticket-desk.ts';
import type { Journal, ServiceResult } from './store/journal.ts';
import { createTimers } from './timers.ts';
import type { WallClock } from './wall-clock.ts';

export interface KioskOptions {
  readonly configuration: KioskConfiguration;
  readonly services: readonly ServiceDocument[];
  readonly region: RegionPack;
  readonly epoch: string;
  /** null: it cannot be used, and the kiosk is out of service. */
  readonly journal: Journal | null;
  readonly journalProblem: JournalProblem | null;
  /** Where filings go; null: as the journal. */
  readonly filings: FilingRooms | null;
  readonly interrupted: SessionInput['interrupted'];
  readonly platform: PlatformClient;
  readonly clock: WallClock;
  /** Device requests of this life are numbered from here. */
  readonly lastRequestId: number;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  readonly show: (view: View) => void;
  readonly sendCommand: (command: DeviceCommand) => void;
  readonly log: Log;
}

export interface Kiosk {
  readonly take: (intent: Intent) => void;
  /** A page has painted the View of that number. */
  readonly painted: (sequence: number) => void;
  /** Nobody is there: what takes the machine's time may be done now. */
  readonly idle: () => boolean;
  readonly devices: Pick<Devices, 'receive' | 'driversUp' | 'driversDown'>;
}

export function createKiosk(options: KioskOptions): Kiosk {
  const { configuration, log, clock, journal } = options;
  const timers = createTimers((timer) => dispatch({ type: `timer.${timer}` }));
  let statuses = noStatuses;
  let visit: { readonly id: number; readonly startedAt: number } | null = null;
  let serviceUse: number | null = null;
  let sequence = 0;
  let turn = 0;
  let turnKey = '';
  let lastDrawn = '';
  let cardLookedFor = false;
  /** The View with which the present turn began; null: it has been painted. */
  let unpainted: number | null = null;

  const desk =
    journal &&
    createTicketDesk({
      hall: configuration.hall,
      terminalName: configuration.terminal.name,
      journal,
      clock,
      now: () => ({ wall: options.now(), monotonic: performance.now() }),
      print: (document, onOutcome) => devices.print('ticketDispenser', document, onOutcome),
      tell: dispatch,
      log,
    });

  const terminal = shownTerminal(configuration.terminal);
  const errands = createErrands({ ...options, tell: dispatch });

  const later = (ms: number, act: () => void): (() => void) => {
    const handle = setTimeout(act, ms);
    return () => clearTimeout(handle);
  };
  const leftCard = watchLeftCard(later, () => dispatch({ type: 'card.refused', fault: 'card.left' }));

  const devices = createDevices({
    log,
    lastRequestId: options.lastRequestId,
    send: options.sendCommand,
    later,
    onStatuses(next: DeviceStatuses) {
      // A card that has lain there since an earlier life is nobody's sign-in: the next visitor is asked to leave it alone.
      if (!cardLookedFor && equipmentOf(next).ways.idCard === 'ready') {
        cardLookedFor = true;
        devices.testCard((media) => dispatch({ type: 'card.tested', media }));
      }
      const before = JSON.stringify(equipmentOf(statuses));
      statuses = next;
      if (JSON.stringify(equipmentOf(next)) !== before) dispatch({ type: 'equipment', equipment: equipmentOf(next) });
      draw();
    },
    onCode(code) {
      const kind = classify(code.private, configuration.visit.codes);
      if (kind !== 'eVoucher') return dispatch({ type: 'code.refused', fault: faultOfCode[kind] });
      errands.shown({ way: 'eVoucher', code });
      dispatch({ type: 'code.shown' });
    },
    onCodeRefused: (fault) => dispatch({ type: 'code.refused', fault }),
    onCardInserted: () => dispatch({ type: 'card.inserted' }),
    onCard(card) {
      if (card.validTo !== null && card.validTo < clock.today()) return dispatch({ type: 'card.refused', fault: 'card.expired' });
      errands.shown({ way: 'idCard', number: privately(card.number), name: privately(card.name) });
      dispatch({ type: 'card.read' });
    },
    onCardRefused: (fault) => dispatch({ type: 'card.refused', fault }),
    onCardRemoved: () => dispatch({ type: 'card.removed' }),
    onTicket: (what) => desk?.deviceSays(what),
  });

  const first = startSession({
    language: configuration.terminal.language,
    timings: configuration.visit,
    services: options.services,
    rules: options.region.rules,
    today: clock.today(),
    hall: configuration.hall,
    journal: journal ? 'open' : 'failed',
    interrupted: options.interrupted,
  });
  let state: SessionState = first.state;
  for (const effect of first.effects) carryOut(effect);
  everyMinute();
  // The hotline's hours, the queues and the clock of the page: once a minute is enough.
  setInterval(everyMinute, 60_000);

  function everyMinute(): void {
    if (configuration.devices.ticketDispenser) desk?.refresh();
    lookAtTheDate();
    draw();
  }

  function lookAtTheDate(): void {
    const today = clock.today();
    if (today !== state.context.today) dispatch({ type: 'today', today });
  }

  /** @returns whether the event means anything on this screen */
  function dispatch(event: SessionEvent): boolean {
    const step = stepSession(state, event);
    if (step.refused) return false;
    if (step.state.context.forgottenCard && !state.context.forgottenCard) {
      log('session.cardForgotten', { certain: state.context.card === 'present' });
    }
    state = step.state;
    const [before, after] = inOrder(step.effects);
    for (const effect of before) carryOut(effect);
    draw();
    for (const effect of after) carryOut(effect);
    return true;
  }

  function draw(): void {
    const { screen, bar, countdown } = showSession(state, {
      notices: configuration.terminal.notices,
      hotline: clock.hotline(),
      hours: configuration.terminal.officeHours,
      journalProblem: options.journalProblem,
    });
    const cardLies = statuses.idCardReader.cardReader?.media === 'present';
    leftCard.see(cardLies && screen.kind === 'identify' && screen.hint === null);
    const key = `${state.name} ${state.context.request} ${state.context.filing?.page} ${screen.kind}`;
    const anotherTurn = key !== turnKey;
    if (anotherTurn) {
      turnKey = key;
      turn += 1;
      unpainted = sequence + 1;
    }
    const drawn = {
      epoch: options.epoch,
      turn,
      visit: 0,
      display: { ...plainDisplay(configuration.terminal.language), ...state.context.display },
      voice: plainVoice(configuration.terminal.sound.reading),
      senses: { headphones: 'none', keypad: false } as const,
      keypad: { presses: 0, key: null },
      terminal,
      timeZone: configuration.terminal.timeZone,
      bar,
      devices: conditionsOf(statuses),
      screen,
    };
    const text = JSON.stringify([drawn, Math.floor(options.now() / 60_000)]);
    if (text === lastDrawn) return;
    lastDrawn = text;
    sequence += 1;
    options.show({ ...drawn, sequence, wallTime: options.now(), timeLeft: countdown ? timers.left(countdown) : null });
    if (anotherTurn) log('session.screen', { screen: ownIdText(state.name), turn });
  }

  function carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'arm':
        return timers.arm(effect.timer, effect.ms);
      case 'disarm':
        return timers.disarm(effect.timer);
      case 'listen':
        return devices.listen(effect.on);
      case 'testCard':
        return devices.testCard((media) => dispatch({ type: 'card.tested', media }));
      case 'signIn':
        return errands.signIn(effect.request);
      case 'query':
        return errands.query(effect.request);
      case 'cancelRequest':
        return errands.cancel();
      case 'print':
        return print(effect.service);
      case 'checkFiling':
        return errands.checkFiling(effect, state.context.equipment.printing);
      case 'submitFiling':
        return errands.submitFiling(effect, visit?.id ?? null);
      case 'abandonFiling':
        return errands.abandonFiling();
      case 'issueTicket':
        return issueTicket(effect);
      case 'abandonTicket':
        return desk?.abandon();
      case 'startVisit':
        visit ??= journal ? { id: journal.startVisit(), startedAt: performance.now() } : null;
        return;
      case 'signedIn':
        if (visit) journal?.signIn(visit.id, effect.way);
        return;
      case 'endVisit':
        if (!visit) return;
        endService('cancelled', null);
        journal?.endVisit(visit.id, effect.how);
        log('session.visitEnded', { how: effect.how, seconds: Math.round((performance.now() - visit.startedAt) / 1000) });
        visit = null;
        return;
      case 'startService':
        endService('cancelled', null);
        serviceUse = visit && journal ? journal.startService(visit.id, effect.service) : null;
        return;
      case 'endService':
        return endService(effect.result, effect.fault);
      case 'told':
        journal?.told();
        return;
      case 'forget':
        errands.forget();
        serviceUse = null;
        return;
    }
  }

  /** The first end counts: a service that was left without a word is cancelled. */
  function endService(result: ServiceResult, fault: FaultCode | null): void {
    if (serviceUse !== null) journal?.endService(serviceUse, result, fault);
  }

  /** The row is durable before the first byte leaves; an outcome that nobody waits for any more is still written down. */
  function print(serviceId: string): void {
    const service = options.services.find((candidate) => candidate.id === serviceId);
    const { person, answer, filing, display } = state.context;
    if (!service || !person || !journal || serviceUse === null) throw new Error('A paper was asked for without a finished service');
    const { job, reference } = journal.startPrint(serviceUse);
    const filed = filing && filedPaper(state.context, clock);
    const content = { person, answer, filing: filed, divisions: options.region.divisions, terminal: configuration.terminal, reference };
    const paper = composePaper(service, content, paperWords[display.language]);
    dispatch({ type: 'print.numbered', reference });
    devices.print('receiptPrinter', paper, (outcome) => {
      journal.endPrint(job, outcome);
      const detail = outcome.kind === 'done' ? outcome.proof : outcome.fault;
      log('print.outcome', { reference: ownIdText(reference), outcome: outcome.kind, detail: ownIdText(detail) });
      dispatch({ type: 'print.finished', outcome });
    });
  }

  function issueTicket(wish: Extract<Effect, { kind: 'issueTicket' }>): void {
    if (!desk || !visit) throw new Error('A ticket was asked for outside a visit');
    desk.issue(wish, visit.id, state.context.display.language);
  }

  return {
    take(intent) {
      // What is chosen now is chosen by the queues and hours of now.
      if (choices.has(intent.kind)) desk?.refresh();
      lookAtTheDate();
      const { epoch: _epoch, turn: _turn, kind, ...rest } = intent;
      const taken = dispatch({ type: kind, ...rest } as SessionEvent);
      if (!taken) log('session.intentRefused', { intent: ownIdText(kind), screen: ownIdText(state.name) });
      // After it, so that a larger text has its longer time at once.
      if (kind !== 'activity') dispatch({ type: 'activity' });
    },
    painted(painted) {
      if (unpainted === null || painted < unpainted) return;
      unpainted = null;
      log('page.painted', { screen: ownIdText(state.name), turn });
    },
    idle: () => visit === null,
    devices,
  };
}

function shownTerminal({ name, counter, address, telephone, screen, sound }: KioskConfiguration['terminal']): View['terminal'] {
  return {
    name,
    counter,
    address,
    telephone,
    screenWidthMm: screen.widthMm,
    screenHeightMm: screen.heightMm,
    reachMm: reachMm(screen),
    textScale: textScale(screen),
    gains: volumeGains(sound),
  };
}

const choices: ReadonlySet<Intent['kind']> = new Set(['queueTicket', 'chooseCounter', 'choosePriority', 'retry']);

const afterShowing: ReadonlySet<Effect['kind']> = new Set([
  'listen',
  'testCard',
  'signIn',
  'query',
  'cancelRequest',
  'print',
  'issueTicket',
  'checkFiling',
  'submitFiling',
]);

/** What is written down or timed comes before the screen says it; what only sets things going comes after: no eye waits for it. */
function inOrder(effects: readonly Effect[]): readonly [before: readonly Effect[], after: readonly Effect[]] {
  return [effects.filter((effect) => !afterShowing.has(effect.kind)), effects.filter((effect) => afterShowing.has(effect.kind))];
}
