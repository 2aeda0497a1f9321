import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { sessionMachine } from './machine.ts';
import { refusals } from './refusals.ts';
import { drawnStates } from './screens.ts';
import { type SessionState, showSession, startSession, stepSession } from './session.ts';
import {
  answer,
  around,
  closedQueue,
  dead,
  estimate,
  every,
  input,
  onResult,
  openQueue,
  person,
  queues,
  ready,
  signedIn,
  walk,
} from './testing.ts';
import type { Effect, SessionEvent, SessionEventType, SessionInput, Timer } from './types.ts';

/** Every state that can be reached, by breadth-first search over all events. */
function reachable(): Map<string, SessionState> {
  const found = new Map<string, SessionState>();
  const starts: readonly SessionInput[] = [
    input,
    { ...input, journal: 'failed' },
    { ...input, interrupted: { receipt: 'unknown', reference: 'K-000001', signedIn: true, ticket: null, filing: null } },
  ];
  const queue = starts.map((start) => stepSession(startSession(start).state, { type: 'queues', queues }).state);
  const seen = new Set<string>();
  for (let state = queue.shift(); state; state = queue.shift()) {
    const { filing } = state.context;
    const key = JSON.stringify([
      state.name,
      state.context.card,
      state.context.visitOpen,
      state.context.person !== null,
      state.context.trouble,
      state.context.way,
      state.context.ticket?.end?.kind,
      state.context.service,
      filing && [filing.at, filing.changing, filing.refused !== null, filing.numbered !== null, filing.outcome?.kind],
    ]);
    if (seen.has(key)) continue;
    seen.add(key);
    if (!found.has(state.name)) found.set(state.name, state);
    for (const event of every(state.context.request)) queue.push(stepSession(state, event).state);
  }
  return found;
}

/** Gone through in the same step, never stayed in. */
const passing = new Set(['begin', 'filingStep']);

describe('the session table', () => {
  const states = reachable();
  const eventTypes = [...new Set(every(1).map((event) => event.type))];

  it('reaches every state of the machine, and each has a screen and its refusals written down', () => {
    const leaves = leafStates();
    expect([...states.keys()].sort()).toEqual(leaves);
    expect([...drawnStates].sort()).toEqual(leaves);
    expect(Object.keys(refusals).sort()).toEqual(leaves);
  });

  it.each(leafStates())('in %s handles or refuses each event on purpose, never both', (name) => {
    const handled = handledIn(name);
    const undecided = eventTypes.filter((type) => handled.has(type) === (refusals[name]?.includes(type) ?? false));
    expect(undecided).toEqual([]);
  });

  it('has a deadline in every state that waits for somebody or something', () => {
    const resting = new Set(['attract', 'noDevices', 'journalFailed']);
    const deadlines = [...states.values()]
      .filter((state) => !resting.has(state.name))
      .map((state) => [state.name, timersOn(state)] as const);
    expect(deadlines.filter(([, timers]) => timers.length === 0)).toEqual([]);
  });

  function leafStates(): string[] {
    const leaves = (names: Record<string, { states: object; type: string }>, prefix: string): string[] =>
      Object.entries(names).flatMap(([name, node]) =>
        node.type === 'history' || passing.has(name)
          ? []
          : node.type === 'compound'
            ? leaves(node.states as typeof names, `${prefix}${name}.`)
            : [`${prefix}${name}`],
      );
    return leaves(sessionMachine.root.states as never, '').sort();
  }

  function handledIn(name: string): Set<string> {
    const nodes = [sessionMachine.root];
    for (const part of name.split('.')) nodes.push((nodes.at(-1) ?? sessionMachine.root).states[part] as typeof sessionMachine.root);
    return new Set(nodes.flatMap((node) => [...node.transitions.keys()]));
  }

  /** Timers that the way into the state arms and that it handles. */
  function timersOn(state: SessionState): string[] {
    return [...handledIn(state.name)].filter((type) => type.startsWith('timer.'));
  }
});

