// What goes over the channels between our processes: JSON, one of these shapes, checked by whoever receives it.

import { z } from 'zod';
import { deviceCommand, deviceReport } from './device/message.ts';
import { intent } from './intent.ts';
import { pageFact } from './page-fact.ts';
import { view } from './view.ts';

/** One code of a scanner that types like a keyboard: what it typed, without the Enter. */
const typed = z.string().min(1).max(4096);

/** Face (shell or web server) → supervisor. `intent` and `fact` are not believed yet: the gate reads them. */
export const faceToSupervisor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hello'), token: z.string().min(16).max(128), face: z.enum(['shell', 'web']) }),
  z.strictObject({ kind: z.literal('intent'), intent: z.unknown() }),
  z.strictObject({ kind: z.literal('fact'), fact: z.unknown() }),
  /** What a keyboard-wedge scanner typed while `wedge` was on. */
  z.strictObject({ kind: z.literal('typed'), text: typed }),
]);
export type FaceToSupervisor = z.infer<typeof faceToSupervisor>;

/**
 * `wedge`: catch what is typed fast, as a scanner does, and send it up; a face without a keyboard of its own ignores it. `beat`: the
 * supervisor lives, though it may have nothing to show.
 */
export const supervisorToFace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), view }),
  z.strictObject({ kind: z.literal('beat') }),
  z.strictObject({ kind: z.literal('wedge'), on: z.boolean() }),
]);
export type SupervisorToFace = z.infer<typeof supervisorToFace>;

export const supervisorToTerminal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('intent'), intent }),
  z.strictObject({ kind: z.literal('fact'), fact: pageFact }),
  z.strictObject({ kind: z.literal('device'), report: deviceReport }),
  /** The drivers process came up (again) or went: what was asked of it before will not be answered. */
  z.strictObject({ kind: z.literal('drivers'), state: z.enum(['up', 'down']) }),
  z.strictObject({ kind: z.literal('ping') }),
]);
export type SupervisorToTerminal = z.infer<typeof supervisorToTerminal>;

export const terminalToSupervisor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('view'), view }),
  z.strictObject({ kind: z.literal('device'), command: deviceCommand }),
  z.strictObject({ kind: z.literal('pong') }),
]);
export type TerminalToSupervisor = z.infer<typeof terminalToSupervisor>;

export const supervisorToDrivers = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('device'), command: deviceCommand }),
  z.strictObject({ kind: z.literal('typed'), text: typed }),
  z.strictObject({ kind: z.literal('ping') }),
]);
export type SupervisorToDrivers = z.infer<typeof supervisorToDrivers>;

export const driversToSupervisor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('device'), report: deviceReport }),
  z.strictObject({ kind: z.literal('wedge'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('pong') }),
]);
export type DriversToSupervisor = z.infer<typeof driversToSupervisor>;
