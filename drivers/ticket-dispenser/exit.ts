// What becomes of a ticket between the exit and the hand: the state table of README.md, pure.

import type { PaperMediaState } from '../../contract/device/payloads.ts';

export type ExitState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'empty'; readonly retracted: boolean }
  | { readonly kind: 'printing' }
  /** `retracts`: the printer's count of retractions before it presented; null: it does not tell. */
  | { readonly kind: 'entering'; readonly since: number; readonly retracts: number | null }
  | { readonly kind: 'clearing'; readonly since: number; readonly by: ClearMove }
  /** There is no sensor: from here on only time passes. */
  | { readonly kind: 'assumed'; readonly since: number }
  | { readonly kind: 'jammed' };

export type ClearMove = 'retract' | 'eject';

export type ExitEvent =
  | { readonly kind: 'printing' }
  | { readonly kind: 'presented'; readonly at: number; readonly retracts: number | null }
  | { readonly kind: 'presentedUnseen'; readonly at: number }
  | { readonly kind: 'seen'; readonly ticket: boolean; readonly at: number; readonly retracts: number | null }
  | { readonly kind: 'jam' }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'clearing'; readonly at: number; readonly by: ClearMove }
  | { readonly kind: 'lost' }
  | { readonly kind: 'restored' };

export type ExitTelling = 'taken' | 'assumedTaken' | 'retracted' | 'retractJammed';

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

export function exitStep(state: ExitState, event: ExitEvent, rules: ExitRules): ExitStep {
  switch (event.kind) {
    case 'printing':
      return to({ kind: 'printing' });
    case 'presented':
      return to({ kind: 'entering', since: event.at, retracts: event.retracts });
    case 'presentedUnseen':
      return to({ kind: 'assumed', since: event.at });
    case 'clearing':
      return to({ kind: 'clearing', since: event.at, by: event.by });
    case 'lost':
      return to({ kind: 'unknown' });
    case 'restored':
      return to(empty);
    case 'jam':
      return to({ kind: 'jammed' }, state.kind === 'clearing' ? 'retractJammed' : null);
    case 'time':
      return timeStep(state, event.at, rules);
    case 'seen':
      return event.ticket ? standsStep(state, event.at, rules) : goneStep(state, event, rules);
  }
}

function timeStep(state: ExitState, at: number, { takeMs }: ExitRules): ExitStep {
  if (state.kind === 'assumed' && at - state.since >= takeMs) return to(empty, 'assumedTaken');
  return state.kind === 'jammed' ? to({ kind: 'unknown' }) : to(state);
}

function standsStep(state: ExitState, at: number, { takeMs, clearMs, unclaimed, clear }: ExitRules): ExitStep {
  switch (state.kind) {
    case 'empty':
      return to({ kind: 'unknown' });
    case 'entering': {
      const by = unclaimed === 'printer' ? clear : unclaimed;
      const patience = unclaimed === 'printer' ? takeMs + clearMs : takeMs;
      if (by === 'leave' || by === null || at - state.since < patience) return to(state);
      return to({ kind: 'clearing', since: at, by }, null, by);
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
      const told = state.retracts !== null && retracts !== null;
      const itself = told ? retracts !== state.retracts : at - state.since >= takeMs - timerSlack;
      return unclaimed === 'printer' && itself ? to(takenBack, 'retracted') : to(empty, 'taken');
    }
    case 'clearing':
      return state.by === 'retract' ? to(takenBack, 'retracted') : to(empty);
    case 'jammed':
      return to({ kind: 'unknown' });
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
