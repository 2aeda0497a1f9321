// A wire carries bytes both ways and nothing else; serial, tcp, hid, usb and the keyboard are alike from here on.

import type { LogText } from '../../contract/log/log.ts';
import type { Result } from '../../contract/result.ts';

/** Why a wire cannot be opened: `absent` nobody is there to open, `ambiguous` several fit the description, `timeOut` nobody answers, `failed` anything else. */
export type OpenFault = 'absent' | 'ambiguous' | 'busy' | 'timeOut' | 'failed';

/** `notSent`: not one byte left; `queueFull`: likewise; `lost` and `timeOut`: some may have arrived. Only `queueFull` leaves the connection open. */
export type WriteFault = 'notSent' | 'queueFull' | 'lost' | 'timeOut';

/** Why a connection ended: its far end or the system, a write deadline, or the driver that found its peer silent, or us. */
export type ClosedWhy = 'lost' | 'stalled' | 'silent' | 'stopped';

export interface WireListener {
  readonly data: (bytes: Uint8Array) => void;
  /** Exactly once for each connection, whoever ended it. */
  readonly closed: (why: ClosedWhy) => void;
}

/** One life of an open wire. Reopening gives another. */
export interface Connection {
  /** Succeeds when the system has taken the last byte and the line has had the time to carry it. An expired deadline closes the connection: what was stuck must not come out later. */
  readonly write: (bytes: Uint8Array, deadline: number) => Promise<Result<void, WriteFault>>;
  /** Idempotent. */
  readonly close: (why: ClosedWhy) => void;
  /** Only the keyboard has it: codes are awaited from now on, or no longer. */
  readonly attention?: (on: boolean) => void;
  /** Only serial ports have it: goes on at another speed; false: the port cannot. */
  readonly setBaudRate?: (baudRate: number) => Promise<boolean>;
  /** Only HID has it: a feature report, its id first; false: the device refused. */
  readonly sendFeature?: (report: Uint8Array) => Promise<boolean>;
}

export interface ByteWire {
  readonly name: LogText;
  /** Has a deadline of its own; one connection at a time. */
  readonly open: (listener: WireListener) => Promise<Result<Connection, OpenFault>>;
}
