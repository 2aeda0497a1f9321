// What a finger answered while the terminal was busy: only the question that is on the screen when it is heard takes it.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PlayedKiosk, playKiosk, voucher } from './testing/played-kiosk.ts';

let played: PlayedKiosk;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-06-18T09:26:00+08:00') });
  played = playKiosk();
  played.tap({ kind: 'begin', way: 'eVoucher' });
  played.showCode(voucher);
  await played.wait(0);
});
afterEach(() => {
  played.close();
  vi.useRealTimers();
});

describe('an answer that comes late', () => {
  it('answers one question only, however often it was given', () => {
    played.tap({ kind: 'help' });
    const { epoch, turn } = played.view();
    for (let time = 0; time < 3; time += 1) played.kiosk.take({ kind: 'back', epoch, turn });
    expect(played.screen()).toBe('menu');
  });

  it('of another terminal that ran here answers nothing', () => {
    const { turn } = played.view();
    played.kiosk.take({ kind: 'leave', epoch: 'earlier', turn });
    played.kiosk.take({ kind: 'activity', epoch: 'earlier', turn });
    expect(played.screen()).toBe('menu');
  });

  it('still says that somebody is there', async () => {
    const { epoch, turn } = played.view();
    await played.wait(80);
    played.kiosk.take({ kind: 'activity', epoch, turn: turn - 1 });
    await played.wait(30);
    expect(played.screen()).toBe('menu');
  });
});
