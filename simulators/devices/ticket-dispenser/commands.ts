// What a kiosk printer with a presenter understands beside ESC/POS (devices.md §3.6), found between the commands of the common stream.

import type { Command } from '../escpos/command.ts';
import { openParser } from '../escpos/parse.ts';

/** `cutter` has no presenter and no sensor; the others are Custom's. */
export type Personality = 'cutter' | 'vkp80ii' | 'vkp80iii';

export type PresenterCommand =
  /** Cuts where the paper stands. */
  | { readonly kind: 'totalCut' }
  | { readonly kind: 'present'; readonly steps: number; readonly unclaimed: Unclaimed | null }
  | { readonly kind: 'retract' }
  | { readonly kind: 'eject' }
  | { readonly kind: 'askRetracts' }
  /** Tells each change by itself. */
  | { readonly kind: 'automaticFullStatus'; readonly mask: number };

/** What the printer does by itself with a ticket that nobody takes, or that the next one finds in its way. */
export interface Unclaimed {
  readonly move: 'eject' | 'retract';
  /** 0: not before the next job. */
  readonly seconds: number;
}

export type DispenserCommand = Command | PresenterCommand;

export interface DispenserParser {
  readonly read: (bytes: Uint8Array) => readonly DispenserCommand[];
  readonly drop: () => void;
  readonly restart: () => void;
}

/** null: the command is not all there yet; `unknown`: this printer does not have it. */
type Reading = (bytes: readonly number[]) => { readonly command: DispenserCommand } | null;

const unknown = (bytes: readonly number[]): { readonly command: DispenserCommand } => ({
  command: { kind: 'unknown', bytes: Buffer.from(bytes).toString('hex') },
});
const always =
  (command: DispenserCommand): Reading =>
  () => ({ command });

/** `1D 65 03 m` present, `02` retract, `05` eject. */
const ejector: Reading = (bytes) => {
  const [, , what, steps] = bytes;
  if (what === undefined) return null;
  if (what === 0x02) return { command: { kind: 'retract' } };
  if (what === 0x05) return { command: { kind: 'eject' } };
  if (what !== 0x03) return unknown(bytes);
  return steps === undefined ? null : { command: { kind: 'present', steps, unclaimed: null } };
};

/** `1C 50 steps blink E|R seconds`. */
const timedPresenter: Reading = (bytes) => {
  const [, , steps = 0, , move, seconds] = bytes;
  if (seconds === undefined) return null;
  if (move !== 0x45 && move !== 0x52) return unknown(bytes);
  return { command: { kind: 'present', steps, unclaimed: { move: move === 0x45 ? 'eject' : 'retract', seconds } } };
};

const automatic: Reading = ([, , mask]) => (mask === undefined ? null : { command: { kind: 'automaticFullStatus', mask } });

/** The knife of Epson's command is not this printer's: bytes that a VKP80III skips. */
const foreignCut: Reading = (bytes) => {
  const form = bytes[2];
  if (form === undefined || (form >= 0x41 && bytes.length < 4)) return null;
  return unknown(bytes);
};

const languages: Readonly<Record<Personality, ReadonlyMap<number, Reading>>> = {
  cutter: new Map(),
  vkp80ii: new Map([
    [0x1b69, always({ kind: 'totalCut' })],
    [0x1d65, ejector],
    [0x1de0, automatic],
  ]),
  vkp80iii: new Map([
    [0x1b69, always({ kind: 'totalCut' })],
    [0x1c50, timedPresenter],
    [0x1de0, automatic],
    [0x1de4, always({ kind: 'askRetracts' })],
    [0x1d56, foreignCut],
  ]),
};

export function openDispenserParser(personality: Personality): DispenserParser {
  const language = languages[personality];
  const openings = new Set([...language.keys()].map((code) => code >> 8));
  const common = openParser();
  /** Bytes that may begin a command of the presenter. */
  let head: readonly number[] = [];
  /** The common parser has the beginning of a command: what follows belongs to it. */
  let within = false;

  function hand(bytes: readonly number[]): readonly Command[] {
    const commands = common.read(Uint8Array.from(bytes));
    within = commands.length === 0;
    head = [];
    return commands;
  }

  function readByte(byte: number): readonly DispenserCommand[] {
    if (within) return hand([byte]);
    head = [...head, byte];
    const [first = 0, second] = head;
    if (!openings.has(first)) return hand(head);
    if (second === undefined) return [];
    const reading = language.get((first << 8) | second);
    if (!reading) return hand(head);
    const step = reading(head);
    if (!step) return [];
    head = [];
    return [step.command];
  }

  function forget(): void {
    head = [];
    within = false;
  }

  return {
    read: (bytes) => [...bytes].flatMap(readByte),
    drop() {
      forget();
      common.drop();
    },
    restart() {
      forget();
      common.restart();
    },
  };
}
