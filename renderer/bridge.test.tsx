// The page's stream: Views down, Intents up, coming back after a break, and a silence that is found out.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KioskBridge } from '../contract/page-fact.ts';
import { beatMs, silentMs } from '../contract/silence-watch.ts';
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

  /** Where the server hangs, the end of the line is not heard of. */
  close(): void {
    this.readyState = 2;
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
  vi.restoreAllMocks();
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

  describe('when its server hangs', () => {
    const beat = JSON.stringify({ kind: 'beat' });
    const view = (sequence: number): string => JSON.stringify({ kind: 'view', view: { sequence } });
    let links: string[];
    let seen: unknown[];

    beforeEach(() => {
      [links, seen] = [[], []];
      stream.onLink((link) => links.push(link));
      stream.onView((shown) => seen.push(shown));
      newest().open();
      newest().say(view(1));
    });

    it('calls the link lost, and shows what a new line brings', () => {
      vi.advanceTimersByTime(silentMs + beatMs);
      expect(links).toEqual(['up', 'lost']);
      expect(FakeSocket.made).toHaveLength(2);
      newest().open();
      newest().say(view(2));
      expect([links, seen]).toEqual([
        ['up', 'lost', 'up'],
        [{ sequence: 1 }, { sequence: 2 }],
      ]);
    });

    it('hears nothing more of the old line, not even that another page has it', () => {
      vi.advanceTimersByTime(silentMs + beatMs);
      const [old] = FakeSocket.made;
      newest().open();
      newest().say(view(2));
      old?.say(view(1));
      old?.drop(4001);
      vi.advanceTimersByTime(silentMs - beatMs);
      expect([links, seen]).toEqual([
        ['up', 'lost', 'up'],
        [{ sequence: 1 }, { sequence: 2 }],
      ]);
      expect(FakeSocket.made).toHaveLength(2);
    });

    it('waits on the new line for as long as it takes, and finds out the next silence too', () => {
      vi.advanceTimersByTime(100 * silentMs);
      expect([links, FakeSocket.made.length]).toEqual([['up', 'lost'], 2]);
      newest().open();
      newest().say(view(2));
      vi.advanceTimersByTime(silentMs + beatMs);
      expect([links, FakeSocket.made.length]).toEqual([['up', 'lost', 'up', 'lost'], 3]);
    });

    it('is found out on a line that broke and does not come back either', () => {
      newest().drop();
      vi.advanceTimersByTime(silentMs + beatMs);
      expect([links, FakeSocket.made.length]).toEqual([['up', 'lost'], 2]);
    });

    it('keeps the link for as long as there are beats', () => {
      for (let beats = 0; beats < 100; beats += 1) {
        vi.advanceTimersByTime(beatMs);
        newest().say(beat);
      }
      expect([links, seen]).toEqual([['up'], [{ sequence: 1 }]]);
    });

    it('is not accused of what the page itself slept through', () => {
      newest().say(beat);
      vi.advanceTimersByTime(silentMs - beatMs);
      sleep(100 * silentMs);
      vi.advanceTimersByTime(beatMs);
      newest().say(beat);
      vi.advanceTimersByTime(silentMs - beatMs);
      expect(links).toEqual(['up']);
    });
  });
});

/** The clock goes on and no timer runs, as in a page that a debugger or a sleeping machine holds. */
function sleep(forMs: number): void {
  const awake = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => awake() + forMs);
}

describe('the stream of a window', () => {
  const sendIntent = vi.fn();
  const shows = new Set<(view: unknown) => void>();
  const beats = new Set<() => void>();
  let latest: unknown;
  let links: string[];
  let seen: unknown[];

  /** What the preload offers: the latest View at once to whoever listens. */
  const kiosk: KioskBridge = {
    sendIntent,
    sendFact: () => undefined,
    onView(listener) {
      shows.add(listener);
      if (latest !== undefined) listener(latest);
      return () => shows.delete(listener);
    },
    onBeat(listener) {
      beats.add(listener);
      return () => beats.delete(listener);
    },
  };
  const show = (view: unknown): void => {
    latest = view;
    for (const listener of shows) listener(view);
  };
  const beat = (): void => {
    for (const listener of beats) listener();
  };

  beforeEach(() => {
    [links, seen, latest] = [[], [], undefined];
    shows.clear();
    beats.clear();
    stream = openStream({ location, kiosk });
    stream.onLink((link) => links.push(link));
    stream.onView((view) => seen.push(view));
  });

  it('is the bridge that the window has', () => {
    stream.sendIntent({ kind: 'back', epoch: 'e', turn: 1 });
    expect(sendIntent).toHaveBeenCalledWith({ kind: 'back', epoch: 'e', turn: 1 });
    show(1);
    expect(seen).toEqual([1]);
  });

  it('is lost when neither Views nor beats come, and shows the View again at the next beat, once', () => {
    show(1);
    vi.advanceTimersByTime(10 * silentMs);
    expect([links, seen]).toEqual([['lost'], [1]]);
    beat();
    beat();
    expect([links, seen]).toEqual([
      ['lost', 'up'],
      [1, 1],
    ]);
    vi.advanceTimersByTime(10 * silentMs);
    expect(links).toEqual(['lost', 'up', 'lost']);
  });

  it('shows no View again when another has come before the beat', () => {
    show(1);
    vi.advanceTimersByTime(10 * silentMs);
    show(2);
    beat();
    expect(seen).toEqual([1, 2]);
  });

  it('is up for as long as there are beats', () => {
    show(1);
    for (let count = 0; count < 100; count += 1) {
      vi.advanceTimersByTime(beatMs);
      beat();
    }
    expect([links, seen]).toEqual([[], [1]]);
  });
});
