// The session as a table: every state handles or refuses every event on purpose, and no storm of events gets it stuck.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionMachine } from './machine.ts';
import { refusals } from './refusals.ts';
import { drawnStates } from './screens.ts';
import { type SessionState, startSession, stepSession } from './session.ts';
import { every, input, queues, ready } from './testing.ts';
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
      state.context.agent !== null,
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
      // A page that died says nothing more: the watch ends its busyness.
      take({ type: 'busy', on: false });
      take({ type: 'activity' });
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
      expect(state.context).toMatchObject({
        person: null,
        agent: null,
        relation: null,
        answer: null,
        print: null,
        ticket: null,
        filing: null,
      });
      expect(state.context).toMatchObject({ help: { about: 'attract' }, keepDisplay: false });
    }),
    { numRuns: 300 },
  );
});
