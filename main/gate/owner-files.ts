// /owner/: what the owner of the terminal gives to the page, from a folder beside the configuration: a mark and recorded clips.

import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Language, languages } from '../../contract/display.ts';
import { isPlainDrawing, type PictureSize, pngSize, webpSize } from './picture-size.ts';

export interface OwnerFile {
  readonly mime: string;
  readonly body: Buffer;
  /** Laid over the headers of every answer. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What /owner/index.json says. */
export interface OwnerIndex {
  /** Name of the picture in /owner/; null: the owner gave none. */
  readonly mark: string | null;
  /** Ids of the clips at /owner/clips/<language>/<id>.ogg. */
  readonly clips: Readonly<Record<Language, readonly string[]>>;
}

export interface OwnerFiles {
  /** null: no such file, and no address of the owner's at all. */
  readonly read: (pathname: string) => Promise<OwnerFile | null>;
}

const marks = ['mark.svg', 'mark.webp', 'mark.png'] as const;
const clipEndings = ['.ogg', '.mp3'] as const;
const most = { mark: 200 * 1024, clip: 2 * 1024 * 1024 } as const;

/** Pixels of a side: 64 MB once such a mark is unfolded. */
const mostPixels = 4096;

const isWithin = (size: PictureSize | null): boolean =>
  size !== null && [size.width, size.height].every((side) => side >= 1 && side <= mostPixels);

/** What the page can draw without harm; of sounds nothing is asked. */
const isFit: Readonly<Record<string, (body: Buffer) => boolean>> = {
  '.svg': isPlainDrawing,
  '.png': (body) => isWithin(pngSize(body)),
  '.webp': (body) => isWithin(webpSize(body)),
};

const mimeOf: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
};

/** A picture may carry scripts and addresses: as a document of its own it can neither run nor load anything. */
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const id = '[A-Za-z0-9][A-Za-z0-9.-]{0,79}';
const clipAddress = new RegExp(`^/owner/clips/(${languages.join('|')})/(${id})\\.(?:ogg|mp3)$`);
const clipName = new RegExp(`^(${id})\\.(?:ogg|mp3)$`);

/** The folder: `KIOSK_OWNER_FOLDER`, else `owner` beside the configuration; null: there is neither. */
export function ownerFolder(environment: Readonly<Record<string, string | undefined>>): string | null {
  const { KIOSK_OWNER_FOLDER: given, KIOSK_CONFIGURATION: configuration } = environment;
  if (given !== undefined && given !== '') return path.resolve(given);
  return configuration === undefined || configuration === '' ? null : path.join(path.dirname(path.resolve(configuration)), 'owner');
}

export function createOwnerFiles(folder: string | null): OwnerFiles {
  return {
    async read(pathname) {
      if (pathname === '/owner/index.json') return answer('.json', Buffer.from(JSON.stringify(await indexOf(folder))));
      const mark = marks.find((name) => pathname === `/owner/${name}`);
      if (mark !== undefined) return readOwn(folder, mark, most.mark);
      const [, language, clip] = clipAddress.exec(pathname) ?? [];
      if (language === undefined || clip === undefined) return null;
      // One address a clip, whichever of the two kinds the owner recorded.
      for (const ending of clipEndings) {
        const found = await readOwn(folder, path.join('clips', language, clip + ending), most.clip);
        if (found !== null) return found;
      }
      return null;
    },
  };
}

async function indexOf(folder: string | null): Promise<OwnerIndex> {
  const readable = await Promise.all(marks.map((mark) => readOwn(folder, mark, most.mark)));
  return {
    mark: marks.find((_mark, at) => readable[at] !== null) ?? null,
    clips: {
      'zh-Hans': await clipIds(folder, 'zh-Hans'),
      'zh-Hant': await clipIds(folder, 'zh-Hant'),
      en: await clipIds(folder, 'en'),
    },
  };
}

async function clipIds(folder: string | null, language: Language): Promise<readonly string[]> {
  if (folder === null) return [];
  try {
    const names = await readdir(path.join(folder, 'clips', language));
    return [...new Set(names.flatMap((name) => clipName.exec(name)?.[1] ?? []))].sort();
  } catch {
    // An owner who gives nothing has no folder.
    return [];
  }
}

/** No link leads out of the folder, and nothing is read that is larger than it may be or no plain file, nor given that is not fit. */
async function readOwn(folder: string | null, file: string, mostBytes: number): Promise<OwnerFile | null> {
  if (folder === null) return null;
  try {
    const [home, real] = await Promise.all([realpath(folder), realpath(path.join(folder, file))]);
    const found = await stat(real);
    if (!real.startsWith(home + path.sep) || !found.isFile() || found.size > mostBytes) return null;
    const ending = path.extname(file);
    const body = await readFile(real);
    return (isFit[ending]?.(body) ?? true) ? answer(ending, body) : null;
  } catch {
    // Missing, unreadable or a folder: to the page it is all "not there".
    return null;
  }
}

function answer(ending: string, body: Buffer): OwnerFile {
  const headers = ending === '.svg' ? { 'content-security-policy': picturePolicy } : {};
  return { mime: mimeOf[ending] ?? 'application/json; charset=utf-8', body, headers };
}
