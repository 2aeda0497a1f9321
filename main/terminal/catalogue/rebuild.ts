// One rebuild of the catalogue: all of it happens in a worker thread, this thread hands over message numbers and waits.

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { errorText } from '../../../contract/log/log.ts';
import { fail, type Result } from '../../../contract/result.ts';
import type { PlatformOptions } from '../platform/options.ts';
import { removeUnfinished } from '../store/catalogue/schema.ts';
import type { BuildTask, FromWorker, PlainPlatformOptions, ToWorker } from './build-orders.ts';
import type { CatalogueFacts, PagesFault } from './types.ts';

export interface RebuildOptions {
  readonly folder: string;
  readonly platform: PlainPlatformOptions & Pick<PlatformOptions, 'messageIds'>;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  /** Items in the catalogue in use; 0: there is none. */
  readonly before: number;
  /** Closes the catalogue in use: its file is about to be replaced. */
  readonly beforeInstall: () => void;
  /** Ends the build at once. */
  readonly signal: AbortSignal;
}

/** Beside this file in a checkout, beside the terminal's program in a package. */
const workerProgram = path.join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'worker.ts' : 'catalogue-worker.mjs');

/** The catalogue in use stays whatever happens, until a whole new one is on the disk. */
export async function rebuild(options: RebuildOptions): Promise<Result<CatalogueFacts, PagesFault>> {
  const worker = new Worker(workerProgram, { workerData: taskOf(options) });
  const result = await attend(worker, options);
  await worker.terminate();
  try {
    // What has not been installed may be filling the disk.
    removeUnfinished(options.folder);
    return result;
  } catch (error) {
    return failed(error);
  }
}

function attend(worker: Worker, { platform, beforeInstall, signal }: RebuildOptions): Promise<Result<CatalogueFacts, PagesFault>> {
  return new Promise((resolve) => {
    let built: Result<CatalogueFacts, PagesFault> = fail({ code: 'ended' });
    const say = (message: ToWorker): void => worker.postMessage(message);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'wantMessageIds')
        return say({ kind: 'messageIds', ids: Array.from({ length: message.count }, platform.messageIds) });
      if (message.kind === 'installed') return resolve(built);
      built = message.result;
      if (!built.ok) return resolve(built);
      beforeInstall();
      say({ kind: 'install' });
    });
    worker.on('error', (error) => resolve(failed(error)));
    worker.on('exit', () => resolve(fail({ code: 'ended' })));
    signal.addEventListener('abort', () => resolve(fail({ code: 'ended' })), { once: true });
  });
}

/** A full disk, or a bug in the worker: the old catalogue goes on, and the next attempt begins anew. */
const failed = (error: unknown): Result<CatalogueFacts, PagesFault> => fail({ code: errorText(error) });

function taskOf({ folder, platform, now, before }: RebuildOptions): BuildTask {
  const { baseUrl, gateway, institution, divisions, terminal, receiverSystemCode, interfaceVersion, businessType } = platform;
  const { signIn, address, deadlineMs } = platform;
  return {
    folder,
    asOf: now(),
    before,
    platform: {
      ...{ baseUrl, gateway, institution, divisions, terminal, receiverSystemCode, interfaceVersion, businessType },
      ...(signIn === undefined ? {} : { signIn }),
      ...(address === undefined ? {} : { address }),
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
    },
  };
}
