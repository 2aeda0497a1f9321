// The SAM module of the simulated reader: what it answers to which command, with a card on it or none (devices.md §1.3–1.6).

import type { InventedPerson } from '../people.ts';
import { addressText, baseInformation, type CardCondition, cardText, informationWithFingerprints } from './citizen-card.ts';

export const readerFaults = [
  'none',
  'checksum',
  /** The card is lifted after it was found, after it was selected, in the middle of the reading. */
  'liftBeforeSelect',
  'liftBeforeRead',
  'liftMidRead',
  'samUnauthorised',
  'samFailed',
  'slow',
  /** A module of the kind that finds a card again which it has read. */
  'findsAgain',
] as const;
export type ReaderFault = (typeof readerFaults)[number];

const codes = {
  reset: 0x10ff,
  status: 0x11ff,
  samId: 0x12ff,
  find: 0x2001,
  select: 0x2002,
  readBase: 0x3001,
  readAddress: 0x3003,
  readFingerprints: 0x3010,
} as const;
export type ReaderCommand = keyof typeof codes;
export const readerCommands = Object.keys(codes) as readonly ReaderCommand[];
const commandsByCode = new Map<number, ReaderCommand>(readerCommands.map((command) => [codes[command], command]));

export interface SamAnswer {
  /** SW3. */
  readonly status: number;
  readonly data?: Buffer;
}

interface Card {
  readonly person: InventedPerson;
  readonly condition: CardCondition;
  /** A card that was read answers no more to "find" until it is lifted or the SAM is reset. */
  read: boolean;
  selected: boolean;
}

/** 05.03-20121101-0002345678-0123456789, the vector of devices.md §1.11. */
const samId = Buffer.from('050003000D063301CECA230015CD5B07', 'hex');
const ok = 0x90;
const readingMs = 60;

/** What a card in that condition answers to the reading. */
const readingFaults: Readonly<Partial<Record<CardCondition, number>>> = {
  unreadable: 0x41,
  fake: 0x32,
  damaged: 0x33,
  fingerprintDamaged: 0x37,
  wrongLength: 0x3f,
  refusing: 0x31,
  empty: 0x91,
};
const selectingFaults: Readonly<Partial<Record<CardCondition, number>>> = { unrecognised: 0x40, unselectable: 0x81 };

export class SamModule {
  fault: ReaderFault = 'none';
  /** How often a card has been looked for. */
  finds = 0;
  #card: Card | null = null;
  readonly #forced = new Map<ReaderCommand, number>();

  place(person: InventedPerson, condition: CardCondition): void {
    this.#card = { person, condition, read: false, selected: false };
  }

  remove(): void {
    this.#card = null;
  }

  /** From now on every such command is answered with this SW3; null: as the card says. */
  force(command: ReaderCommand, status: number | null): void {
    if (status === null) this.#forced.delete(command);
    else this.#forced.set(command, status);
  }

  heal(): void {
    this.fault = 'none';
    this.#forced.clear();
  }

  /** After a reset, or with power again, a card that lies there is like a new one. */
  forget(): void {
    if (this.#card) this.#card = { ...this.#card, read: false, selected: false };
  }

  get card(): { readonly person: string; readonly condition: CardCondition; readonly read: boolean } | null {
    return this.#card && { person: this.#card.person.id, condition: this.#card.condition, read: this.#card.read };
  }

  knows(code: number): boolean {
    return commandsByCode.has(code);
  }

  async answer(code: number): Promise<SamAnswer> {
    const command = commandsByCode.get(code);
    if (command === undefined) return { status: 0x21 };
    if (this.fault === 'samFailed') return { status: 0x60 };
    if (this.fault === 'samUnauthorised' && command !== 'samId' && command !== 'reset') return { status: 0x66 };
    const forced = this.#forced.get(command);
    return forced === undefined ? await this.#carryOut(command) : { status: forced };
  }

  #carryOut(command: ReaderCommand): SamAnswer | Promise<SamAnswer> {
    switch (command) {
      case 'reset':
        this.forget();
        return { status: ok };
      case 'status':
        return { status: ok };
      case 'samId':
        return { status: ok, data: samId };
      case 'find':
        return this.#find();
      case 'select':
        return this.#select();
      case 'readBase':
        return this.#read((text) => baseInformation(text));
      case 'readFingerprints':
        return this.#read((text) => informationWithFingerprints(text, 1024));
      case 'readAddress':
        return this.#address();
    }
  }

  #find(): SamAnswer {
    this.finds += 1;
    const again = this.fault === 'findsAgain' || this.#card?.read === false;
    if (!this.#card || !again) return { status: 0x80 };
    if (this.fault === 'liftBeforeSelect') this.#card = null;
    return { status: 0x9f, data: Buffer.alloc(4) };
  }

  #select(): SamAnswer {
    const card = this.#card;
    if (!card || (card.read && this.fault !== 'findsAgain')) return { status: 0x81 };
    const refused = selectingFaults[card.condition];
    if (refused !== undefined) return { status: refused };
    card.selected = true;
    if (this.fault === 'liftBeforeRead') this.#card = null;
    return { status: ok, data: Buffer.alloc(8) };
  }

  async #read(information: (text: Buffer) => Buffer): Promise<SamAnswer> {
    const lying = this.#card;
    if (!lying?.selected) return { status: 0x41 };
    await pause(readingMs);
    if (this.fault === 'liftMidRead') this.#card = null;
    if (this.#card !== lying) return { status: 0x41 };
    const refused = readingFaults[lying.condition];
    if (refused !== undefined) return { status: refused };
    lying.read = true;
    return { status: ok, data: information(cardText(lying.person, lying.condition)) };
  }

  #address(): SamAnswer {
    if (!this.#card?.selected) return { status: 0x41 };
    const address = this.#card.person.latestAddress;
    return address === undefined ? { status: 0x91 } : { status: ok, data: addressText(address) };
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
