// What both faces, window and browser, stand on: a supervisor to speak to, its own or a given one, and always a View to show.

import type { FaceToSupervisor } from '../../contract/link.ts';
import type { Log } from '../../contract/log/log.ts';
import type { View } from '../../contract/view.ts';
import { faceView } from './face-view.ts';
import { refuseBySize } from './gate.ts';
import { createRefusalLog } from './refusal-log.ts';
import { startSupervisorChild, type SupervisorChildOptions } from './supervisor-child.ts';
import { createSupervisorConnection, type SupervisorConnectionOptions } from './supervisor-connection.ts';

/** `service`: somebody else runs the supervisor. `standalone`: the face starts one and ends it. */
export type SupervisorPlace =
  | { readonly kind: 'service'; readonly socketPath: string; readonly token: string }
  | ({ readonly kind: 'standalone' } & Omit<SupervisorChildOptions, 'log'>);

export interface FaceLinkOptions {
  readonly face: SupervisorConnectionOptions['face'];
  readonly supervisor: SupervisorPlace;
  /** Every View, the first before createFaceLink returns. */
  readonly onView: (view: View) => void;
  /** A scan is awaited (or no longer) from a scanner that types; only a face that has a keyboard minds. */
  readonly onWedge?: (on: boolean) => void;
  readonly log: Log;
}

/** What a page says, unbelieved: the supervisor's gate reads it. */
export type PageMessage = Extract<FaceToSupervisor, { kind: 'intent' | 'fact' }>;

export interface FaceLink {
  readonly send: (message: PageMessage) => void;
  /** What a scanner typed while `onWedge` had said so. */
  readonly sendTyped: (text: string) => void;
  readonly close: () => void;
}

export function createFaceLink({ face, supervisor, onView, onWedge = () => undefined, log }: FaceLinkOptions): FaceLink {
  let last: View | null = null;
  let sequence = 0;
  const refused = createRefusalLog(log);

  function showOwn(reason: 'starting' | 'restarting'): void {
    sequence += 1;
    onView(faceView({ reason, sequence, wallTime: Date.now(), last }));
  }

  showOwn('starting');
  const place =
    supervisor.kind === 'standalone' ? startSupervisorChild({ ...supervisor, log }) : { ...supervisor, kill: null, close: () => undefined };
  const connection = createSupervisorConnection({
    face,
    socketPath: place.socketPath,
    token: place.token,
    onView(view) {
      last = view;
      onView(view);
    },
    onWedge,
    onLost(why) {
      onWedge(false);
      showOwn('restarting');
      if (why !== 'silent') return;
      log('supervisor.silent', { killed: place.kill !== null });
      place.kill?.();
    },
  });

  return {
    send(message) {
      // Looked at here already: an oversized line would cost the page its connection, not only its message.
      const refusal = refuseBySize(message.kind === 'intent' ? message.intent : message.fact);
      if (refusal === null) connection.send(message);
      else refused(refusal, performance.now());
    },
    sendTyped: (text) => connection.send({ kind: 'typed', text }),
    close() {
      connection.close();
      place.close();
    },
  };
}
