// app://kiosk: the only address the window knows: the built page's folder, the owner's, speech, and nothing else.

import { protocol, type Session } from 'electron';
import { securityHeaders } from '../gate/page-files.ts';
import type { PageAnswer, PageRequest } from '../gate/page-answers.ts';
import { shellOrigin } from '../gate/sender.ts';

export const homeAddress = `${shellOrigin}/index.html`;

/** Must run before Electron is ready. No bypassCSP, no corsEnabled, no service workers: not listed is off. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveAppScheme(session: Session, answerPage: (request: PageRequest) => Promise<PageAnswer>): void {
  session.protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    // Electron tells no Origin here: who may ask for more than a file is judged by the frame, in lockdown.ts.
    if (host !== new URL(shellOrigin).host) return new Response(null, { status: 404, headers: { ...securityHeaders } });
    const { status, headers, body } = await answerPage({
      method: request.method,
      pathname,
      contentType: request.headers.get('content-type'),
      body: request.body ?? nothing(),
    });
    // Of a scheme that only its own page can ask, an address that can't be asked so is one that isn't there.
    return new Response(body === null ? null : new Uint8Array(body), { status: status === 405 ? 404 : status, headers: { ...headers } });
  });
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A request without a body.
}
