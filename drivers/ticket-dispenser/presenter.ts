// The presenter's commands, from the words of the profile to bytes.

import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import type { ClearMove } from './exit.ts';

export const hexBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

const twoDigits = (value: number): string => value.toString(16).padStart(2, '0');

/** null: this presenter has no such move. */
export function moveBytes(profile: TicketDispenserProfile, move: 'present' | ClearMove): Uint8Array | null {
  const command = profile.presenter[move];
  if (command === null) return null;
  const seconds = Math.min(255, Math.max(1, Math.round(profile.takeMs / 1000)));
  return hexBytes(command.replaceAll('{steps}', twoDigits(profile.presenter.steps)).replaceAll('{seconds}', twoDigits(seconds)));
}

/** Taken back where it can be, else pushed out; null: this presenter can do neither. */
export function clearMove({ presenter: { retract, eject } }: TicketDispenserProfile): ClearMove | null {
  if (retract !== null) return 'retract';
  return eject === null ? null : 'eject';
}