describe('a visit', () => {
  it('by e-voucher goes from attract over the menu to the result and the receipt, and ends at attract', () => {
    const names = [
      ...onResult,
      { type: 'print' },
      { type: 'print.numbered', reference: 'K-000001' },
      { type: 'print.finished', outcome: { kind: 'done', proof: 'processed' } },
      { type: 'acknowledge' },
    ].reduce<{ state: SessionState; names: string[] }>(
      ({ state, names }, event) => {
        const next = stepSession(state, event as SessionEvent).state;
        return { state: next, names: next.name === names.at(-1) ? names : [...names, next.name] };
      },
      { state: startSession(input).state, names: [] },
    ).names;
    expect(names).toEqual([
      'attract',
      'visit.signingIn',
      'visit.menu',
      'visit.querying',
      'visit.result',
      'visit.printing',
      'visit.printed',
      'attract',
    ]);
  });

  it('with a card is asked to take it before the machine is free, until the reader says it has gone', () => {
    const menu = walk(
      { type: 'equipment', equipment: ready },
      { type: 'card.inserted' },
      { type: 'card.read' },
      { type: 'platform.signedIn', request: 1, person, answer },
    );
    const leaving = stepSession(menu, { type: 'leave' });
    expect(leaving.state.name).toBe('takeThings');
    expect(leaving.effects).toContainEqual({ kind: 'forget' });
    expect(leaving.effects).toContainEqual({ kind: 'testCard' });
    expect(stepSession(leaving.state, { type: 'card.tested', media: 'present' }).state.name).toBe('takeThings');
    expect(stepSession(leaving.state, { type: 'card.removed' }).state.name).toBe('attract');
  });

  it('refuses an answer to a request that was given up', () => {
    const again = walk(
      ...signedIn,
      { type: 'chooseService', service: 'personal-account' },
      { type: 'back' },
      { type: 'chooseService', service: 'personal-account' },
    );
    const late = stepSession(again, { type: 'platform.answered', request: 2, answer });
    expect([again.name, late.state.name, late.refused]).toEqual(['visit.querying', 'visit.querying', true]);
  });

  it('comes back to the very screen after 您还在吗, and keeps what was on it', () => {
    const asked = walk(...onResult, { type: 'timer.idle' });
    expect(asked.name).toBe('idleQuestion');
    expect(JSON.stringify(showSession(asked, around))).not.toContain('328650');
    const back = stepSession(asked, { type: 'moreTime' }).state;
    expect(showSession(back, around).screen).toMatchObject({ kind: 'result', balance: privately(328_650) });
  });

  it('winds the idle clock again at every touch, longer with large text', () => {
    const menu = walk(...signedIn);
    expect(stepSession(menu, { type: 'activity' })).toMatchObject({
      refused: false,
      effects: [{ kind: 'arm', timer: 'idle', ms: 90_000 }],
    });
    const large = stepSession(menu, { type: 'setTextSize', textSize: 'large' }).state;
    expect(stepSession(large, { type: 'activity' }).effects).toEqual([{ kind: 'arm', timer: 'idle', ms: 180_000 }]);
  });

  it('ends when nobody answers 您还在吗', () => {
    const gone = stepSession(walk(...onResult, { type: 'timer.idle' }), { type: 'timer.answer' });
    expect(gone.state.name).toBe('attract');
    expect(gone.effects).toContainEqual({ kind: 'endVisit', how: 'idle' });
    expect(gone.state.context).toMatchObject({ person: null, answer: null, signInAnswer: null });
  });

  it('does not count the machine’s own trouble as a failed attempt', () => {
    const reading = walk({ type: 'equipment', equipment: ready }, { type: 'card.inserted' });
    const failuresAfter = (fault: 'reader.unauthorised' | 'card.damaged'): number =>
      stepSession(reading, { type: 'card.refused', fault }).state.context.failures;
    expect(failuresAfter('reader.unauthorised')).toBe(0);
    expect(failuresAfter('card.damaged')).toBe(1);
  });

  it('tells the citizen on the identify screen what they can mend, and of the platform on an error screen', () => {
    const signingIn = walk({ type: 'equipment', equipment: ready }, { type: 'code.shown' });
    const expired = stepSession(signingIn, { type: 'platform.failed', request: 1, fault: 'code.expired' }).state;
    expect(showSession(expired, around).screen).toMatchObject({ kind: 'identify', hint: 'code.expired', failures: 1 });
    const down = stepSession(signingIn, { type: 'platform.failed', request: 1, fault: 'platform.unreachable' }).state;
    expect(showSession(down, around).screen).toEqual({
      kind: 'trouble',
      fault: 'platform.unreachable',
      ways: ['leave', 'otherWay', 'scanAgain'],
    });
  });

  it.each([
    ['platform.tooSlow', 'eVoucher', ['leave', 'otherWay', 'scanAgain'], ['leave', 'scanAgain']],
    ['platform.notUnderstood', 'eVoucher', ['leave', 'otherWay', 'scanAgain'], ['leave', 'scanAgain']],
    ['decoder.unavailable', 'eVoucher', ['leave', 'otherWay'], ['leave']],
    ['platform.refused', 'eVoucher', ['otherWay', 'leave'], ['leave']],
    ['platform.unreachable', 'idCard', ['leave', 'otherWay', 'retry'], ['leave', 'retry']],
  ] as const)('after %s by %s offers the other way to sign in wherever that is ready', (fault, way, ways, without) => {
    const waysAt = (other: 'ready' | 'unavailable') => {
      const both = way === 'eVoucher' ? { eVoucher: 'ready', idCard: other } : { eVoucher: other, idCard: 'ready' };
      const failed = walk(
        { type: 'equipment', equipment: { ...ready, ways: both as typeof ready.ways } },
        way === 'eVoucher' ? { type: 'code.shown' } : { type: 'card.read' },
        { type: 'platform.failed', request: 1, fault },
      );
      const { screen } = showSession(failed, around);
      return screen.kind === 'trouble' && screen.ways;
    };
    expect(waysAt('ready')).toEqual(ways);
    expect(waysAt('unavailable')).toEqual(without);
  });

  it('never prints again by itself: an unknown outcome can only be left', () => {
    const unknown = walk(
      ...onResult,
      { type: 'print' },
      { type: 'print.numbered', reference: 'K-000001' },
      { type: 'print.finished', outcome: { kind: 'unknown', fault: 'paperOut' } },
    );
    const retried = stepSession(unknown, { type: 'retry' });
    expect([retried.state.name, retried.refused]).toEqual(['visit.printed', true]);
    expect(showSession(unknown, around).screen).toMatchObject({ outcome: 'unknown', fault: 'printer.unknown', reference: 'K-000001' });
  });

  it('lets a person who will not wait for the printer go on, and calls the paper unknown', () => {
    const printing = walk(...onResult, { type: 'print' }, { type: 'print.numbered', reference: 'K-000001' });
    expect(stepSession(printing, { type: 'back' }).refused).toBe(true);
    const gone = stepSession(stepSession(printing, { type: 'timer.stuck' }).state, { type: 'back' }).state;
    expect(showSession(gone, around).screen).toMatchObject({ kind: 'printed', outcome: 'unknown', reference: 'K-000001' });
    const left = stepSession(gone, { type: 'leave' }).state;
    expect(showSession(left, around).screen).toMatchObject({ kind: 'takeYourThings', receipt: 'unknown' });
    const helped = stepSession(stepSession(left, { type: 'help' }).state, { type: 'back' }).state;
    expect(helped.name).toBe('takeThings');
  });

  it('is out of service whenever neither way of signing in works, however it came there', () => {
    const lost: SessionEvent = { type: 'equipment', equipment: dead };
    expect(walk({ type: 'equipment', equipment: ready }, lost).name).toBe('noDevices');
    expect(walk(...signedIn, lost, { type: 'leave' }).name).toBe('noDevices');
    expect(walk(...signedIn, lost, { type: 'leave' }, { type: 'equipment', equipment: ready }).name).toBe('attract');
  });

  it('leaves large text and another language to the person who chose them', () => {
    const chosen = walk(
      { type: 'equipment', equipment: ready },
      { type: 'setTextSize', textSize: 'extra' },
      { type: 'setLanguage', language: 'en' },
      { type: 'begin', way: 'idCard' },
    );
    expect(chosen.context.display).toEqual({ language: 'en', textSize: 'extra' });
    expect(stepSession(chosen, { type: 'back' }).state.context.display).toEqual({ language: 'zh-Hans', textSize: 'standard' });
  });
});

