// What the session shows, as Views: numbered, in turns, and none sent that says nothing new.

import { type Log, ownIdText } from '../../contract/log/log.ts';
import { reachMm, textScale, volumeGains } from '../../contract/terminal-profile.ts';
import type { View } from '../../contract/view.ts';
import type { Language } from '../../contract/display.ts';
import { inLanguage } from '../../kiosk-config/owner-words.ts';
import type { KioskConfiguration } from '../../kiosk-config/schema.ts';
import type { SessionState } from './session/session.ts';
import type { Shown } from './session/screens.ts';
import type { Timers } from './timers.ts';

export interface PictureOptions {
  readonly terminal: KioskConfiguration['terminal'];
  readonly epoch: string;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  readonly timers: Timers;
  readonly show: (view: View) => void;
  readonly log: Log;
}

export interface Picture {
  readonly draw: (state: SessionState, shown: Shown, devices: View['devices']) => void;
  /** Of the last View drawn. */
  readonly turn: () => number;
  /** A page has painted the View of that number. */
  readonly painted: (sequence: number) => void;
}

export function createPicture({ terminal: configured, epoch, now, timers, show, log }: PictureOptions): Picture {
  let sequence = 0;
  let turn = 0;
  let turnKey = '';
  let screenName = '';
  let lastDrawn = '';
  /** The View with which the present turn began; null: it has been painted. */
  let unpainted: number | null = null;

  return {
    draw({ name, context }, { screen, bar, countdown }, devices) {
      const key = [name, context.request, context.filing?.page, context.help.rung, context.agent !== null, screen.kind].join(' ');
      const anotherTurn = key !== turnKey;
      if (anotherTurn) {
        turnKey = key;
        screenName = name;
        turn += 1;
        unpainted = sequence + 1;
      }
      const { display, voice, senses, keypad, visits: visit } = context;
      const terminal = shownTerminal(configured, display.language);
      const drawn = { epoch, turn, visit, display, voice, senses, keypad, terminal, timeZone: configured.timeZone, bar, devices, screen };
      const until = countdown ? timers.dueAt(countdown) : null;
      const text = JSON.stringify([drawn, Math.floor(now() / 60_000), until]);
      if (text === lastDrawn) return;
      lastDrawn = text;
      sequence += 1;
      show({ ...drawn, sequence, wallTime: now(), timeLeft: countdown ? timers.left(countdown) : null });
      if (anotherTurn) log('session.screen', { screen: ownIdText(name), turn });
    },
    turn: () => turn,
    painted(painted) {
      if (unpainted === null || painted < unpainted) return;
      unpainted = null;
      log('page.painted', { screen: ownIdText(screenName), turn });
    },
  };
}

function shownTerminal(
  { name, counter, address, telephone, screen, sound }: KioskConfiguration['terminal'],
  language: Language,
): View['terminal'] {
  return {
    name: inLanguage(name, language),
    counter: counter === null ? null : inLanguage(counter, language),
    address: address === null ? null : inLanguage(address, language),
    telephone,
    screenWidthMm: screen.widthMm,
    screenHeightMm: screen.heightMm,
    reachMm: reachMm(screen),
    textScale: textScale(screen),
    gains: volumeGains(sound),
  };
}
