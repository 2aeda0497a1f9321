// The words of the fault matrix: what is tried on which device over which wire, and what was seen.

import type { CompletionCode, DeviceId } from '../../contract/device/message.ts';
import type { Outcome } from '../../contract/device/outcome.ts';
import type { DeviceStatus } from '../../contract/device/payloads.ts';
import type { Payload } from '../../drivers/driver.ts';
import type { Device } from '../../drivers/device.ts';
import type { Surroundings } from '../../drivers/devices.ts';
import type { Packaging } from '../../kiosk-config/profiles/hid-wrapper.ts';
import type { WorldOptions } from '../../simulators/world.ts';
import type { ByteWire } from '../../drivers/wire/wire.ts';
import type { Reality } from './reality.ts';

export type WireKind = 'tcp' | 'serial' | 'hid';

/** One order to the simulated world: a route of the control page, without the device, and its body. */
export type Act = readonly [route: string, body: Readonly<Record<string, unknown>>];

/**
 * `before`: the driver has had time to notice; `at`: just before the command's first byte; `amid`: in the middle of it, which each
 * command defines by what has just gone out on the wire.
 */
export type Moment = 'before' | 'at' | 'amid';

export interface Fault {
  readonly name: string;
  readonly moment: Moment;
  readonly acts: readonly Act[];
  /** The plain command goes first and nobody does anything after it: what it leaves lying there is the fault. */
  readonly isLeft?: true;
  /**
   * How long it takes to show, in ms: for so long the state has to be still before the command follows, and again before it counts.
   * Absent: as long as it takes to notice that a wire is lost.
   */
  readonly quietMs?: number;
  /** The one lie that nobody could know to be one, and why: it is shown, and is no violation. */
  readonly unknowable?: { readonly lie: string; readonly why: string };
  /** A device that is well all the same asks the citizen for something else: another card, a code again. */
  readonly asksCitizen?: true;
  /** Only for these wires; absent: for all. */
  readonly wires?: readonly WireKind[];
  /** Only for these commands; absent: for all. */
  readonly commands?: readonly string[];
}

export interface Truth {
  readonly code: CompletionCode;
  readonly payload: Payload;
  /** The papers that ever came out of the simulated device. */
  readonly papers: readonly Paper[];
  /** What was really so just before the command, and just after its completion. */
  readonly before: Reality;
  readonly after: Reality;
  /** What this command was about, different in every cell. */
  readonly mark: string;
}

export interface Paper {
  readonly text: string;
  readonly complete: boolean;
}

export interface SubjectCommand {
  readonly name: string;
  readonly timeoutMs: number;
  /** Digits that no other cell has. */
  readonly payload: (mark: string) => Payload;
  /** What a citizen does before it. */
  readonly stage: (mark: string) => readonly Act[];
  /** Written bytes that say: now the command is in its middle. null: it is over before anything could come in between. */
  readonly isAmid: ((written: Uint8Array) => boolean) | null;
  /** From such bytes to the middle, in ms: paper takes its time. */
  readonly amidAfterMs: number;
  /** What the citizen does comes after a fault that comes in the middle. */
  readonly stagesLate: boolean;
  /** … and after the command's beginning in any case. */
  readonly alwaysStagesLate?: boolean;
  /** Every sentence is a lie that the completion tells. */
  readonly lies: (truth: Truth) => readonly string[];
}

/** What is built anew for every rig: a driver in a device, over one wire. */
export interface Around extends Surroundings {
  readonly wire: ByteWire;
  readonly gate: Gate;
}

/** Holds idle checks back while a fault is armed, so that it falls on the command and not on them. */
export interface Gate {
  readonly isOpen: () => boolean;
  readonly entered: () => void;
  readonly left: () => void;
}

/** A device in the matrix. The first of its commands is also the plain one that has to succeed after each cell. */
export interface Subject {
  readonly name: string;
  readonly device: DeviceId;
  /** What the simulated world calls it; absent: the same. */
  readonly twin?: string;
  readonly wires: readonly WireKind[];
  /** Which model is simulated. */
  readonly world?: Partial<WorldOptions>;
  readonly hid?: { readonly place: { readonly vendorId: number; readonly productId: number }; readonly packaging: Packaging };
  readonly prepare: readonly Act[];
  readonly open: (around: Around) => Device;
  readonly isHealthy: (status: DeviceStatus) => boolean;
  /** Healthy, and nothing of the cell before is left on it; absent: healthy is enough. */
  readonly isReady?: (status: DeviceStatus) => boolean;
  /** What a citizen does who takes what stands in the exit; absent: nothing ever does. */
  readonly take?: readonly Act[];
  /** What a technician does to the device, besides its cable and its power. */
  readonly mend: readonly Act[];
  /** Route that tells the papers that came out; null: it has none. */
  readonly papers: string | null;
  readonly commands: readonly [SubjectCommand, ...SubjectCommand[]];
  readonly faults: readonly Fault[];
}

export const cancelName = 'Common.Cancel';
export const statusName = 'Common.Status';

/** Begins a violation that a machine which stood still may be to blame for. */
export const late = 'late: ';

export interface Cell {
  readonly subject: string;
  readonly wire: WireKind;
  /** A name of a command, or `Common.Cancel <name>`: that command canceled in its middle. */
  readonly command: string;
  readonly fault: string;
}

export const cellName = ({ subject, wire, command, fault }: Cell): string => `${subject}/${wire}/${command}/${fault}`;

export type Recovery = 'itself' | 'citizen' | 'technician';
/** Seconds until the device is healthy for good: from the completion, or where a hand was needed from that moment. */
export type SettleClass = '≤ 1' | '≤ 5' | '≤ 30' | 'never';

export interface CellResult {
  readonly cell: Cell;
  /** While the fault lasts. */
  readonly state: string;
  readonly code: string;
  readonly outcome: Outcome | null;
  readonly recovery: Recovery;
  readonly settle: SettleClass;
  readonly commandMs: number;
  readonly settleMs: number;
  /** Completion codes of what was asked while the fault lasted. */
  readonly asked: readonly { readonly name: string; readonly code: string }[];
  /** How long the machine stood still in the meantime, in ms: what was seen then may be its doing and not the device's. */
  readonly stalledMs: number;
  /** What the completion says and is not true, where nobody could know better. */
  readonly excuse: string | null;
  /** Empty: the cell holds. */
  readonly violations: readonly string[];
}
