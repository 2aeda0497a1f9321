// The web face over real HTTP and WebSocket: the guest with the printed address, and everybody else.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { findEspeak } from '../gate/espeak.ts';
import { faceView } from '../gate/face-view.ts';
import { createOwnerFiles } from '../gate/owner-files.ts';
import { createPageAnswers } from '../gate/page-answers.ts';
import { securityHeaders } from '../gate/page-files.ts';
import { createSpeechDesk } from '../gate/speech.ts';
import { startWebServer, type WebServer } from './server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'web-server-'));
const root = path.join(folder, 'renderer');
mkdirSync(root);
writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>kiosk</title>');
writeFileSync(path.join(folder, 'secret.json'), 'secret');
afterAll(() => rmSync(folder, { recursive: true }));

const deadline = { timeout: 5000, interval: 10 };
const view = faceView({ reason: 'starting', sequence: 1, wallTime: 0, last: null });
let server: WebServer;
let addresses: string[];
let heard: unknown[];
const opened: WebSocket[] = [];

beforeEach(async () => {
  addresses = [];
  heard = [];
  server = await startWebServer({
    answerPage: createPageAnswers({
      root,
      owner: createOwnerFiles(null),
      speech: createSpeechDesk({ program: findEspeak(process.env.PATH) }),
    }),
    port: 0,
    onMessage: (message) => heard.push(message),
    onAddress: (url) => addresses.push(url),
  });
  server.show(view);
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.terminate();
  server.close();
});

const host = (): string => new URL(addresses[0] ?? '').host;
const address = (): string => addresses.at(-1) ?? '';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Unlike fetch, this sends the path and the headers as they are given. */
function ask(target: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', sent = ''): Promise<Answer> {
  const [hostname, port] = host().split(':');
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: String(Buffer.concat(parts)) }));
    })
      .on('error', reject)
      .end(sent);
  });
}

