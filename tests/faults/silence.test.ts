// A process hangs, and nothing of a person stays on the screen: whoever listens to it finds out, and comes back when it goes on.

import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import type { View } from '../../contract/view.ts';
import { createFaceLink } from '../../main/gate/face-link.ts';
import { sampleView } from '../../renderer/gallery/samples.ts';
import { startStandInSupervisor } from '../e2e/lockdown-stage.ts';
import { openKioskBrowser } from '../support/browser.ts';
import { atMenu } from '../support/journey.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { until } from '../support/until.ts';

/** Longer than it takes on a machine with nothing else to do (6 to 8 s): a watch counts no look that is late. */
const withinMs = 25_000;

/** Notes all that stands on the page from now on, and each end of a line that the page was told of. */
async function record(page: Page): Promise<() => Promise<{ readonly texts: readonly string[]; readonly ends: number }>> {
  await page.addInitScript(() => {
    const noted = { texts: [] as string[], ends: 0 };
    Object.assign(window, { noted });
    addEventListener('DOMContentLoaded', () => {
      const note = (): void => {
        const text = (document.querySelector('#root')?.textContent ?? '').replaceAll(/[\u200b\u2060]/g, '');
        if (noted.texts.at(-1) !== text) noted.texts.push(text);
      };
      new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    const { WebSocket: Plain } = window;
    window.WebSocket = class extends Plain {
      constructor(...place: ConstructorParameters<typeof Plain>) {
        super(...place);
        this.addEventListener('close', () => {
          noted.ends += 1;
        });
      }
    };
  });
  await page.reload();
  return () => page.evaluate(() => Reflect.get(window, 'noted'));
}

const shows = (page: Page, screen: View['screen']['kind']): Promise<void> =>
  page.locator(`[data-screen="${screen}"]`).waitFor({ timeout: withinMs });
const wordsOn = async (page: Page): Promise<string> => (await page.locator('#root').textContent()) ?? '';

function sample(name: string, of: Partial<View>): View {
  const view = sampleView(name);
  if (view === null) throw new Error(`there is no sample ${name}`);
  return { ...view, ...of };
}

/** A face that trusts its line, as ours did: tells what it heard since it was last asked, and whether the line has ended. */
function trustfulFace({ socketPath, token }: Stack['supervisor']) {
  let heard = 0;
  let ended = false;
  const socket = connect(socketPath, () => socket.write(`${JSON.stringify({ kind: 'hello', token, face: 'web' })}\n`));
  socket.on('data', () => (heard += 1));
  socket.on('close', () => (ended = true));
  return {
    since: () => {
      const told = { heard: heard > 0, ended };
      heard = 0;
      return told;
    },
    close: () => socket.destroy(),
  };
}

describe.concurrent('what hangs is found out, and waited for', () => {
  it('the supervisor: the face takes the visit off the page, and puts it back', async () => {
    const stack = await startStack();
    try {
      await atMenu(stack);
      const trustful = trustfulFace(stack.supervisor);
      const { page, close } = await openKioskBrowser(stack.supervisor);
      await shows(page, 'menu');
      const name = /测\*+/;
      expect(await wordsOn(page)).toMatch(name);
      process.kill(stack.pid('supervisor'), 'SIGSTOP');
      trustful.since();
      await shows(page, 'starting');
      expect(await wordsOn(page)).not.toMatch(name);
      // The control: without a watch there is nothing to be noticed.
      expect(trustful.since()).toEqual({ heard: false, ended: false });
      process.kill(stack.pid('supervisor'), 'SIGCONT');
      await shows(page, 'menu');
      expect(await wordsOn(page)).toMatch(name);
      expect(trustful.since()).toEqual({ heard: true, ended: false });
      trustful.close();
      await close();
    } finally {
      expect((await stack.close()).orphans).toEqual([]);
    }
  }, 90_000);

  it('the web face: the page finds out by itself, and then shows what is now, and nothing of before', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'silence-'));
    const supervisor = startStandInSupervisor(folder);
    const { KIOSK_SUPERVISOR_SOCKET: socketPath = '', KIOSK_SUPERVISOR_TOKEN: token = '' } = supervisor.environment;
    const { page, web, close } = await openKioskBrowser({ socketPath, token });
    try {
      const noted = await record(page);
      await shows(page, 'starting');
      supervisor.show(sample('menu', { sequence: 2 }));
      await shows(page, 'menu');
      expect(await wordsOn(page)).toContain('王*');
      web.kill('SIGSTOP');
      await page.getByText('正在恢复').first().waitFor({ timeout: withinMs });
      const hung = await noted();
      expect(hung.texts.at(-1)).not.toContain('王*');
      // The control: the line itself told of nothing.
      expect(hung.ends).toBe(0);
      supervisor.show(sample('help', { sequence: 3, turn: 9 }));
      web.kill('SIGCONT');
      await shows(page, 'help');
      expect((await noted()).texts.slice(hung.texts.length).filter((text) => text.includes('您今天想办哪件事'))).toEqual([]);
    } finally {
      await close();
      supervisor.close();
      rmSync(folder, { recursive: true });
    }
  }, 90_000);

  it('its own supervisor: the face kills it and starts another', async () => {
    const program = path.join(import.meta.dirname, '../../main/gate/testing/fake-supervisor.ts');
    const views: View[] = [];
    const logged: [string, object][] = [];
    const link = createFaceLink({
      face: 'web',
      supervisor: { kind: 'standalone', node: process.execPath, program, environment: {} },
      onView: (view) => views.push(view),
      log: (event, fields) => void logged.push([event, fields]),
    });
    try {
      await until('the supervisor', () => views.length === 2);
      link.send({ kind: 'intent', intent: 'hang' });
      await until('the next supervisor', () => views.length >= 4 && views.at(-1)?.screen, withinMs);
      expect(views[2]?.screen).toEqual({ kind: 'starting', reason: 'restarting' });
      expect(views[3]?.epoch).not.toBe(views[1]?.epoch);
      expect(logged.map(([event, fields]) => [event, 'signal' in fields ? fields.signal : null])).toEqual([
        ['supervisor.silent', null],
        ['child.exited', 'SIGKILL'],
      ]);
    } finally {
      link.close();
    }
  }, 90_000);
});
