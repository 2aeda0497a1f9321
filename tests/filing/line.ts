// The line to the platform, as a cable that can be pulled: without it nobody takes a connection, so that no byte can have arrived.

import { connect, createServer, type Socket } from 'node:net';

export interface Line {
  readonly url: string;
  readonly leadTo: (url: string) => void;
  readonly cut: () => void;
  readonly mend: () => Promise<void>;
}

export async function layLine(): Promise<Line> {
  let target = 0;
  let port = 0;
  const ends = new Set<Socket>();
  const keep = (end: Socket): Socket => {
    ends.add(end);
    end.on('error', () => end.destroy());
    return end.once('close', () => ends.delete(end));
  };
  const server = createServer((near) => {
    const far = keep(connect(target, '127.0.0.1'));
    keep(near).pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });

  const mend = async (): Promise<void> => {
    if (server.listening) return;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address !== null && typeof address === 'object') port = address.port;
  };
  await mend();

  return {
    url: `http://127.0.0.1:${port}`,
    leadTo(url) {
      target = Number(new URL(url).port);
    },
    cut() {
      server.close();
      for (const end of ends) end.destroy();
    },
    mend,
  };
}
