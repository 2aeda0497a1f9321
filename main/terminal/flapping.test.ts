// Devices that come and go, in virtual time: for an hour one of them gives no peace, and the session of somebody who has gone ends all the same.

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

const socket = (headphones: 'present' | 'notPresent' | 'unknown') => ({ auxiliaries: { cabinetDoor: 'closed' as const, headphones } });
const toMenu = async (): Promise<void> => {
  played.showCode(voucher);
  await played.wait(0);
  expect(played.screen()).toBe('menu');
};

type Beat = (kiosk: PlayedKiosk, odd: boolean) => void;

const beatSeconds = 10;

const flapping: readonly (readonly [string, Beat])[] = [
  [
    'a reader that goes and comes',
    ({ status }, odd) =>
      odd
        ? status('idCardReader', { cardReader: { media: 'unknown' } }, 'offline')
        : status('idCardReader', { cardReader: { media: 'notPresent' } }),
  ],
  [
    'a reader whose sensor trembles',
    ({ status }, odd) => status('idCardReader', { cardReader: { media: odd ? 'present' : 'notPresent' } }),
  ],
  [
    'a dispenser that goes and comes',
    ({ status }, odd) =>
      status(
        'ticketDispenser',
        { printer: { paper: 'full', cover: 'closed', ...(odd ? {} : { media: 'notPresent' }) } },
        odd ? 'offline' : 'online',
      ),
  ],
  [
    'a dispenser whose sensor trembles',
    ({ status }, odd) => status('ticketDispenser', { printer: { paper: 'full', cover: 'closed', media: odd ? 'present' : 'notPresent' } }),
  ],
  [
    'a board that goes and comes',
    ({ status }, odd) => status('auxiliaries', socket(odd ? 'unknown' : 'present'), odd ? 'offline' : 'online'),
  ],
  ['a plug that trembles', ({ status }, odd) => status('auxiliaries', socket(odd ? 'present' : 'notPresent'))],
  ['a keypad that goes and comes', ({ status }, odd) => status('keypad', {}, odd ? 'powerOff' : 'online')],
  ['a key that is stuck', ({ unsolicited }) => unsolicited('keypad', 'Kiosk.KeyPressedEvent', { key: '5' })],
  [
    'a card that is there and not there',
    ({ unsolicited }, odd) => unsolicited('idCardReader', odd ? 'CardReader.MediaInsertedEvent' : 'CardReader.MediaRemovedEvent'),
  ],
  ['a ticket that is taken again and again', ({ unsolicited }) => unsolicited('ticketDispenser', 'Printer.MediaTakenEvent')],
  [
    'drivers that start and fall',
    ({ kiosk, status }, odd) => {
      if (odd) return kiosk.devices.driversDown();
      kiosk.devices.driversUp();
      status('idCardReader', { cardReader: { media: 'present' } });
      status('auxiliaries', socket('present'));
      status('keypad', {});
    },
  ],
  ['speech without an end', ({ busy }) => busy('speech', true)],
  ['speech that begins and ends', ({ busy }, odd) => busy('speech', odd)],
  [
    'everything at once',
    ({ busy, status, unsolicited }, odd) => {
      busy('camera', odd);
      busy('speech', !odd);
      status('auxiliaries', socket(odd ? 'present' : 'notPresent'));
      unsolicited('keypad', 'Kiosk.KeyPressedEvent', { key: '5' });
      unsolicited('idCardReader', odd ? 'CardReader.MediaInsertedEvent' : 'CardReader.MediaRemovedEvent');
    },
  ],
];

/** The minutes that the longest idle time, the longest answer and taking the things may need after the last sign that is believed. */
const minutesToEnd = 10;
const beatsAMinute = 60 / beatSeconds;

