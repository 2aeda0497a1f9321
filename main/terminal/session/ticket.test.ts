// A queue ticket (取号): what is chosen, what is told of the number, and that none is ever printed twice.

import { describe, expect, it } from 'vitest';
import { showSession, startSession, stepSession } from './session.ts';
import { around, closedQueue, dead, estimate, input, openQueue, queues, ready, walk } from './testing.ts';
import type { Effect, SessionEvent } from './types.ts';

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

  it('whose number is still being read out stays on the screen until that is over', () => {
    const spoken = walk(...printed, { type: 'ticket.left', how: 'taken' }, { type: 'busy', on: true });
    const due = stepSession(spoken, { type: 'timer.thingsEnd' });
    expect([due.state.name, armedOf(due.effects)]).toEqual(['visit.takingTicket', [['thingsEnd', 3000]]]);
    const over = stepSession(due.state, { type: 'busy', on: false }).state;
    expect(stepSession(over, { type: 'timer.thingsEnd' }).state.name).toBe('attract');
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
