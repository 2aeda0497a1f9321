// What becomes of a ticket between the exit and the hand: the state table of README.md, pure.

import type { PaperMediaState } from '../../contract/device/payloads.ts';

export type ExitState =
  /** `stood`: a ticket that waited to be taken when the wire was lost; null: none. */
  | { readonly kind: 'unknown'; readonly stood: Stood | null }
  | { readonly kind: 'empty'; readonly retracted: boolean }
  | { readonly kind: 'printing' }
  | ({ readonly kind: 'entering'; readonly since: number } & Stood)
  | ({ readonly kind: 'clearing'; readonly since: number; readonly by: ClearMove } & Stood)
  /** There is no sensor: from here on only time passes. */
  | { readonly kind: 'assumed'; readonly since: number }
  | { readonly kind: 'jammed' };

/** A ticket in the exit, with the printer's count of retractions while it stood there; null: the printer does not tell. */
export interface Stood {
  readonly retracts: number | null;
}

export type ClearMove = 'retract' | 'eject';

export type ExitEvent =
  | { readonly kind: 'printing' }
  | { readonly kind: 'presented'; readonly at: number; readonly retracts: number | null }
  | { readonly kind: 'presentedUnseen'; readonly at: number }
  | { readonly kind: 'seen'; readonly ticket: boolean; readonly at: number; readonly retracts: number | null }
  | { readonly kind: 'jam' }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'clearing'; readonly at: number; readonly by: ClearMove; readonly retracts: number | null }
  | { readonly kind: 'lost' }
  | { readonly kind: 'restored' };

/** `gone`: no longer in the exit, and nothing says whether a hand or the printer has it. */
export type ExitTelling = 'taken' | 'assumedTaken' | 'retracted' | 'retractJammed' | 'gone';

export interface ExitRules {
  readonly takeMs: number;
  readonly clearMs: number;
  readonly unclaimed: ClearMove | 'leave' | 'printer';
  /** What the driver can order; null: nothing. */
  readonly clear: ClearMove | null;
}

export interface ExitStep {
  readonly state: ExitState;
  readonly tell: ExitTelling | null;
  /** The driver sends this command now. */
  readonly order: ClearMove | null;
}

/** The printer's clock and ours do not run together. */
const timerSlack = 500;

const to = (state: ExitState, tell: ExitTelling | null = null, order: ClearMove | null = null): ExitStep => ({ state, tell, order });
const empty: ExitState = { kind: 'empty', retracted: false };
const takenBack: ExitState = { kind: 'empty', retracted: true };
const nobodyKnows: ExitState = { kind: 'unknown', stood: null };

export function stoodIn(state: ExitState): Stood | null {
  if (state.kind === 'entering' || state.kind === 'clearing') return { retracts: state.retracts };
  return state.kind === 'unknown' ? state.stood : null;
}

/** It may have been drawn back or pulled out: only the printer's own count tells which. */
function howItLeft(stood: Stood, retracts: number | null): 'gone' | 'taken' | 'retracted' {
  if (stood.retracts === null || retracts === null) return 'gone';
  return retracts === stood.retracts ? 'taken' : 'retracted';
}

export function exitStep(state: ExitState, event: ExitEvent, rules: ExitRules): ExitStep {
  switch (event.kind) {
    case 'printing':
      return to({ kind: 'printing' });
    case 'presented':
      return to({ kind: 'entering', since: event.at, retracts: event.retracts });
    case 'presentedUnseen':
      return to({ kind: 'assumed', since: event.at });
    case 'clearing':
      return to({ kind: 'clearing', since: event.at, by: event.by, retracts: event.retracts });
    case 'lost':
      return to({ kind: 'unknown', stood: stoodIn(state) });
    case 'restored':
      return to(empty, stoodIn(state) ? 'gone' : null);
    case 'jam':
      return to({ kind: 'jammed' }, stoodIn(state) ? 'retractJammed' : null);
    case 'time':
      return timeStep(state, event.at, rules);
    case 'seen':
      return event.ticket ? standsStep(state, event.at, rules) : goneStep(state, event, rules);
  }
}

const left = (how: ExitTelling): ExitStep => to(how === 'retracted' ? takenBack : empty, how);

function timeStep(state: ExitState, at: number, { takeMs }: ExitRules): ExitStep {
  if (state.kind === 'assumed' && at - state.since >= takeMs) return to(empty, 'assumedTaken');
  return state.kind === 'jammed' ? to(nobodyKnows) : to(state);
}

function standsStep(state: ExitState, at: number, { takeMs, clearMs, unclaimed, clear }: ExitRules): ExitStep {
  switch (state.kind) {
    case 'empty':
      return to(nobodyKnows);
    case 'entering': {
      const by = unclaimed === 'printer' ? clear : unclaimed;
      const patience = unclaimed === 'printer' ? takeMs + clearMs : takeMs;
      if (by === 'leave' || by === null || at - state.since < patience) return to(state);
      return to({ kind: 'clearing', since: at, by, retracts: state.retracts }, null, by);
    }
    case 'clearing':
      return at - state.since < clearMs ? to(state) : to({ kind: 'jammed' }, 'retractJammed');
    default:
      return to(state);
  }
}

function goneStep(state: ExitState, { at, retracts }: Extract<ExitEvent, { kind: 'seen' }>, { takeMs, unclaimed }: ExitRules): ExitStep {
  switch (state.kind) {
    case 'entering': {
      // Nobody but a hand moves it before its time.
      const byHand = unclaimed !== 'printer' || (retracts === null && at - state.since < takeMs - timerSlack);
      return left(byHand ? 'taken' : howItLeft(state, retracts));
    }
    case 'clearing':
      // What was pushed out lies there for anybody.
      return left(state.by === 'eject' ? 'gone' : howItLeft(state, retracts));
    case 'unknown':
      return to(nobodyKnows, state.stood && howItLeft(state.stood, retracts));
    case 'jammed':
      return to(nobodyKnows);
    default:
      return to(state);
  }
}

export function mediaOf(state: ExitState): PaperMediaState {
  switch (state.kind) {
    case 'empty':
      return state.retracted ? 'retracted' : 'notPresent';
    case 'printing':
      return 'present';
    case 'entering':
    case 'clearing':
      return 'entering';
    case 'unknown':
    case 'assumed':
      return 'unknown';
    case 'jammed':
      return 'jammed';
  }
}
