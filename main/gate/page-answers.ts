// What both faces answer to their page, once they know that it is their page that asks: its files, the owner's, and speech.

import type { OwnerFiles } from './owner-files.ts';
import { pageFileOf, readPageFile, securityHeaders } from './page-files.ts';
import { speechAddress, type SpeechDesk } from './speech.ts';

export interface PageRequest {
  readonly method: string;
  /** As it stands in the address, still encoded. */
  readonly pathname: string;
  readonly contentType: string | null;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

export interface PageAnswersOptions {
  /** Folder of the built page. */
  readonly root: string;
  readonly owner: OwnerFiles;
  readonly speech: SpeechDesk;
}

export function createPageAnswers({ root, owner, speech }: PageAnswersOptions): (request: PageRequest) => Promise<PageAnswer> {
  async function fileAt(pathname: string): Promise<PageAnswer> {
    const own = await owner.read(pathname);
    if (own !== null) return given(own.body, own.mime, { ...kept, ...own.headers });
    const page = pageFileOf(pathname);
    const body = page === null ? null : await readPageFile(root, page);
    return page === null || body === null ? refused(404) : given(body, page.mime, isBuilt(page.file) ? built : kept);
  }

  return async ({ method, pathname, contentType, body }) => {
    if (method === 'GET') return fileAt(pathname);
    if (method !== 'POST' || pathname !== speechAddress) return refused(405, { allow: 'GET' });
    // A form of another page can send text, never JSON, without being asked about it first.
    if (contentType?.split(';')[0]?.trim() !== 'application/json') return refused(415);
    const { status, wav } = await speech.answer(body);
    return wav === null ? refused(status) : given(wav, 'audio/wav', kept);
  };
}

/** What is spoken may be personal, the owner may have changed a file, and the page itself names the scripts of its own version. */
const kept = { 'cache-control': 'no-store' } as const;

/** Its name tells its content: kept, and its scripts with what the browser has made of them, so that the next visitor's page stands sooner. */
const built = { 'cache-control': 'private, max-age=31536000, immutable' } as const;
const isBuilt = (file: string): boolean => file.startsWith('assets/');

const given = (body: Buffer, mime: string, headers: Readonly<Record<string, string>> = {}): PageAnswer => ({
  status: 200,
  headers: { ...securityHeaders, ...headers, 'content-type': mime },
  body,
});

const refused = (status: number, headers: Readonly<Record<string, string>> = {}): PageAnswer => ({
  status,
  headers: { ...securityHeaders, ...headers },
  body: null,
});
