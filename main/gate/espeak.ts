// espeak-ng as a child: the text goes in by a pipe and comes back as sound; no file, no argument and no log ever holds it.

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { Language, Speed } from '../../contract/display.ts';

export interface Spoken {
  readonly text: string;
  readonly language: Language;
  readonly speed: Speed;
}

/** `failed`: it ended without sound, said too much or took too long. `cut`: somebody wants something else said. */
export type Speaking = { readonly kind: 'wav'; readonly wav: Buffer } | { readonly kind: 'failed' | 'cut' };

/**
 * Mandarin for both scripts. Not `cmn`: that one, of espeak-ng 1.51, reads the pinyin of each character as an English word.
 */
const voiceOf: Readonly<Record<Language, string>> = { 'zh-Hans': 'cmn-latn-pinyin', 'zh-Hant': 'cmn-latn-pinyin', en: 'en-gb' };

/** Words a minute: 0.7, 0.85 and 1 of espeak-ng's own 175. */
const paceOf: Readonly<Record<Speed, number>> = { slow: 123, normal: 149, fast: 175 };

/** Whoever has ended has written everything: this is for reading it out of the pipe. */
const lastWordsMs = 500;

/** Six minutes of sound: 300 characters never take so long. */
const mostBytes = 16 * 1024 * 1024;

/** Looked for once, at start; null where there is none, as on Windows. */
export function findEspeak(searchPath: string | undefined): string | null {
  if (process.platform === 'win32') return null;
  const folders = (searchPath ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, 'espeak-ng')).find(isProgram) ?? null;
}

export interface SpeakOptions {
  readonly program: string;
  readonly deadlineMs: number;
  /** Ends it: something else is to be said. */
  readonly signal: AbortSignal;
}

export function speakWithEspeak({ text, language, speed }: Spoken, { program, deadlineMs, signal }: SpeakOptions): Promise<Speaking> {
  // Killed outright: what hangs does not hear a polite word, and there is nothing to put in order.
  const child = spawn(program, ['-v', voiceOf[language], '-s', String(paceOf[speed]), '-b', '1', '--stdin', '--stdout'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: '/',
    env: { LANG: 'C.UTF-8' },
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
  });
  const kill = (): boolean => child.kill('SIGKILL');
  const parts: Buffer[] = [];
  let bytes = 0;
  signal.addEventListener('abort', kill, { once: true });
  child.stdout.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostBytes) kill();
    else parts.push(part);
  });
  // Its own words for a child that died before it had read them.
  child.stdin.on('error', () => undefined);
  child.stdin.end(withoutControls(text));
  return new Promise((resolve) => {
    let lastWords: NodeJS.Timeout | undefined;
    const end = (code: number | null): void => {
      signal.removeEventListener('abort', kill);
      clearTimeout(lastWords);
      // A child of its own that still holds the pipe keeps nothing open here.
      child.stdout.destroy();
      const wav = code === 0 ? finishedWav(Buffer.concat(parts)) : null;
      if (signal.aborted) resolve({ kind: 'cut' });
      else resolve(wav === null ? { kind: 'failed' } : { kind: 'wav', wav });
    };
    child.once('error', () => end(null));
    // What was killed has nothing more to say, and what ended little, even if a child of its own holds the pipe.
    child.once('exit', (code, killedBy) => {
      if (killedBy !== null) end(null);
      else lastWords = setTimeout(end, lastWordsMs, code);
    });
    child.once('close', end);
  });
}

/** `[[…]]` would be read as phonemes; control characters end sentences or mean commands. */
const withoutControls = (text: string): string => text.replaceAll(/\p{C}/gu, ' ').replaceAll('[[', '[ [');

const head = { riffSize: 4, dataName: 36, dataSize: 40, whole: 44 } as const;

/** A stream's head claims two gigabytes: here stands what came. null: this is no sound. */
function finishedWav(wav: Buffer): Buffer | null {
  const named = (at: number): string => wav.toString('latin1', at, at + 4);
  if (wav.length <= head.whole || named(0) !== 'RIFF' || named(8) !== 'WAVE' || named(head.dataName) !== 'data') return null;
  wav.writeUInt32LE(wav.length - 8, head.riffSize);
  wav.writeUInt32LE(wav.length - head.whole, head.dataSize);
  return wav;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run.
    return false;
  }
}
