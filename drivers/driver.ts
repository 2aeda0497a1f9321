// What a driver of one kind of device gives to the shell (device.ts) that all of them share.

import type { z } from 'zod';
import type { CompletionCode, DeviceId } from '../contract/device/message.ts';
import type { deviceCapabilities, DeviceStatus } from '../contract/device/payloads.ts';
import type { EndReason } from './queue.ts';
import type { Connection } from './wire/wire.ts';

export type Payload = Readonly<Record<string, unknown>>;

export interface Completion {
  readonly code: CompletionCode;
  readonly payload: Payload;
  /** Fixed words of the driver for the log, never what a person or a card said. */
  readonly error: string | null;
}

export interface CommandContext {
  /** Aborted with an EndReason by cancel, deadline or loss of the wire. */
  readonly signal: AbortSignal;
  readonly event: (name: string, payload: Payload) => void;
}

/** A command on one connection: it never outlives the session it was started on. */
export interface Command<Session> {
  readonly run: (session: Session, payload: unknown, context: CommandContext) => Promise<Completion>;
  readonly accepts: (payload: unknown) => boolean;
  /** The completion of a command that was not begun. */
  readonly notBegun: (why: EndReason | 'notReady') => Completion;
}

/** What the device says of itself once it answers. */
export type OwnCondition = 'online' | 'offline' | 'hardwareError' | 'userError';

/** What a driver may tell at any time. */
export interface Tell {
  /** The status changed: the shell reports it. */
  readonly statusChanged: () => void;
  readonly unsolicited: (name: string, payload: Payload) => void;
  /** Bytes that are no answer of this device. */
  readonly garbage: (bytes: number) => void;
}

/** What a session is to the shell: the end of the wire. */
export interface Receiver {
  readonly receive: (bytes: Uint8Array) => void;
}

/** `Session` is the state that belongs to one connection: decoders, half-received answers. */
export interface Driver<Session extends Receiver> {
  readonly device: DeviceId;
  readonly commands: Readonly<Record<string, Command<Session>>>;
  readonly open: (link: Connection, tell: Tell) => Session;
  /** @returns false when the peer does not answer as this device would. */
  readonly handshake: (session: Session, signal: AbortSignal) => Promise<boolean>;
  /** Runs when no command does: asks for a sign of life, and closes the link when there is none. */
  readonly idle: (session: Session, signal: AbortSignal) => Promise<void>;
  /** Milliseconds between two idle checks; null: this device cannot be asked. */
  readonly idleEvery: (session: Session) => number | null;
  readonly condition: () => OwnCondition;
  /** Set when what the device says of itself contradicts the profile: it is then not used, and says so. */
  readonly problem?: () => NonNullable<DeviceStatus['common']['problem']> | null;
  readonly status: () => Omit<DeviceStatus, 'common'>;
  /** The name of the profile is added by the shell. */
  readonly capabilities: () => Omit<z.infer<typeof deviceCapabilities>, 'profile'>;
}

/** Ties a command to the schema of its payload. */
export function command<Session, Schema extends z.ZodType>(
  schema: Schema,
  run: (session: Session, payload: z.infer<Schema>, context: CommandContext) => Promise<Completion>,
  notBegun: Command<Session>['notBegun'],
): Command<Session> {
  return {
    accepts: (payload) => schema.safeParse(payload).success,
    run: (session, payload, context) => run(session, schema.parse(payload), context),
    notBegun,
  };
}

/** The completion code of a command that was ended from outside. */
export function endCode(why: EndReason | 'notReady'): CompletionCode {
  return why === 'canceled' || why === 'timeOut' ? why : 'deviceNotReady';
}
