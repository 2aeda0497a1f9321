// Worker thread that downloads and builds a catalogue: reading pages makes more garbage than the terminal's own thread may stop to collect.

import { randomBytes } from 'node:crypto';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { fail, type Result } from '../../../contract/result.ts';
import { createPlatformClient } from '../platform/client.ts';
import { type CatalogueBuild, startBuild } from '../store/catalogue/build.ts';
import type { BuildTask, FromWorker, ToWorker } from './build-orders.ts';
import { download } from './download.ts';
import { type Ask, createPlatformPages } from './platform-pages.ts';
import type { CatalogueFacts, PagesFault } from './types.ts';

if (parentPort === null) throw new Error('This is a worker thread: start it with node:worker_threads');
const port: MessagePort = parentPort;
const task: BuildTask = workerData;
const tell = (message: FromWorker): void => port.postMessage(message);

const build = startBuild(task.folder);
const numbers = createNumbers();
port.on('message', (message: ToWorker) => {
  if (message.kind === 'messageIds') return numbers.take(message.ids);
  build.install();
  tell({ kind: 'installed' });
  port.close();
});
tell({ kind: 'built', result: await downloadInto(build) });

async function downloadInto(into: CatalogueBuild): Promise<Result<CatalogueFacts, PagesFault>> {
  const downloaded = await download(createPlatformPages(asking()), into.add, new AbortController().signal);
  if (!downloaded.ok) return downloaded;
  const finished = into.finish(task.asOf, task.before);
  return finished.ok ? finished : fail({ code: finished.fault });
}

function asking(): Ask {
  const client = createPlatformClient({
    ...task.platform,
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    messageIds: numbers.next,
    // A thousand pages a night would fill the log; what became of the whole is logged by the terminal.
    log: () => undefined,
  });
  return async (question, signal) => {
    await numbers.enough();
    return client.ask(question, signal);
  };
}

/** Numbers for messages come from the terminal, which alone knows what has been used; a few at a time, they carry the time of day. */
function createNumbers() {
  /** More than one question can need: another try, a signing in. */
  const forOneQuestion = 8;
  const atOnce = 32;
  const ids: string[] = [];
  let arrived: () => void = () => undefined;
  return {
    take(more: readonly string[]) {
      ids.push(...more);
      arrived();
    },
    async enough(): Promise<void> {
      if (ids.length >= forOneQuestion) return;
      const come = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      tell({ kind: 'wantMessageIds', count: atOnce });
      await come;
    },
    next(): string {
      const id = ids.shift();
      if (id === undefined) throw new Error('one question took more message numbers than it may');
      return id;
    },
  };
}
