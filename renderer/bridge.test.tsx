// The stream of a browser: Views down, Intents up, and coming back after a break.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStream, type Stream } from './bridge.ts';

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static readonly made: FakeSocket[] = [];
  readonly sent: string[] = [];
  readonly address: string;
  readyState = 0;

  constructor(address: URL) {
    super();
    this.address = String(address);
    FakeSocket.made.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  drop(code = 1006): void {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

const newest = (): FakeSocket => {
  const socket = FakeSocket.made.at(-1);
  if (!socket) throw new Error('no socket was opened');
  return socket;
};

let stream: Stream;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made.length = 0;
  vi.stubGlobal('WebSocket', FakeSocket);
  stream = openStream(window);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the stream of a browser', () => {
  it('goes to /stream of the same origin', () => {
    expect(new URL(newest().address).pathname).toBe('/stream');
    expect(new URL(newest().address).protocol).toBe('ws:');
  });

  it('hands every View on, the latest at once to whoever comes later', () => {
    newest().open();
    newest().say(JSON.stringify({ kind: 'view', view: { sequence: 1 } }));
    const seen: unknown[] = [];
    stream.onView((view) => seen.push(view));
    newest().say(JSON.stringify({ kind: 'view', view: { sequence: 2 } }));
    expect(seen).toEqual([{ sequence: 1 }, { sequence: 2 }]);
  });

  it('ignores other kinds of message, and hands what is no JSON on as a View that is none', () => {
    const seen: unknown[] = [];
    stream.onView((view) => seen.push(view));
    newest().say(JSON.stringify({ kind: 'else' }));
    newest().say('{');
    expect(seen).toEqual([null]);
  });

  it('sends Intents and facts in their envelopes, and nothing into a closed line', () => {
    stream.sendFact({ kind: 'failed', where: 'view' });
    newest().open();
    stream.sendIntent({ kind: 'back', epoch: 'e', turn: 1 });
    stream.sendFact({ kind: 'failed', where: 'view' });
    expect(newest().sent.map((text): unknown => JSON.parse(text))).toEqual([
      { kind: 'intent', intent: { kind: 'back', epoch: 'e', turn: 1 } },
      { kind: 'fact', fact: { kind: 'failed', where: 'view' } },
    ]);
  });

  it('comes back with longer and longer waits, and calls the link lost when the first attempt failed too', () => {
    const links: string[] = [];
    stream.onLink((link) => links.push(link));
    newest().open();
    newest().drop();
    expect(links).toEqual(['up']);
    vi.advanceTimersByTime(250);
    expect(FakeSocket.made).toHaveLength(2);
    newest().drop();
    expect(links).toEqual(['up', 'lost']);
    vi.advanceTimersByTime(499);
    expect(FakeSocket.made).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.made).toHaveLength(3);
    newest().open();
    expect(links).toEqual(['up', 'lost', 'up']);
  });

  it('stays away when the page was opened elsewhere', () => {
    const links: string[] = [];
    stream.onLink((link) => links.push(link));
    newest().open();
    newest().drop(4001);
    vi.advanceTimersByTime(60_000);
    expect(links).toEqual(['up', 'replaced']);
    expect(FakeSocket.made).toHaveLength(1);
  });

  it('uses the bridge of the window where there is one', () => {
    const sendIntent = vi.fn();
    const own = openStream({ location, kiosk: { sendIntent, sendFact: vi.fn(), onView: () => () => undefined } });
    own.sendIntent({ kind: 'back', epoch: 'e', turn: 1 });
    expect(sendIntent).toHaveBeenCalledWith({ kind: 'back', epoch: 'e', turn: 1 });
  });
});