describe('a queue ticket', () => {
  const atAttract = [
    { type: 'equipment', equipment: ready },
    { type: 'queues', queues },
  ] as const satisfies SessionEvent[];
  const printing = [...atAttract, { type: 'queueTicket' }, { type: 'chooseCounter', counter: 'general' }] as const satisfies SessionEvent[];
  const numbered = [...printing, { type: 'ticket.numbered', number: 'C004', estimate }] as const satisfies SessionEvent[];
  const printed = [...numbered, { type: 'ticket.finished', outcome: { kind: 'done', proof: 'printed' } }] as const satisfies SessionEvent[];
  const screenOf = (...events: readonly SessionEvent[]) => showSession(walk(...events), around).screen;
  const armedOf = (effects: readonly Effect[]) => effects.flatMap((effect) => (effect.kind === 'arm' ? [[effect.timer, effect.ms]] : []));

  it('is two touches away where nobody is served first, three where somebody is', () => {
    const state = walk(...atAttract, { type: 'queueTicket' });
    const general = stepSession(state, { type: 'chooseCounter', counter: 'general' });
    expect(general.state.name).toBe('visit.printingTicket');
    expect(general.effects).toContainEqual({ kind: 'issueTicket', counter: 'general', priority: false });
    const insurance = stepSession(state, { type: 'chooseCounter', counter: 'insurance' });
    expect([insurance.state.name, insurance.effects.some(({ kind }) => kind === 'issueTicket')]).toEqual(['visit.choosingPriority', false]);
    expect(stepSession(insurance.state, { type: 'choosePriority', priority: true }).effects).toContainEqual({
      kind: 'issueTicket',
      counter: 'insurance',
      priority: true,
    });
  });

  it('says the number, the counters and the queue as they were when the number was given', () => {
    expect(screenOf(...printed, { type: 'queues', queues: { insurance: openQueue, general: { ...openQueue, ahead: 8 } } })).toEqual({
      kind: 'ticket',
      outcome: 'done',
      fault: null,
      number: 'C004',
      counter: { id: 'general', name: '综合业务', counters: '5号窗口', state: 'open', ahead: 3, waitMinutes: 9 },
      priority: false,
      paper: 'waiting',
      urgent: false,
    });
    expect(screenOf(...printed, { type: 'setLanguage', language: 'en' })).toMatchObject({
      counter: { name: 'Other business', counters: '5号窗口' },
    });
  });

  it('takes no code and no card while it is being chosen, and takes them again at attract', () => {
    const choosing = stepSession(walk(...atAttract), { type: 'queueTicket' });
    expect(choosing.effects).toContainEqual({ kind: 'listen', on: false });
    expect(stepSession(choosing.state, { type: 'code.shown' }).refused).toBe(true);
    const back = stepSession(choosing.state, { type: 'back' });
    expect([back.state.name, back.effects.some((effect) => effect.kind === 'listen' && effect.on)]).toEqual(['attract', true]);
  });

  it('is thanked for when the sensor saw it go, and the machine is free a moment later', () => {
    const taken = stepSession(walk(...printed), { type: 'ticket.left', how: 'taken' });
    expect(showSession(taken.state, around).screen).toMatchObject({ kind: 'ticket', paper: 'taken' });
    expect(armedOf(taken.effects)).toEqual([['thingsEnd', 6000]]);
    expect(stepSession(taken.state, { type: 'timer.thingsEnd' }).state.name).toBe('attract');
  });

  it('that was taken before the printer had finished counts as taken', () => {
    expect(
      screenOf(
        ...numbered,
        { type: 'ticket.left', how: 'taken' },
        { type: 'ticket.finished', outcome: { kind: 'done', proof: 'printed' } },
      ),
    ).toMatchObject({ outcome: 'done', paper: 'taken' });
  });

  it('is never said to be taken when only its time has passed', () => {
    expect(screenOf(...printed, { type: 'ticket.left', how: 'assumed' })).toMatchObject({ outcome: 'done', paper: 'assumed' });
  });

  it('that was drawn back is void: another one is another number', () => {
    const retracted = walk(...printed, { type: 'ticket.left', how: 'retracted' });
    expect(showSession(retracted, around).screen).toMatchObject({ paper: 'retracted', number: 'C004' });
    const again = stepSession(retracted, { type: 'retry' });
    expect(again.effects).toContainEqual({ kind: 'issueTicket', counter: 'general', priority: false });
    expect(again.state.context.ticket).toMatchObject({ number: '', paper: 'none' });
  });

  it('that stands in the exit or was taken is not printed a second time', () => {
    for (const left of [[], [{ type: 'ticket.left', how: 'taken' } as const], [{ type: 'ticket.left', how: 'assumed' } as const]])
      expect(stepSession(walk(...printed, ...left), { type: 'retry' }).refused).toBe(true);
  });

  it('that stuck halfway may be in a hand: its number is kept and told', () => {
    expect(screenOf(...printed, { type: 'ticket.left', how: 'stuck' })).toMatchObject({
      outcome: 'unknown',
      fault: 'ticket.unknown',
      number: 'C004',
    });
  });

  it('that is gone and nobody saw where may be in a hand: its number is kept and told, and no other printed', () => {
    const gone = walk(...printed, { type: 'ticket.left', how: 'gone' });
    expect(showSession(gone, around).screen).toMatchObject({ outcome: 'unknown', fault: 'ticket.unknown', number: 'C004', paper: 'lost' });
    expect(stepSession(gone, { type: 'retry' }).refused).toBe(true);
    const unknown = walk(...numbered, { type: 'ticket.finished', outcome: { kind: 'unknown', fault: 'linkLost' } });
    const drawnBack = stepSession(unknown, { type: 'ticket.left', how: 'retracted' }).state;
    expect(showSession(drawnBack, around).screen).toMatchObject({ outcome: 'unknown', number: 'C004' });
    expect(stepSession(drawnBack, { type: 'retry' }).refused).toBe(true);
  });

  it('that waits or is unknown is come back to from help by the home key; all else goes home', () => {
    const home = (...events: readonly SessionEvent[]) => walk(...events, { type: 'help' }, { type: 'home' });
    expect(home(...printed).name).toBe('visit.takingTicket');
    expect(home(...numbered, { type: 'ticket.finished', outcome: { kind: 'unknown', fault: 'linkLost' } }).name).toBe(
      'visit.ticketTrouble',
    );
    for (const events of [
      [...atAttract, { type: 'queueTicket' } as const],
      [...atAttract, { type: 'queueTicket' } as const, { type: 'chooseCounter', counter: 'insurance' } as const],
      [...numbered, { type: 'ticket.finished', outcome: { kind: 'notDone', fault: 'paperOut' } } as const],
      [...printed, { type: 'ticket.left', how: 'taken' } as const],
      [...printed, { type: 'ticket.left', how: 'retracted' } as const],
      [...atAttract, { type: 'begin', way: 'idCard' } as const],
    ]) {
      const state = home(...events);
      expect([state.name, state.context.visitOpen, state.context.ticket]).toEqual(['attract', false, null]);
    }
  });

  it('is not printed at a counter that has closed while somebody chose', () => {
    const choosing = walk(...atAttract, { type: 'queueTicket' }, { type: 'chooseCounter', counter: 'insurance' });
    const closed = stepSession(choosing, { type: 'queues', queues: { insurance: closedQueue, general: openQueue } }).state;
    const step = stepSession(closed, { type: 'choosePriority', priority: false });
    expect([step.state.name, step.effects.some(({ kind }) => kind === 'issueTicket')]).toEqual(['visit.choosingCounter', false]);
  });

  it('that leaves the exit while somebody asks for help is told afterwards', () => {
    expect(screenOf(...printed, { type: 'help' }, { type: 'ticket.left', how: 'taken' }, { type: 'back' })).toMatchObject({
      kind: 'ticket',
      paper: 'taken',
    });
  });

  it('that did not come out can be tried again, where the dispenser cannot the counters tell why', () => {
    const failed = walk(...numbered, { type: 'ticket.finished', outcome: { kind: 'notDone', fault: 'paperOut' } });
    expect(showSession(failed, around).screen).toMatchObject({ outcome: 'notDone', fault: 'ticket.paperOut', paper: 'none' });
    expect(stepSession(failed, { type: 'retry' }).state.name).toBe('visit.printingTicket');
    const empty = stepSession(failed, { type: 'equipment', equipment: { ...ready, tickets: 'paperOut' } }).state;
    const why = stepSession(empty, { type: 'retry' }).state;
    expect(showSession(why, around).screen).toMatchObject({ kind: 'chooseCounter', tickets: 'paperOut' });
    expect(stepSession(why, { type: 'chooseCounter', counter: 'general' }).refused).toBe(true);
  });

  it('of which nobody knows is never printed again: the number is told and kept', () => {
    const unknown = walk(...numbered, { type: 'ticket.finished', outcome: { kind: 'unknown', fault: 'linkLost' } });
    expect(showSession(unknown, around).screen).toMatchObject({ outcome: 'unknown', number: 'C004' });
    expect(stepSession(unknown, { type: 'retry' }).refused).toBe(true);
    expect(stepSession(unknown, { type: 'back' }).state.name).toBe('attract');
  });

  it('that nobody waits for any longer is kept as one that may be on paper', () => {
    const stuck = walk(...numbered, { type: 'timer.stuck' });
    const gone = stepSession(stuck, { type: 'back' });
    expect(gone.effects).toContainEqual({ kind: 'abandonTicket' });
    expect(showSession(gone.state, around).screen).toMatchObject({ kind: 'ticket', outcome: 'unknown', number: 'C004' });
    expect(stepSession(gone.state, { type: 'ticket.finished', outcome: { kind: 'notDone', fault: 'paperOut' } }).refused).toBe(true);
  });

  it('of a kind without numbers left sends to another kind', () => {
    const exhausted = walk(...printing, { type: 'ticket.exhausted' });
    expect(showSession(exhausted, around).screen).toMatchObject({ outcome: 'notDone', fault: 'ticket.exhausted', number: '' });
    expect(stepSession(exhausted, { type: 'retry' }).state.name).toBe('visit.choosingCounter');
  });

  it('is given only where a counter is open, and attract says why not', () => {
    const closed: SessionEvent = { type: 'queues', queues: { insurance: closedQueue, general: closedQueue } };
    expect(screenOf(...atAttract, closed)).toMatchObject({ kind: 'attract', tickets: 'closed' });
    expect(stepSession(walk(...atAttract, closed), { type: 'queueTicket' }).refused).toBe(true);
    const half = walk(...atAttract, { type: 'queues', queues: { insurance: closedQueue, general: openQueue } }, { type: 'queueTicket' });
    expect(stepSession(half, { type: 'chooseCounter', counter: 'insurance' }).refused).toBe(true);
    expect(screenOf(...atAttract, { type: 'equipment', equipment: { ...ready, tickets: 'paperOut' } }, closed)).toMatchObject({
      tickets: 'paperOut',
    });
  });

  it('is not offered where the numbers of the day are used up, and attract says so when no counter has one', () => {
    const noMore = { state: 'exhausted', ahead: null, waitMinutes: null } as const;
    const half = walk(...atAttract, { type: 'queues', queues: { insurance: noMore, general: openQueue } }, { type: 'queueTicket' });
    expect(showSession(half, around).screen).toMatchObject({ tickets: 'ready', kinds: [{ state: 'exhausted' }, { state: 'open' }] });
    expect(stepSession(half, { type: 'chooseCounter', counter: 'insurance' }).refused).toBe(true);
    const none: SessionEvent = { type: 'queues', queues: { insurance: noMore, general: closedQueue } };
    expect(screenOf(...atAttract, none)).toMatchObject({ kind: 'attract', tickets: 'exhausted' });
  });

  it('keeps a kiosk in service whose readers are all broken', () => {
    const only: SessionEvent = { type: 'equipment', equipment: { ...dead, tickets: 'ready' } };
    expect(walk(only).name).toBe('attract');
    expect(walk(only, { type: 'equipment', equipment: { ...dead, tickets: 'paperOut' } }).name).toBe('noDevices');
  });

  it('asks 您还在吗 like everywhere else, and comes back to the question', () => {
    const asked = walk(...atAttract, { type: 'queueTicket' }, { type: 'timer.idle' });
    expect(asked.name).toBe('idleQuestion');
    expect(stepSession(asked, { type: 'moreTime' }).state.name).toBe('visit.choosingCounter');
  });

  it('of an interrupted life is told, and its holder begins at the attract screen', () => {
    const interrupted = { receipt: 'none', reference: null, signedIn: false, ticket: 'C004', filing: null } as const;
    const told = startSession({ ...input, interrupted }).state;
    expect(showSession(told, around).screen).toEqual({ kind: 'interrupted', ...interrupted });
    const state = stepSession(told, { type: 'equipment', equipment: ready }).state;
    expect(stepSession(state, { type: 'acknowledge' }).state.name).toBe('attract');
  });
});

