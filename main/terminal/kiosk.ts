// Joins the pure session to the world: feeds it facts, carries out its effects in order, and says what is on the screen.

import type { DeviceCommand } from '../../contract/device/message.ts';
import type { Intent } from '../../contract/intent.ts';
import { type Log, ownIdText } from '../../contract/log/log.ts';
import type { PageFact } from '../../contract/page-fact.ts';
import { privately } from '../../contract/private.ts';
import type { View } from '../../contract/view.ts';
import type { RegionPack } from '../../kiosk-config/regions/schema.ts';
import type { KioskConfiguration } from '../../kiosk-config/schema.ts';
import type { ServiceDocument } from '../../kiosk-config/services/schema.ts';
import { createBusyWatch } from './busy-watch.ts';
import { createDevices, type Devices } from './devices/client.ts';
import { classify, faultOfCode } from './devices/codes.ts';
import { watchLeftCard } from './devices/left-card.ts';
import { conditionsOf, type DeviceStatuses, equipmentOf, handMoved, noStatuses, sensesOf } from './devices/equipment.ts';
import { createErrands } from './errands.ts';
import type { FilingRooms } from './filings.ts';
import { takePageFact } from './page-facts.ts';
import { createPicture } from './picture.ts';
import type { PlatformClient } from './platform/types.ts';
import { comesIn, createPresence } from './presence.ts';
import { createTicketDesk } from './queue/ticket-desk.ts';
import { createReceiptDesk } from './receipt-desk.ts';
import { type SessionState, showSession, startSession, stepSession } from './session/session.ts';
import type { JournalProblem } from './session/screens.ts';
import type { Effect, SessionEvent, SessionInput } from './session/types.ts';
import type { Journal } from './store/journal.ts';
import { createTimers } from './timers.ts';
import { createVisitBook } from './visit-book.ts';
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
  readonly hear: (fact: PageFact) => void;
  /** Nobody is there: what takes the machine's time may be done now. */
  readonly idle: () => boolean;
  readonly devices: Pick<Devices, 'receive' | 'driversUp' | 'driversDown'>;
}

