// Help, display and sound: asked for beside every step, and back leads to the very step again.

import { describe, expect, it } from 'vitest';
import { plainDisplay } from '../../../contract/display.ts';
import { privately } from '../../../contract/private.ts';
import { refusals } from './refusals.ts';
import { type SessionState, showSession, startSession, stepSession } from './session.ts';
import { around, checked, dead, input, onResult, person, ready, signedIn, walk } from './testing.ts';
import type { SessionEvent } from './types.ts';

const screens = ['help', 'display', 'sound'] as const;
const equipped = { type: 'equipment', equipment: ready } as const;
const go = (state: SessionState, ...events: readonly SessionEvent[]): SessionState =>
  events.reduce((now, event) => stepSession(now, event).state, state);
const interrupted = { receipt: 'none', reference: null, signedIn: false, ticket: null, filing: null } as const;

const steps: readonly (readonly [string, SessionState])[] = [
  ['attract', walk(equipped)],
  ['noDevices', walk(equipped, { type: 'equipment', equipment: dead })],
  ['interrupted', startSession({ ...input, interrupted }).state],
  ['takeThings', walk(...onResult, { type: 'print' }, { type: 'timer.giveUp' }, { type: 'leave' })],
  ['visit.identify', walk(equipped, { type: 'begin', way: 'idCard' })],
  ['visit.menu', walk(...signedIn)],
  ['visit.allServices', walk(...signedIn, { type: 'allServices' })],
  ['visit.result', walk(...onResult)],
  ['visit.printed', walk(...onResult, { type: 'print' }, { type: 'timer.giveUp' })],
  [
    'visit.notice',
    walk(...signedIn, { type: 'chooseService', service: 'remote-treatment' }, { type: 'filing.checked', request: 2, checked }),
  ],
];

describe.each(screens)('%s', (kind) => {
  it.each(steps)('asked for at %s comes back to it', (name, step) => {
    const beside = stepSession(step, { type: kind });
    expect([step.name, beside.refused, beside.state.name]).toEqual([name, false, kind]);
    const back = go(beside.state, { type: 'back' });
    expect(back.name).toBe(name);
    expect(showSession(back, around).screen).toEqual(showSession(step, around).screen);
  });

  it('keeps what was chosen there, also for whoever had not begun yet', () => {
    const chosen = go(walk(equipped), { type: kind }, { type: 'setTheme', theme: 'contrastDark' }, { type: 'back' });
    expect([chosen.name, chosen.context.display.theme, chosen.context.visits]).toEqual(['attract', 'contrastDark', 0]);
    expect(go(chosen, { type: 'begin', way: 'idCard' }).context.display.theme).toBe('contrastDark');
  });

  it('that nobody comes back from rests at attract like everything else', () => {
    const gone = go(walk(equipped), { type: kind }, { type: 'setTheme', theme: 'contrastDark' }, { type: 'timer.idle' });
    expect([gone.name, gone.context.display, gone.context.visits]).toEqual(['attract', plainDisplay('zh-Hans'), 1]);
  });

  it('leads home to the menu or to the beginning, and asks whether anybody is there', () => {
    expect(go(walk(...onResult), { type: kind }, { type: 'home' }).name).toBe('visit.menu');
    expect(go(walk(equipped, { type: 'begin', way: 'idCard' }), { type: kind }, { type: 'home' }).name).toBe('attract');
    const asked = go(walk(...onResult), { type: kind }, { type: 'timer.idle' });
    expect([asked.name, go(asked, { type: 'moreTime' }).name]).toEqual(['idleQuestion', 'visit.result']);
    expect(JSON.stringify(showSession(asked, around).screen)).not.toContain(person.name.private);
  });
});

describe('the help ladder', () => {
  it('goes from rung to rung about the step it was asked for, and no further', () => {
    const rungs = [walk(...onResult, { type: 'help' })];
    for (let rung = 0; rung < 3; rung += 1) rungs.push(stepSession(rungs.at(-1) ?? walk(), { type: 'moreHelp' }).state);
    expect(rungs.map((state) => showSession(state, around).screen)).toMatchObject([
      { kind: 'help', rung: 'again', about: 'result', signedIn: true },
      { rung: 'telephone', about: 'result' },
      { rung: 'counter', about: 'result' },
      { rung: 'counter' },
    ]);
    for (const rung of rungs) expect(go(rung, { type: 'back' }).name).toBe('visit.result');
  });

  it('begins at its first rung each time', () => {
    const again = walk(...signedIn, { type: 'help' }, { type: 'moreHelp' }, { type: 'back' }, { type: 'help' });
    expect(showSession(again, around).screen).toMatchObject({ rung: 'again', about: 'menu' });
  });

  it('tells of a question which kind it is', () => {
    const asked = walk(
      ...signedIn,
      { type: 'chooseService', service: 'remote-treatment' },
      { type: 'filing.checked', request: 2, checked },
      { type: 'proceed' },
    );
    const about = (...events: readonly SessionEvent[]) => showSession(go(asked, ...events, { type: 'help' }), around).screen;
    const onDay = { type: 'answer', field: 'destination', value: privately('310000') } as const;
    const onTelephone = { type: 'answer', field: 'begin', value: privately('2026-06-19') } as const;
    expect([about(), about(onDay), about(onDay, onTelephone)]).toMatchObject([
      { about: 'division' },
      { about: 'day' },
      { about: 'telephone' },
    ]);
  });

  it('has display and sound beside it, which lead back to its rung', () => {
    const rung = walk(...onResult, { type: 'help' }, { type: 'moreHelp' });
    for (const event of [[{ type: 'display' }], [{ type: 'sound' }], [{ type: 'sound' }, { type: 'display' }]] as const) {
      const back = go(rung, ...event, { type: 'back' });
      expect(showSession(back, around).screen).toEqual(showSession(rung, around).screen);
      expect(go(back, { type: 'back' }).name).toBe('visit.result');
    }
    const helped = go(walk(...onResult), { type: 'display' }, { type: 'help' });
    expect(showSession(helped, around).screen).toMatchObject({ kind: 'help', about: 'display' });
    expect(go(helped, { type: 'back' }).name).toBe('visit.result');
  });
});

it('sound can be had wherever the size can, and what waits is never left for it', () => {
  const printing = walk(...onResult, { type: 'print' });
  for (const state of [...steps.map(([, step]) => step), printing, walk(...onResult, { type: 'timer.idle' })]) {
    const { bar } = showSession(state, around);
    expect([state.name, bar.sound || !bar.textSize]).toEqual([state.name, true]);
    expect([state.name, bar.help]).toEqual([state.name, !(refusals[state.name] ?? []).includes('sound')]);
  }
  // Leaving it would print a second time.
  expect(stepSession(printing, { type: 'sound' }).refused).toBe(true);
  expect(showSession(printing, around).bar).toMatchObject({ sound: true, help: false });
});