it('after a break the next screen can be read in every language and size, and the choice goes on into the visit', () => {
  const filing = { number: 'KIOSK-01-B000001', service: 'remote-treatment-cancel', outcome: 'done' } as const;
  const interrupted = { receipt: 'none', reference: null, signedIn: true, ticket: null, filing } as const;
  const told = stepSession(startSession({ ...input, interrupted }).state, { type: 'equipment', equipment: ready }).state;
  const english = stepSession(told, { type: 'setLanguage', language: 'en' });
  const large = stepSession(english.state, { type: 'setTextSize', textSize: 'large' });
  expect([english.refused, large.refused, large.state.context.display]).toEqual([false, false, { language: 'en', textSize: 'large' }]);
  expect(showSession(large.state, around).screen).toEqual({ kind: 'interrupted', ...interrupted });
  expect(stepSession(large.state, { type: 'acknowledge' }).state.context.display.language).toBe('en');
});

it('survives any storm of events and always finds its way to attract or out of service by its deadlines alone', () => {
  const types = every(1).length;
  fc.assert(
    fc.property(fc.array(fc.nat(types - 1), { maxLength: 60 }), (choices) => {
      const armed = new Map<Timer, number>();
      const follow = (effects: readonly Effect[]) => {
        for (const effect of effects) {
          if (effect.kind === 'arm') armed.set(effect.timer, effect.ms);
          if (effect.kind === 'disarm') armed.delete(effect.timer);
        }
      };
      const first = startSession(input);
      follow(first.effects);
      let state = first.state;
      const take = (event: SessionEvent) => {
        const step = stepSession(state, event);
        follow(step.effects);
        state = step.state;
      };
      for (const choice of choices) {
        const event = every(state.context.request)[choice];
        if (event && !(event.type.startsWith('timer.') && !armed.has(event.type.slice(6) as Timer))) take(event);
      }
      take({ type: 'equipment', equipment: ready });
      for (let patience = 0; patience < 40 && state.name !== 'attract'; patience += 1) {
        const next = [...armed].sort(([, a], [, b]) => a - b)[0];
        expect(next, `a deadline in ${state.name}`).toBeDefined();
        if (next) {
          armed.delete(next[0]);
          take({ type: `timer.${next[0]}` as SessionEventType & `timer.${Timer}` });
        }
      }
      expect(state.name).toBe('attract');
      expect(state.context).toMatchObject({ person: null, answer: null, print: null, ticket: null, filing: null });
    }),
    { numRuns: 300 },
  );
});
