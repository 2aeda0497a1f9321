// app://kiosk: the only address the window knows, served from the built page's folder and nowhere else.

import { protocol, type Session } from 'electron';
import { pageFileOf, readPageFile, securityHeaders } from '../gate/page-files.ts';
import { shellOrigin } from '../gate/sender.ts';

export const homeAddress = `${shellOrigin}/index.html`;

/** Must run before Electron is ready. No bypassCSP, no corsEnabled, no service workers: not listed is off. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveAppScheme(session: Session, root: string): void {
  session.protocol.handle('app', (request) => answer(request, root));
}

async function answer({ method, url }: Request, root: string): Promise<Response> {
  const { host, pathname } = new URL(url);
  const page = method === 'GET' && host === new URL(shellOrigin).host ? pageFileOf(pathname) : null;
  const body = page === null ? null : await readPageFile(root, page);
  if (page === null || body === null) return new Response(null, { status: 404, headers: { ...securityHeaders } });
  return new Response(new Uint8Array(body), { headers: { ...securityHeaders, 'content-type': page.mime } });
}
