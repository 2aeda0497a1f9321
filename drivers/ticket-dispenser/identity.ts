// Is this the printer that the profile describes? Asked before anything is moved.

import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import type { Identity, Printer } from '../escpos/printer.ts';
import type { ExitWatch } from './exit-watch.ts';
import { hexBytes } from './presenter.ts';

export type Found =
  | { readonly kind: 'accepted' | 'contradicted'; readonly identity: Identity }
  /** The command was ended or the wire lost. */
  | { readonly kind: 'ended' };

interface Asked {
  readonly escpos: Printer;
  readonly watch: ExitWatch;
  readonly profile: TicketDispenserProfile;
}

/** Noise may spoil one answer. */
const attempts = 2;
const nameless: Identity = { model: null, firmware: null };

export async function identify({ escpos, watch, profile }: Asked, signal: AbortSignal): Promise<Found> {
  const exit = await watch.read(signal);
  // It answers DLE EOT, or there would be no handshake: only its full status is one of another maker.
  if (!exit.ok) return exit.fault === 'silent' ? { kind: 'contradicted', identity: nameless } : { kind: 'ended' };
  if (profile.identity) return byModel(profile.identity, watch, signal);
  const identity = await escpos.identity(signal);
  const isOther = profile.model !== undefined && identity.model !== null && !identity.model.startsWith(profile.model);
  return { kind: isOther ? 'contradicted' : 'accepted', identity };
}

async function byModel(
  { ask, models }: NonNullable<TicketDispenserProfile['identity']>,
  watch: ExitWatch,
  signal: AbortSignal,
): Promise<Found> {
  const known = new Map(Object.entries(models).map(([answer, model]) => [hexText(hexBytes(answer)), model]));
  const length = Math.max(...[...known.keys()].map((answer) => answer.length / 2));
  let other: string | null = null;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answer = await watch.askRaw(hexBytes(ask), length, signal);
    if (!answer.ok) return { kind: 'ended' };
    // A printer that is silent about its model says nothing against the profile.
    if (!answer.value) return { kind: 'accepted', identity: nameless };
    const text = hexText(answer.value.subarray(0, length));
    const model = known.get(text);
    if (model !== undefined) return { kind: 'accepted', identity: { model, firmware: null } };
    other = text;
  }
  return { kind: 'contradicted', identity: { model: other && `0x${other.toUpperCase()}`, firmware: null } };
}

const hexText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
