// What runs inside the page while a random walk taps it. Sent there as text: it may use nothing but the page itself.

/** Milliseconds on the page's own clock, which the tap guard's may be ahead of. */
export interface WalkTap {
  /** Finger down → the first frame after it. */
  readonly pressedPainted: number;
  /** Release → the frame that shows what came of it; as long as was waited where nothing came. */
  readonly painted: number;
  /** `none`: nothing was to come of it (chosen already, refused, or only said: the page neither drew nor told anything). `missing`: something was. */
  readonly answer: 'came' | 'missing' | 'none';
  /** From frame to frame, until a while after the tap. */
  readonly frames: readonly number[];
  /** The longest that anything moved meanwhile. */
  readonly longestMotion: number;
}

declare global {
  interface Window {
    tapWalk?: {
      readonly watch: () => void;
      readonly result: () => Promise<WalkTap>;
      readonly putClockForward: (milliseconds: number) => void;
    };
  }
}

/** Before anything else of the page runs. */
export function installWalk(): void {
  const clock = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => clock() + ahead;
  const answerWithin = 3000;
  const watchedAfter = 120;
  /** Asking what moves has every style reckoned up; what moves for longer is seen by every fourth frame as well. */
  const motionEvery = 4;
  /** What changes by itself and answers nobody. */
  const byItself = '.caption, .clock, .time-left';
  /** That somebody is there is told of every touch; it asks for nothing. */
  const asksNothing = /"kind":"(?:activity|painted|fact)"/;
  let told = 0;
  let heard = 0;
  const hear = ({ data }: MessageEvent): void => {
    if (String(data) !== '{"kind":"beat"}') heard += 1;
  };
  const heardFrom = new WeakSet<WebSocket>();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function counted(message): void {
    if (!asksNothing.test(String(message))) told += 1;
    // Captured: before the page itself hears of it.
    if (!heardFrom.has(this)) this.addEventListener('message', hear, { capture: true });
    heardFrom.add(this);
    send.call(this, message);
  };
  const unpressed = (classes: string | null): string => (classes ?? '').replace(/\bpressed\b/g, '').trim();
  /** That a key comes up again is not yet the answer; that it is chosen or lies flat now is one. */
  const isAnswer = ({ type, target, attributeName, oldValue, addedNodes, removedNodes }: MutationRecord): boolean => {
    const element = target instanceof Element ? target : target.parentElement;
    if (element?.closest(byItself)) return false;
    // Nor does the caption come or go as an answer.
    const changed = [...addedNodes, ...removedNodes];
    if (changed.length > 0 && changed.every((node) => node instanceof Element && node.matches(byItself))) return false;
    const key = type === 'attributes' ? element?.closest('.key, button') : null;
    if (!key || attributeName === null) return true;
    if (attributeName === 'class') return unpressed(oldValue) !== unpressed(element?.getAttribute('class') ?? null);
    return /^aria-(?!describedby)/.test(attributeName);
  };
  let result: Promise<WalkTap> | null = null;

  const afterNextFrame = (): Promise<number> =>
    new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted(clock()))));

  async function tapped(): Promise<WalkTap> {
    const frames: number[] = [];
    let longestMotion = 0;
    let watching = true;
    let last = 0;
    const onFrame = (time: number): void => {
      if (last > 0) frames.push(time - last);
      last = time;
      if (frames.length % motionEvery === 0) seeMotion();
      if (watching) requestAnimationFrame(onFrame);
    };
    const seeMotion = (): void => {
      for (const animation of document.getAnimations()) {
        const lasts = Number(animation.effect?.getComputedTiming().endTime ?? 0);
        longestMotion = Math.max(longestMotion, lasts);
      }
    };
    requestAnimationFrame(onFrame);
    let chosenAlready = false;
    const down = await new Promise<number>((pressed) =>
      window.addEventListener(
        'pointerdown',
        ({ timeStamp, target }) => {
          chosenAlready = target instanceof Element && target.closest('[aria-pressed="true"], [aria-checked="true"]') !== null;
          pressed(timeStamp);
        },
        { capture: true, once: true },
      ),
    );
    const pressedPainted = afterNextFrame().then((at) => at - down);
    const [toldBefore, heardBefore] = [told, heard];
    const up = await new Promise<number>((released) =>
      window.addEventListener('pointerup', ({ timeStamp }) => released(timeStamp), { capture: true, once: true }),
    );
    const screen = await new Promise<number | null>((came) => {
      const observer = new MutationObserver((changes) => {
        if (!changes.some(isAnswer)) return;
        observer.disconnect();
        // What the terminal shows by itself answers nobody who asked it nothing.
        if (told === toldBefore && heard > heardBefore) came(null);
        else void afterNextFrame().then(came);
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true });
      setTimeout(() => {
        observer.disconnect();
        came(null);
      }, answerWithin);
    });
    const painted = screen === null ? answerWithin : screen - up;
    const answer = screen !== null ? 'came' : chosenAlready || told === toldBefore ? 'none' : 'missing';
    await new Promise((rested) => setTimeout(rested, watchedAfter));
    watching = false;
    return { pressedPainted: await pressedPainted, painted, answer, frames, longestMotion };
  }

  const tooLong = (): Promise<never> => new Promise((_, refuse) => setTimeout(() => refuse(new Error('the tap did not come')), 10_000));

  window.tapWalk = {
    watch: () => {
      result = tapped();
    },
    result: () => Promise.race([result ?? Promise.reject(new Error('nobody watched')), tooLong()]),
    putClockForward: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly screen: string;
}

/** One of the keys that act, chosen by two numbers from 0 to 1: the bar one time in five. */
export function placeToTap([where, which]: readonly [number, number]): Place | null {
  const keys = [...document.querySelectorAll<HTMLElement>('button:not(.off, [aria-disabled="true"])')].filter(
    (key) => key.getClientRects().length > 0,
  );
  const inBar = keys.filter((key) => key.closest('.bar') !== null);
  const others = keys.filter((key) => key.closest('.bar') === null);
  const from = others.length === 0 || (inBar.length > 0 && where < 0.2) ? inBar : others;
  const key = from[Math.floor(which * from.length)];
  if (!key) return null;
  const { left, top, width, height } = key.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, screen: document.querySelector<HTMLElement>('[data-screen]')?.dataset.screen ?? '' };
}
