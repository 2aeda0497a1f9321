// Electron's own release, from GitHub or the mirror that ELECTRON_MIRROR names; an interrupted download goes on where it stopped.

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startProgress } from './progress.ts';
import { unzip } from './unzip.ts';

const require = createRequire(import.meta.url);
const { version } = require('electron/package.json') as { version: string };

export const release = { version, platform: process.platform, arch: process.arch } as const;

/** The server has to answer within this time … */
const answerWithinMs = 5_000;
/** … and a download that takes longer than this is given up: the registry is tried instead, where that is possible. */
const wholeWithinMs = 240_000;

/** Fills `folder` with the release, or throws. `work` keeps what has been downloaded so far. */
export async function electronFromRelease(folder: string, work: string): Promise<void> {
  const name = `electron-v${release.version}-${release.platform}-${release.arch}.zip`;
  const expected = (require('electron/checksums.json') as Record<string, string>)[name];
  if (expected === undefined) throw new Error(`there is no Electron ${release.version} for ${release.platform} ${release.arch}`);
  const archive = path.join(work, name);
  const part = `${archive}.part`;
  await download(name, part);
  if ((await sha256(part)) !== expected) {
    await rm(part);
    throw new Error(`${name} arrived damaged`);
  }
  await rename(part, archive);
  const progress = startProgress('unpacking Electron');
  await unzip(
    archive,
    folder,
    (file) => file,
    (bytes) => progress.at(bytes),
  );
  progress.end(`Electron ${release.version}`);
}

async function download(name: string, part: string): Promise<void> {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/';
  const address = `${mirror.replace(/\/*$/, '/')}v${release.version}/${name}`;
  const have = (await stat(part).catch(() => undefined))?.size ?? 0;
  const whole = new AbortController();
  const answer = setTimeout(() => whole.abort(new Error(`no answer within ${answerWithinMs / 1000} s`)), answerWithinMs);
  const response = await fetch(address, { headers: have === 0 ? {} : { range: `bytes=${have}-` }, signal: whole.signal });
  clearTimeout(answer);
  if (response.status === 416) return;
  if (!response.ok || response.body === null) throw new Error(`${new URL(address).host} answered ${response.status}`);
  const resumed = response.status === 206;
  const total = Number(response.headers.get('content-length') ?? Number.NaN) + (resumed ? have : 0);
  const progress = startProgress(`fetching Electron ${release.version} from ${new URL(address).host}`);
  const limit = setTimeout(() => whole.abort(new Error(`not complete after ${wholeWithinMs / 1000} s`)), wholeWithinMs);
  let bytes = resumed ? have : 0;
  const count = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      progress.at(bytes, total);
      yield chunk;
    }
  };
  try {
    await pipeline(response.body, count, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
  } finally {
    clearTimeout(limit);
  }
  progress.end('done');
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