export function createKiosk(options: KioskOptions): Kiosk {
  const { configuration, log, clock, journal } = options;
  const timers = createTimers((timer) => dispatch({ type: `timer.${timer}` }));
  let statuses = noStatuses;
  let cardLookedFor = false;

  const later = (ms: number, act: () => void): (() => void) => {
    const handle = setTimeout(act, ms);
    return () => clearTimeout(handle);
  };
  const presence = createPresence(later, () => busy.stop());
  const busy = createBusyWatch({ later, believed: presence.believed, onChange: (on) => somebody({ type: 'busy', on }) });
  const picture = createPicture({ ...options, terminal: configuration.terminal, timers });
  const book = createVisitBook(options);
  const errands = createErrands({ ...options, tell: dispatch });
  const leftCard = watchLeftCard(later, () => dispatch({ type: 'card.refused', fault: 'card.left' }));

  const receipts = createReceiptDesk({
    ...options,
    terminal: configuration.terminal,
    print(document, onOutcome) {
      busy.begins('receipt');
      devices.print('receiptPrinter', document, (outcome) => {
        onOutcome(outcome);
        busy.ends('receipt');
      });
    },
    tell: dispatch,
  });
  const tickets =
    journal &&
    createTicketDesk({
      hall: configuration.hall,
      terminalName: configuration.terminal.name,
      journal,
      clock,
      now: () => ({ wall: options.now(), monotonic: performance.now() }),
      print(document, onOutcome) {
        busy.begins('ticket');
        devices.print('ticketDispenser', document, (outcome) => {
          onOutcome(outcome);
          busy.ends('ticket');
        });
      },
      tell: dispatch,
      log,
    });

  const devices = createDevices({
    log,
    lastRequestId: options.lastRequestId,
    send: options.sendCommand,
    later,
    onStatuses,
    onCode(code) {
      const kind = classify(code.private, configuration.visit.codes);
      if (kind !== 'eVoucher') return somebody({ type: 'code.refused', fault: faultOfCode[kind] });
      errands.shown({ way: 'eVoucher', code });
      somebody({ type: 'code.shown' });
    },
    onCodeRefused: (fault) => somebody({ type: 'code.refused', fault }),
    onCardInserted() {
      somebody({ type: 'card.inserted' });
      busy.begins('card');
    },
    onCard(card) {
      if (card.validTo !== null && card.validTo < clock.today()) somebody({ type: 'card.refused', fault: 'card.expired' });
      else {
        errands.shown({ way: 'idCard', number: privately(card.number), name: privately(card.name) });
        somebody({ type: 'card.read' });
      }
      busy.ends('card');
    },
    onCardRefused(fault) {
      // A broken reader says so again and again, with nobody there.
      (fault.startsWith('reader.') ? dispatch : somebody)({ type: 'card.refused', fault });
      busy.ends('card');
    },
    onCardRemoved() {
      somebody({ type: 'card.removed' });
      busy.ends('card');
    },
    onTicket(what) {
      tickets?.deviceSays(what);
      // All else it does by itself.
      if (what === 'taken') dispatch({ type: 'activity' });
    },
    onKey(key) {
      // The same one again and again may be stuck.
      if (key !== state.context.keypad.key) isThere();
      somebody({ type: 'key.pressed', key });
    },
  });

  const first = startSession({
    language: configuration.terminal.language,
    reading: configuration.terminal.sound.reading,
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
    if (configuration.devices.ticketDispenser) tickets?.refresh();
    lookAtTheDate();
    draw();
  }

  function lookAtTheDate(): void {
    const today = clock.today();
    if (today !== state.context.today) dispatch({ type: 'today', today });
  }

  function onStatuses(next: DeviceStatuses): void {
    // A card that has lain there since an earlier life is nobody's sign-in: the next visitor is asked to leave it alone.
    if (!cardLookedFor && equipmentOf(next).ways.idCard === 'ready') {
      cardLookedFor = true;
      devices.testCard((media) => dispatch({ type: 'card.tested', media }));
    }
    const changed = (of: (statuses: DeviceStatuses) => unknown): boolean => JSON.stringify(of(next)) !== JSON.stringify(of(before));
    const before = statuses;
    statuses = next;
    if (changed(equipmentOf)) dispatch({ type: 'equipment', equipment: equipmentOf(next) });
    if (changed(sensesOf)) dispatch({ type: 'senses', senses: sensesOf(next) });
    if (handMoved(before, next)) dispatch({ type: 'activity' });
    draw();
  }

  function isThere(): void {
    presence.proved();
    busy.renew();
  }

  /** What only a person there should have caused rewinds the idle clock as a touch does, for as long as it is believed. */
  function somebody(event: SessionEvent): void {
    dispatch(event);
    dispatch({ type: 'activity' });
  }

  /** @returns whether the event means anything on this screen */
  function dispatch(event: SessionEvent): boolean {
    const step = stepSession(state, event);
    if (step.refused) return false;
    if (step.state.context.forgottenCard && !state.context.forgottenCard) {
      log('session.cardForgotten', { certain: state.context.card === 'present' });
    }
    if (comesIn(state.context, step.state.context)) isThere();
    state = step.state;
    const [before, after] = inOrder(step.effects);
    for (const effect of before) carryOut(effect);
    draw();
    for (const effect of after) carryOut(effect);
    return true;
  }

  function draw(): void {
    const shown = showSession(state, {
      notices: configuration.terminal.notices,
      hotline: clock.hotline(),
      hours: configuration.terminal.officeHours,
      journalProblem: options.journalProblem,
    });
    const { screen } = shown;
    const cardLies = statuses.idCardReader.cardReader?.media === 'present';
    leftCard.see(cardLies && screen.kind === 'identify' && screen.hint === null);
    picture.draw(state, shown, conditionsOf(statuses));
  }

  function carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'arm':
        return timers.arm(effect.timer, patience(effect));
      case 'disarm':
        return timers.disarm(effect.timer);
      case 'listen':
        return devices.listen(effect.on);
      case 'testCard':
        return devices.testCard((media) => dispatch({ type: 'card.tested', media }));
      case 'signIn':
        return errands.signIn(effect.request);
      case 'signInPrincipal':
        return errands.signInPrincipal(effect.request);
      case 'actForMyself':
        return errands.actForMyself();
      case 'query':
        return errands.query(effect.request);
      case 'cancelRequest':
        return errands.cancel();
      case 'print':
        return receipts.issue(effect.service, state.context, book.serviceUse());
      case 'checkFiling':
        return errands.checkFiling(effect, state.context.equipment.printing);
      case 'submitFiling':
        return errands.submitFiling(effect, book.visit());
      case 'abandonFiling':
        return errands.abandonFiling();
      case 'issueTicket':
        return issueTicket(effect);
      case 'abandonTicket':
        return tickets?.abandon();
      case 'startVisit':
        return book.begin();
      case 'signedIn':
        return book.signedIn(effect.way);
      case 'endVisit':
        return book.end(effect.how);
      case 'startService':
        return book.startService(effect.service);
      case 'endService':
        return book.endService(effect.result, effect.fault);
      case 'told':
        journal?.told();
        return;
      case 'forget':
        errands.forget();
        return book.forgetService();
    }
  }

  /** A mere sign winds the clocks of one who is not there no further than the last that is believed. */
  function patience({ timer, ms }: Extract<Effect, { kind: 'arm' }>): number {
    if (timer === 'idle') return presence.wound(ms);
    // The question itself has always its whole time.
    return timer === 'answer' && !presence.believed() ? (timers.left('answer') ?? ms) : ms;
  }

  function issueTicket(wish: Extract<Effect, { kind: 'issueTicket' }>): void {
    const visit = book.visit();
    if (!tickets || visit === null) throw new Error('A ticket was asked for outside a visit');
    tickets.issue(wish, visit, state.context.display.language);
  }

  const refused = (kind: Intent['kind']): void => log('session.intentRefused', { intent: ownIdText(kind), screen: ownIdText(state.name) });

  return {
    take({ epoch, turn, kind, ...rest }) {
      isThere();
      // The gate knows only the Views that have reached it: while this process was busy it let through what answers an older question.
      if (epoch !== options.epoch || (kind !== 'activity' && turn !== picture.turn())) return refused(kind);
      // What is chosen now is chosen by the queues and hours of now.
      if (choices.has(kind)) tickets?.refresh();
      lookAtTheDate();
      if (!dispatch({ type: kind, ...rest } as SessionEvent)) refused(kind);
      // After it, so that a larger text has its longer time at once.
      if (kind !== 'activity') dispatch({ type: 'activity' });
    },
    hear: (fact) => takePageFact(fact, { busy, picture, log }),
    idle: () => book.visit() === null,
    devices,
  };
}

const choices: ReadonlySet<Intent['kind']> = new Set(['queueTicket', 'chooseCounter', 'choosePriority', 'retry']);

const afterShowing: ReadonlySet<Effect['kind']> = new Set([
  'listen',
  'testCard',
  // Nobody has signed in yet: a power cut before the row forgets a visit of which there is nothing to tell.
  'startVisit',
  'signIn',
  'signInPrincipal',
  'query',
  'cancelRequest',
  'print',
  'issueTicket',
  'checkFiling',
  'submitFiling',
]);

/** What is written down or timed comes before the screen says it; what only sets things going comes after, in its order: no eye waits for it. */
function inOrder(effects: readonly Effect[]): readonly [before: readonly Effect[], after: readonly Effect[]] {
  return [effects.filter((effect) => !afterShowing.has(effect.kind)), effects.filter((effect) => afterShowing.has(effect.kind))];
}
