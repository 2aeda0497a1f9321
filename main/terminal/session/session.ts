// The session as one step: state and event in, state and effects out.

import { initialTransition, transition } from 'xstate';
import { sessionMachine } from './machine.ts';
import { refusals } from './refusals.ts';
import { type Shown, type Surroundings, shown } from './screens.ts';
import type { Effect, SessionContext, SessionEvent, SessionInput } from './types.ts';

type Snapshot = ReturnType<typeof initialTransition<typeof sessionMachine>>[0];

export interface SessionState {
  /** Dotted name of the leaf state. */
  readonly name: string;
  readonly context: SessionContext;
  readonly snapshot: Snapshot;
}

export interface Step {
  readonly state: SessionState;
  readonly effects: readonly Effect[];
  /** The event does not apply here and changed nothing. */
  readonly refused: boolean;
}

export function startSession(input: SessionInput): Step {
  const [snapshot, actions] = initialTransition(sessionMachine, input);
  return { state: stateOf(snapshot), effects: effectsOf(actions), refused: false };
}

export function stepSession(state: SessionState, event: SessionEvent): Step {
  if (refusals[state.name]?.includes(event.type)) return { state, effects: [], refused: true };
  const [snapshot, actions] = transition(sessionMachine, state.snapshot, event);
  const effects = effectsOf(actions);
  // A touch that only winds the idle clock again leaves the snapshot as it is.
  return { state: stateOf(snapshot), effects, refused: snapshot === state.snapshot && effects.length === 0 };
}

export const showSession = (state: SessionState, around: Surroundings): Shown => shown(state.name, state.context, around);

function stateOf(snapshot: Snapshot): SessionState {
  return { name: leafName(snapshot.value), context: snapshot.context, snapshot };
}

function leafName(value: unknown): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value as Record<string, unknown>);
  return entries.map(([name, inner]) => `${name}.${leafName(inner)}`).join('+');
}

function effectsOf(actions: readonly { readonly type: string; readonly params: unknown }[]): readonly Effect[] {
  return actions.filter((action) => action.type === 'effect').map((action) => action.params as Effect);
}