async function comeIn(): Promise<string> {
  const { pathname, search } = new URL(address());
  const { headers } = await ask(pathname + search);
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

/** Opens the stream as a browser would; `messages` grows, beats are only counted, `ended` is the close code or the refusing status. */
function stream(headers: Readonly<Record<string, string>>, target = '/stream') {
  const messages: { readonly kind?: string }[] = [];
  const socket = new WebSocket(`ws://${host()}${target}`, { headers });
  opened.push(socket);
  const ended = new Promise<number>((resolve) => {
    socket.on('close', resolve);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
  let beats = 0;
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { kind?: string };
    if (message.kind === 'beat') beats += 1;
    else messages.push(message);
  });
  return { socket, messages, beats: () => beats, ended };
}

const pageHeaders = (cookie: string) => ({ cookie, origin: `http://${host()}` });

describe('the page over HTTP', () => {
  it('is refused without the cookie, in Chinese and English, with the security headers', async () => {
    const { status, body, headers } = await ask('/');
    expect(status).toBe(403);
    expect(body).toContain('请使用启动时显示的网址');
    expect(body).toContain('address printed at start');
    expect(headers).toMatchObject(securityHeaders);
  });

  it('is given to the guest with the printed address, whose token then leaves the address bar', async () => {
    const { pathname, search } = new URL(address());
    const entered = await ask(pathname + search);
    expect(entered.status).toBe(303);
    expect(entered.headers.location).toBe('/');
    expect(String(entered.headers['set-cookie'])).toMatch(/^kiosk=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    const page = await ask('/', { cookie: await comeIn() });
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>kiosk</title>' });
    expect(page.headers).toMatchObject({ ...securityHeaders, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  });

  it('refuses a wrong token and one that was used', async () => {
    const { search } = new URL(address());
    expect((await ask('/?token=wrong')).status).toBe(403);
    expect((await ask(`/${search}`)).status).toBe(303);
    expect((await ask(`/${search}`)).status).toBe(403);
  });

  it('prints another address when one was used, and the guest before is out', async () => {
    const first = await comeIn();
    expect(addresses).toHaveLength(2);
    const second = await comeIn();
    expect((await ask('/', { cookie: first })).status).toBe(403);
    expect((await ask('/', { cookie: second })).status).toBe(200);
  });

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/nothing.html',
    '//secret.json',
    '/%',
    'http://evil.example/index.html',
    '*',
  ])('has nothing at %s', async (target) => {
    const { status, body } = await ask(target, { cookie: await comeIn() });
    expect(status).toBe(404);
    expect(body).toBe('');
  });

  it('is only read', async () => {
    const cookie = await comeIn();
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
      expect((await ask('/', pageHeaders(cookie), method)).status).toBe(405);
  });

  it('is not for a browser that was led here under another name', async () => {
    const cookie = await comeIn();
    expect((await ask('/', { cookie, host: 'evil.example' })).status).toBe(403);
    expect((await ask(`/${new URL(address()).search}`, { host: 'evil.example' })).status).toBe(403);
  });

  it('survives bytes that are no HTTP', async () => {
    const { hostname, port } = new URL(address());
    const closed = new Promise((resolve) => {
      connect(Number(port), hostname, function write(this: Socket) {
        this.end(Buffer.from([0, 1, 2, 255, 10, 10]));
      })
        .once('close', resolve)
        .resume();
    });
    await closed;
    expect((await ask('/')).status).toBe(403);
  });
});

describe('speech over HTTP', () => {
  const line = JSON.stringify({ text: '请把身份证放在这里', language: 'zh-Hans', speed: 'normal' });
  const json = { 'content-type': 'application/json' };

  it('is sound for the page that holds the cookie, and kept nowhere', async () => {
    const { status, headers, body } = await ask('/speech', { ...pageHeaders(await comeIn()), ...json }, 'POST', line);
    expect({ status, start: body.slice(0, 4) }).toEqual({ status: 200, start: 'RIFF' });
    expect(headers).toMatchObject({ 'content-type': 'audio/wav', 'cache-control': 'no-store', ...securityHeaders });
  });

  it('is for no other page: without cookie, from another origin, under another name, or as a form would send it', async () => {
    const good = { ...pageHeaders(await comeIn()), ...json };
    const statusOf = async (headers: Readonly<Record<string, string>>) => (await ask('/speech', headers, 'POST', line)).status;
    expect(await statusOf({ origin: good.origin, ...json })).toBe(403);
    expect(await statusOf({ cookie: good.cookie, ...json })).toBe(403);
    expect(await statusOf({ ...good, origin: 'http://evil.example' })).toBe(403);
    expect(await statusOf({ ...good, origin: 'null' })).toBe(403);
    expect(await statusOf({ ...good, host: 'evil.example' })).toBe(403);
    expect(await statusOf({ ...good, 'content-type': 'text/plain' })).toBe(415);
    expect(await statusOf(good)).toBe(200);
  });

  it('refuses a body without end, and goes on', async () => {
    const good = { ...pageHeaders(await comeIn()), ...json };
    expect((await ask('/speech', good, 'POST', 'x'.repeat(2_000_000))).status).toBe(413);
    expect((await ask('/speech', good, 'POST', line)).status).toBe(200);
  });
});

describe('the stream', () => {
  it('gives the latest View at once, and every one after it', async () => {
    const { messages } = stream(pageHeaders(await comeIn()));
    await vi.waitFor(() => expect(messages).toEqual([{ kind: 'view', view }]), deadline);
    server.show({ ...view, sequence: 2 });
    await vi.waitFor(() => expect(messages[1]).toEqual({ kind: 'view', view: { ...view, sequence: 2 } }), deadline);
  });

  it('beats for the page that has it', async () => {
    const { beats } = stream(pageHeaders(await comeIn()));
    await vi.waitFor(() => expect(beats()).toBeGreaterThan(0), deadline);
  });

  it('passes on Intents and facts unread', async () => {
    const { socket, messages } = stream(pageHeaders(await comeIn()));
    await vi.waitFor(() => expect(messages).toHaveLength(1), deadline);
    const sent = [
      { kind: 'intent', intent: { any: 'thing' } },
      { kind: 'fact', fact: 7 },
    ];
    for (const message of sent) socket.send(JSON.stringify(message));
    await vi.waitFor(() => expect(heard).toEqual(sent), deadline);
  });

  it('is refused without cookie, from another origin, under another name or at another path', async () => {
    const cookie = await comeIn();
    const good = pageHeaders(cookie);
    const refusals = [
      stream({ origin: good.origin }),
      stream({ ...good, cookie: 'kiosk=wrong' }),
      stream({ cookie }),
      stream({ ...good, origin: 'http://evil.example' }),
      stream({ ...good, origin: 'null' }),
      stream({ cookie, host: 'evil.example', origin: 'http://evil.example' }),
      stream(good, '/other'),
    ];
    expect(await Promise.all(refusals.map((refusal) => refusal.ended))).toEqual(refusals.map(() => 403));
  });

  it('belongs to one page: a newer one takes over and the older one is told', async () => {
    const headers = pageHeaders(await comeIn());
    const first = stream(headers);
    await vi.waitFor(() => expect(first.messages).toHaveLength(1), deadline);
    const second = stream(headers);
    expect(await first.ended).toBe(4001);
    expect(first.messages.at(-1)).toEqual({ kind: 'replaced' });
    await vi.waitFor(() => expect(second.messages).toEqual([{ kind: 'view', view }]), deadline);
    server.show({ ...view, sequence: 2 });
    await vi.waitFor(() => expect(second.messages).toHaveLength(2), deadline);
  });

  it.each([
    ['no JSON', 'hello', 4002],
    ['a message that a page has no right to', '{"kind":"hello","token":"0123456789abcdef","face":"web"}', 4002],
    ['a huge message', JSON.stringify({ kind: 'intent', intent: 'x'.repeat(100_000) }), 1009],
  ])('ends at %s and passes nothing on', async (_what, text, code) => {
    const { socket, messages, ended } = stream(pageHeaders(await comeIn()));
    await vi.waitFor(() => expect(messages).toHaveLength(1), deadline);
    socket.send(text);
    expect(await ended).toBe(code);
    expect(heard).toEqual([]);
  });
});
