// Tells everything that happens on a wire to a sink, with monotonic times: what a trace file and `driver watch` are made of.

import type { Clock } from '../clock.ts';
import type { ByteWire, ClosedWhy, Connection, OpenFault } from './wire.ts';

/** `at`: milliseconds of the clock. Bytes are copies, and may be personal: masking is the sink's affair. */
export type TraceEvent =
  | { readonly at: number; readonly kind: 'opened' }
  | { readonly at: number; readonly kind: 'refused'; readonly why: OpenFault }
  | { readonly at: number; readonly kind: 'closed'; readonly why: ClosedWhy }
  | { readonly at: number; readonly kind: 'in' | 'out'; readonly bytes: Uint8Array }
  | { readonly at: number; readonly kind: 'attention'; readonly on: boolean };

export function tracedWire(wire: ByteWire, clock: Clock, sink: (event: TraceEvent) => void): ByteWire {
  return {
    name: wire.name,
    open: async (listener) => {
      const opened = await wire.open({
        data: (bytes) => {
          sink({ at: clock.now(), kind: 'in', bytes: bytes.slice() });
          listener.data(bytes);
        },
        closed: (why) => {
          sink({ at: clock.now(), kind: 'closed', why });
          listener.closed(why);
        },
      });
      if (!opened.ok) {
        sink({ at: clock.now(), kind: 'refused', why: opened.fault });
        return opened;
      }
      sink({ at: clock.now(), kind: 'opened' });
      return { ok: true, value: traced(opened.value, clock, sink) };
    },
  };
}

function traced(connection: Connection, clock: Clock, sink: (event: TraceEvent) => void): Connection {
  const { attention } = connection;
  return {
    ...connection,
    write: (bytes, deadline) => {
      sink({ at: clock.now(), kind: 'out', bytes: bytes.slice() });
      return connection.write(bytes, deadline);
    },
    ...(attention
      ? {
          attention: (on: boolean) => {
            sink({ at: clock.now(), kind: 'attention', on });
            attention(on);
          },
        }
      : {}),
  };
}
