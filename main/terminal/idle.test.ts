// The idle clock in virtual time: what only somebody there can cause keeps the question away, and without it the question comes.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PlayedKiosk, playKiosk, voucher } from './testing/played-kiosk.ts';

let played: PlayedKiosk;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-06-18T09:26:00+08:00') });
  played = playKiosk();
});
afterEach(() => {
  played.close();
  vi.useRealTimers();
});

type Act = (kiosk: PlayedKiosk) => void | Promise<void>;

const toIdentify: Act = ({ tap }) => tap({ kind: 'begin', way: 'idCard' });
const toMenu: Act = async ({ showCode, wait }) => {
  showCode(voucher);
  await wait(0);
};
const toResult: Act = async (kiosk) => {
  await toMenu(kiosk);
  kiosk.tap({ kind: 'chooseService', service: 'personal-account' });
  await kiosk.wait(0);
};
const toUnknownTicket: Act = ({ tap, complete }) => {
  tap({ kind: 'queueTicket' });
  tap({ kind: 'chooseCounter', counter: 'general' });
  tap({ kind: 'choosePriority', priority: false });
  complete('ticketDispenser', 'Kiosk.PrintDocument', { outcome: { kind: 'unknown', fault: 'linkLost' } });
};
const cardRefused: Act = ({ complete }) => complete('idCardReader', 'Kiosk.ReadIdCard', { errorCode: 'cardDamaged' });

const withSocket: Act = async (kiosk) => {
  kiosk.status('auxiliaries', socket('notPresent'));
  await toMenu(kiosk);
};

/** Each happens ten seconds before the question would come; twenty seconds later nobody has been asked. */
const causes: readonly (readonly [string, Act, Act])[] = [
  ['a touch that means nothing', toMenu, ({ tap }) => tap({ kind: 'activity' })],
  ['another size', toMenu, ({ tap }) => tap({ kind: 'setTextSize', textSize: 'large' })],
  ['a press of the keypad', toMenu, ({ unsolicited }) => unsolicited('keypad', 'Kiosk.KeyPressedEvent', { key: 'right' })],
  ['headphones that are plugged in', withSocket, ({ status }) => status('auxiliaries', socket('present'))],
  ['speech', toMenu, ({ busy }) => busy('speech', true)],
  ['the camera', toMenu, ({ busy }) => busy('camera', true)],
  ['a signature', toMenu, ({ busy }) => busy('signature', true)],
  ['a card that is laid on the reader', toIdentify, ({ unsolicited }) => unsolicited('idCardReader', 'CardReader.MediaInsertedEvent')],
  ['a card that only the status tells of', toIdentify, ({ status }) => status('idCardReader', { cardReader: { media: 'present' } })],
  ['a card that cannot be read', toIdentify, cardRefused],
  ['a card that is taken away', toMenu, ({ unsolicited }) => unsolicited('idCardReader', 'CardReader.MediaRemovedEvent')],
  ['a code that is none', toIdentify, ({ showCode }) => showCode('https://example.com')],
  ['a ticket that moves', toUnknownTicket, ({ unsolicited }) => unsolicited('ticketDispenser', 'Printer.MediaTakenEvent')],
];
const socket = (headphones: 'present' | 'notPresent') => ({ auxiliaries: { cabinetDoor: 'closed' as const, headphones } });

describe.each(causes)('%s', (_, start, cause) => {
  it('keeps the question away, which comes without it', async () => {
    await start(played);
    await played.wait(80);
    await cause(played);
    await played.wait(13.9);
    expect(played.screen()).not.toBe('idleQuestion');
    played.close();

    played = playKiosk();
    await start(played);
    await played.wait(93.9);
    expect(played.screen()).toBe('idleQuestion');
  });
});

describe.each(['speech', 'camera', 'signature'] as const)('while %s goes on', (what) => {
  const during = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 5) {
      played.busy(what, true);
      await played.wait(5);
    }
  };

  it('the clock waits for as long as it lasts, and begins anew when it is over', async () => {
    await toMenu(played);
    await during(170);
    expect(played.screen()).toBe('menu');
    played.busy(what, false);
    await played.wait(89);
    expect(played.screen()).toBe('menu');
    await played.wait(2);
    expect(played.screen()).toBe('idleQuestion');
  });

  it('a page that dies says no end: twelve seconds later the clock goes on', async () => {
    await toMenu(played);
    await played.wait(80);
    played.busy(what, true);
    await played.wait(101);
    expect(played.screen()).toBe('menu');
    await played.wait(2);
    expect(played.screen()).toBe('idleQuestion');
  });
});

