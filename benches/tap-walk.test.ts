// The walk's own measure: a slow answer counts in full, one that never comes as long as was waited, and only what does nothing is left out.

import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumOptions } from '../tests/support/browser.ts';
import { judge, readBudgets } from './budget.ts';
import { answerTimes, tap } from './tap-walk.bench.ts';
import { installWalk, type WalkTap } from './tap-walk-page.ts';

let browser: Browser;
let page: Page;
let finger: CDPSession;

const keys = ['quick', 'slow', 'nothing', 'chosen', 'asks', 'clock', 'said'] as const;

beforeAll(async () => {
  browser = await chromium.launch({ ...chromiumOptions, args: [...chromiumOptions.args] });
  page = await browser.newPage();
  await page.addInitScript(installWalk);
  await page.goto('about:blank');
  await page.evaluate((names) => {
    const heading = document.body.appendChild(document.createElement('h1'));
    const clock = document.body.appendChild(document.createElement('p'));
    clock.className = 'clock';
    let answers = 0;
    const answer = (): void => {
      answers += 1;
      heading.replaceChildren(`answer ${answers}`);
    };
    const acts: Record<string, () => void> = {
      quick: answer,
      slow: () => void setTimeout(answer, 600),
      asks: () => {
        try {
          WebSocket.prototype.send.call({} as WebSocket, JSON.stringify({ kind: 'intent', intent: { kind: 'home' } }));
        } catch {
          // There is nobody to send it to.
        }
      },
      clock: () => {
        clock.replaceChildren(String(Math.random()));
        setTimeout(answer, 600);
      },
      said: () => {
        const caption = document.createElement('p');
        caption.className = 'caption';
        document.body.append(caption);
        setTimeout(() => caption.replaceWith(caption.cloneNode()), 300);
      },
    };
    for (const name of names) {
      const key = document.body.appendChild(document.createElement('button'));
      key.className = 'key';
      key.textContent = name;
      key.style.cssText = 'display: block; width: 200px; height: 60px';
      if (name === 'chosen') key.setAttribute('aria-pressed', 'true');
      key.addEventListener('pointerdown', () => key.classList.add('pressed'));
      key.addEventListener('pointerup', () => {
        key.classList.remove('pressed');
        acts[name]?.();
      });
    }
  }, keys);
  finger = await page.context().newCDPSession(page);
}, 60_000);
afterAll(() => browser.close());

async function tapped(name: (typeof keys)[number]): Promise<WalkTap> {
  const box = await page.locator('button', { hasText: name }).boundingBox();
  if (!box) throw new Error(`no key ${name}`);
  return tap(page, finger, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

describe('a tap', () => {
  it('is answered by what it changes, however late, and not by its key coming up or by a clock that goes on', async () => {
    expect((await tapped('quick')).answer).toBe('came');
    for (const name of ['slow', 'clock'] as const) {
      const { answer, painted } = await tapped(name);
      expect([name, answer]).toEqual([name, 'came']);
      expect(painted).toBeGreaterThanOrEqual(600);
    }
  });

  it('is left out when nothing was to come of it, and counts as long as was waited when something was', async () => {
    const taps = [await tapped('nothing'), await tapped('chosen'), await tapped('said'), await tapped('asks')];
    expect(taps.map(({ answer }) => answer)).toEqual(['none', 'none', 'none', 'missing']);
    expect(answerTimes(taps)).toEqual([3000]);
  }, 30_000);

  it('of 600 ms breaks the promise of the p95: the control', async () => {
    const walked = [await tapped('slow'), await tapped('slow')];
    const verdicts = judge({ name: 'tap-walk', measured: answerTimes(walked), floor: [600] }, readBudgets());
    expect(verdicts.map(({ statistic, ok }) => [statistic, ok])).toEqual([
      ['median', true],
      ['p95', false],
    ]);
  });
});
