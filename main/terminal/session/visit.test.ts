// A visit from attract to attract: signing in, asking, printing, leaving, and what the next person finds.

import { describe, expect, it } from 'vitest';
import { plainDisplay } from '../../../contract/display.ts';
import { privately } from '../../../contract/private.ts';
import { type SessionState, showSession, startSession, stepSession } from './session.ts';
import { answer, around, dead, input, onResult, person, ready, signedIn, walk } from './testing.ts';
import type { SessionEvent } from './types.ts';

describe('a visit', () => {
  it('may begin a service from the list of all, and comes back to the menu from there', () => {
    const all = walk(...signedIn, { type: 'allServices' });
    expect(showSession(all, around).screen).toMatchObject({ kind: 'allServices', person, services: [{ id: 'personal-account' }, {}, {}] });
    expect(stepSession(all, { type: 'chooseService', service: 'personal-account' }).state.name).toBe('visit.querying');
    expect(stepSession(all, { type: 'chooseService', service: 'remote-treatment' }).state.name).toBe('visit.checking');
    expect(stepSession(all, { type: 'chooseService', service: 'no-such-service' }).refused).toBe(true);
    expect([stepSession(all, { type: 'back' }).state.name, stepSession(all, { type: 'home' }).state.name]).toEqual([
      'visit.menu',
      'visit.menu',
    ]);
    const asked = stepSession(all, { type: 'timer.idle' }).state;
    expect(stepSession(asked, { type: 'moreTime' }).state.name).toBe('visit.allServices');
  });

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
    expect(chosen.context.display).toEqual({ ...plainDisplay('en'), textSize: 'extra' });
    expect(stepSession(chosen, { type: 'back' }).state.context.display).toEqual(plainDisplay('zh-Hans'));
  });
});

it('after a break the next screen can be read in every language and size, and the choice goes on into the visit', () => {
  const filing = { number: 'KIOSK-01-B000001', service: 'remote-treatment-cancel', outcome: 'done' } as const;
  const interrupted = { receipt: 'none', reference: null, signedIn: true, ticket: null, filing } as const;
  const told = stepSession(startSession({ ...input, interrupted }).state, { type: 'equipment', equipment: ready }).state;
  const english = stepSession(told, { type: 'setLanguage', language: 'en' });
  const large = stepSession(english.state, { type: 'setTextSize', textSize: 'large' });
  expect([english.refused, large.refused, large.state.context.display]).toEqual([
    false,
    false,
    { ...plainDisplay('en'), textSize: 'large' },
  ]);
  expect(showSession(large.state, around).screen).toEqual({ kind: 'interrupted', ...interrupted });
  expect(stepSession(large.state, { type: 'acknowledge' }).state.context.display.language).toBe('en');
});