describe.each(flapping)('%s', (_, beat) => {
  async function forMinutes(minutes: number, until: () => boolean): Promise<number> {
    for (let beats = 0; beats < minutes * beatsAMinute; beats += 1) {
      if (until()) return beats / beatsAMinute;
      beat(played, beats % 2 === 1);
      await played.wait(beatSeconds);
    }
    return until() ? minutes : Number.POSITIVE_INFINITY;
  }

  it('keeps no visit of somebody who has gone', async () => {
    await toMenu();
    const { visit } = played.view();
    expect(await forMinutes(60, () => played.view().visit > visit)).toBeLessThan(minutesToEnd);
  });

  it('keeps no question from its end', async () => {
    await toMenu();
    await played.wait(91);
    expect(played.screen()).toBe('idleQuestion');
    const { visit } = played.view();
    expect(await forMinutes(60, () => played.view().visit > visit)).toBeLessThan(minutesToEnd);
  });

  it('keeps nobody’s language at the way in', async () => {
    played.tap({ kind: 'begin', way: 'idCard' });
    played.tap({ kind: 'setLanguage', language: 'en' });
    expect(await forMinutes(60, () => played.view().display.language === 'zh-Hans')).toBeLessThan(2 * minutesToEnd);
  });

  it('lets whoever is there go on: each touch has its whole time', async () => {
    await toMenu();
    for (let touch = 0; touch < 8; touch += 1) {
      await forMinutes(80 / 60, () => false);
      expect(played.screen()).toBe('menu');
      played.tap({ kind: 'activity' });
    }
  });
});

describe.each(flapping.filter(([what]) => /goes and comes|start and fall/.test(what)))('%s', (_, beat) => {
  it('winds no clock at all: it has seen nobody', async () => {
    await toMenu();
    for (let beats = 0; beats < 90 / beatSeconds; beats += 1) {
      beat(played, beats % 2 === 1);
      await played.wait(beatSeconds);
    }
    expect(played.screen()).toBe('idleQuestion');
  });
});

describe('somebody who is slow is not cut', () => {
  it('who touches the screen every eighty seconds for an hour', async () => {
    await toMenu();
    for (let touch = 0; touch < 45; touch += 1) {
      await played.wait(80);
      expect(played.screen()).toBe('menu');
      played.tap({ kind: 'activity' });
    }
  });

  it('who goes through a page with two keys of the keypad, for an hour', async () => {
    await toMenu();
    for (let press = 0; press < 24; press += 1) {
      played.unsolicited('keypad', 'Kiosk.KeyPressedEvent', { key: press % 2 === 0 ? '6' : '5' });
      await played.wait(170);
      expect(played.screen()).toBe('menu');
    }
  });

  it('who listens for almost five minutes, and has then the whole idle time', async () => {
    await toMenu();
    for (let second = 0; second < 290; second += 5) {
      played.busy('speech', true);
      await played.wait(5);
    }
    played.busy('speech', false);
    await played.wait(89);
    expect(played.screen()).toBe('menu');
    await played.wait(2);
    expect(played.screen()).toBe('idleQuestion');
  });

  it('whose card takes the reader almost all its time, again and again', async () => {
    played.tap({ kind: 'begin', way: 'idCard' });
    for (let time = 0; time < 8; time += 1) {
      played.unsolicited('idCardReader', 'CardReader.MediaInsertedEvent');
      await played.wait(24);
      played.complete('idCardReader', 'Kiosk.ReadIdCard', { errorCode: 'cardMoved' });
      await played.wait(10);
      expect(played.screen()).toBe('identify');
    }
  });

  it('whose headphones are the first thing that tells of them, long after the machine was last touched', async () => {
    played.status('auxiliaries', socket('notPresent'));
    await played.wait(3600);
    played.status('auxiliaries', socket('present'));
    await played.wait(170);
    expect(played.view()).toMatchObject({ visit: 0, voice: { reading: 'everything', outlet: 'headphones' } });
  });

  it('who signs in by a code long after the machine was last touched, and then listens', async () => {
    await played.wait(3600);
    await toMenu();
    for (let second = 0; second < 290; second += 5) {
      played.busy('speech', true);
      await played.wait(5);
    }
    expect(played.screen()).toBe('menu');
  });

  it('whose paper takes the printer as long as it may', async () => {
    await toMenu();
    played.tap({ kind: 'chooseService', service: 'personal-account' });
    await played.wait(0);
    played.tap({ kind: 'print' });
    await played.wait(59);
    played.complete('receiptPrinter', 'Kiosk.PrintDocument', { outcome: { kind: 'done', proof: 'processed' } });
    await played.wait(89);
    expect(played.screen()).toBe('printed');
  });
});