describe.each([
  ['speech', 300],
  ['camera', 180],
  ['signature', 180],
] as const)('%s without an end', (what, seconds) => {
  const goesOn = async (time: number): Promise<void> => {
    for (let second = 0; second < time; second += 5) {
      played.busy(what, true);
      await played.wait(5);
    }
  };

  it(`holds the clock for ${seconds} seconds and no longer`, async () => {
    await toMenu(played);
    await goesOn(seconds + 80);
    expect(played.screen()).toBe('menu');
    await goesOn(20);
    expect(played.screen()).toBe('idleQuestion');
  });

  it('holds it as long again from a touch on, and when it has begun anew after one', async () => {
    await toMenu(played);
    await goesOn(seconds - 20);
    played.tap({ kind: 'activity' });
    await goesOn(seconds + 80);
    expect(played.screen()).toBe('menu');
    await goesOn(20);
    expect(played.screen()).toBe('idleQuestion');
    played.tap({ kind: 'moreTime' });
    await goesOn(seconds + 80);
    expect(played.screen()).toBe('menu');
  });
});

it('a card that tells no end holds the clock for thirty seconds', async () => {
  await toIdentify(played);
  played.unsolicited('idCardReader', 'CardReader.MediaInsertedEvent');
  await played.wait(119);
  expect(played.screen()).toBe('identify');
  await played.wait(2);
  expect(played.screen()).toBe('idleQuestion');
});

describe('paper', () => {
  const print = (outcome: string): void => played.complete('receiptPrinter', 'Kiosk.PrintDocument', { outcome: JSON.parse(outcome) });

  it('that is printed never ends in the question, however long it takes', async () => {
    await toResult(played);
    await played.wait(80);
    played.tap({ kind: 'print' });
    await played.wait(59);
    expect(played.screen()).toBe('printing');
    print('{"kind":"done","proof":"processed"}');
    await played.wait(89);
    expect(played.screen()).toBe('printed');
    await played.wait(2);
    expect(played.screen()).toBe('idleQuestion');
  });

  it('that nobody waits for still holds the clock while it comes out', async () => {
    const notWaitedFor = async (): Promise<void> => {
      await toResult(played);
      played.tap({ kind: 'print' });
      await played.wait(16);
      played.tap({ kind: 'back' });
      expect(played.screen()).toBe('printed');
    };
    await notWaitedFor();
    await played.wait(50);
    print('{"kind":"done","proof":"processed"}');
    await played.wait(60);
    expect(played.screen()).toBe('printed');
    played.close();

    // Control: with the printer done at once, the same time is too long.
    played = playKiosk();
    await notWaitedFor();
    print('{"kind":"done","proof":"processed"}');
    await played.wait(110);
    expect(played.screen()).toBe('idleQuestion');
  });
});

describe('the question', () => {
  const asked = async (): Promise<void> => {
    await toResult(played);
    await played.wait(90);
    expect(played.screen()).toBe('idleQuestion');
  };

  it('is masked, and gives everything back on every 我还在, without limit', async () => {
    await toResult(played);
    const before = played.view().screen;
    for (let time = 0; time < 12; time += 1) {
      await played.wait(90);
      expect(played.screen()).toBe('idleQuestion');
      expect(JSON.stringify(played.view())).not.toMatch(/测|328650|660/);
      await played.wait(29);
      played.tap({ kind: 'moreTime' });
      expect(played.view().screen).toEqual(before);
    }
  });

  it('comes after 90 seconds and waits for 30; with large text after 180, and for 45', async () => {
    for (const [textSize, still, answer] of [
      ['standard', 90, 30],
      ['large', 180, 45],
    ] as const) {
      await toMenu(played);
      played.tap({ kind: 'setTextSize', textSize });
      await played.wait(still - 1);
      expect(played.screen()).toBe('menu');
      await played.wait(2);
      expect(played.screen()).toBe('idleQuestion');
      expect(played.view().timeLeft).toBe(answer * 1000);
      await played.wait(answer);
      expect(played.screen()).toBe('attract');
    }
  });

  it('waits for its answer while it is being spoken, and says so; unspoken it ends', async () => {
    await asked();
    expect(played.view().timeLeft).toBe(30_000);
    played.busy('speech', true);
    expect(played.view().timeLeft).toBeNull();
    await played.wait(10);
    played.busy('speech', false);
    expect(played.view().timeLeft).toBe(30_000);
    await played.wait(25);
    expect(played.screen()).toBe('idleQuestion');
    played.close();

    played = playKiosk();
    await asked();
    await played.wait(35);
    expect(played.screen()).toBe('attract');
  });

  it('waits for whoever is on the way to its answer by keypad', async () => {
    await asked();
    await played.wait(25);
    played.unsolicited('keypad', 'Kiosk.KeyPressedEvent', { key: 'right' });
    await played.wait(40);
    expect(played.screen()).toBe('idleQuestion');
    await played.wait(6);
    expect(played.screen()).toBe('attract');
  });
});

it('a broken reader that says so again and again keeps nobody’s time', async () => {
  await toIdentify(played);
  for (let second = 0; second < 100 && played.screen() !== 'idleQuestion'; second += 5) {
    played.complete('idCardReader', 'Kiosk.ReadIdCard', { errorCode: 'samFailure' });
    await played.wait(5);
  }
  expect(played.screen()).toBe('idleQuestion');
});
