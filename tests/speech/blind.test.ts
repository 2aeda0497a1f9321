// Somebody who sees nothing: headphones in, the screen dark, keys only. What to press is decided by the lines that the page says, by nothing else.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Page } from '@playwright/test';
import { openKioskBrowser, type KioskBrowser } from '../support/browser.ts';
import { atAttract, atResult, backToAttract } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';

const speechBody = z.object({ text: z.string(), language: z.string(), speed: z.string() });

let stack: Stack;
let kiosk: KioskBrowser;
let ear: Ear;

interface Ear {
  /** Everything that was sent to be spoken, oldest first. */
  readonly heard: readonly string[];
  /** Waits until it is said, from the last key on. */
  readonly hears: (words: RegExp) => Promise<unknown>;
  /** Goes from key to key until one says that it is wanted, and presses it. */
  readonly choose: (words: RegExp) => Promise<void>;
}

/** The page takes a second press within half a second for a trembling hand, and keys that follow at once for a scanner. */
const paceMs = { Enter: 550, ArrowRight: 60 } as const;

function listenTo(page: Page): Ear {
  const heard: string[] = [];
  let since = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/speech') heard.push(speechBody.parse(request.postDataJSON()).text);
  });
  const press = async (key: keyof typeof paceMs): Promise<void> => {
    await page.waitForTimeout(paceMs[key]);
    since = heard.length;
    await page.keyboard.press(key);
  };
  const said = (words: RegExp): boolean => heard.slice(since).some((text) => words.test(text));
  return {
    heard,
    hears: (words) => until(`the words ${words}, after: ${heard.slice(-8).join(' / ')}`, () => said(words), 20_000),
    async choose(words) {
      for (let keys = 0; keys < 40; keys += 1) {
        await press('ArrowRight');
        // No key is silent: to go on before it has spoken would be to take its words for the next one's.
        await until('a word', () => heard.length > since, 20_000);
        if (said(words)) return press('Enter');
      }
      throw new Error(`no key says ${words}; heard: ${heard.slice(-12).join(' / ')}`);
    },
  };
}

const isDark = (page: Page): Promise<boolean> => page.locator('.blank').isVisible();

beforeAll(async () => {
  stack = await startStack({
    paperSpeed: 2000,
    simulators: ['--auxiliaries', '--board-port', '0', '--ups-port', '0'],
    configuration: (at) => {
      if (at.ioBoard === undefined) throw new Error('this world has no board');
      const device = (profile: string, { tcp }: typeof at.scanner): object => ({ profile, wire: { kind: 'tcp', ...tcp } });
      return {
        devices: {
          scanner: device('scanner-line-newland', at.scanner),
          idCardReader: device('id-card-reader-sam-v', at.idCardReader),
          receiptPrinter: device('receipt-printer-escpos-80mm', at.receiptPrinter),
          auxiliaries: device('io-board-modbus', at.ioBoard),
        },
      };
    },
  });
  await atAttract(stack);
  kiosk = await openKioskBrowser(stack.supervisor);
  ear = listenTo(kiosk.page);
  await kiosk.page.locator('.kiosk[data-screen="attract"]').waitFor();
}, 120_000);

afterAll(async () => {
  await kiosk?.close();
  await stack?.close();
});

describe('with headphones and a dark screen', () => {
  it('somebody signs in, hears the balance, takes a receipt and leaves', { timeout: 120_000 }, async () => {
    await stack.simulators.post('ioBoard/headphones', { plugged: true });
    await ear.hears(/耳机插好了/);
    await ear.choose(/^声音$/);
    await ear.hears(/请选声音大小/);
    await ear.choose(/黑屏听/);
    await ear.hears(/屏幕关了/);
    expect(await isDark(kiosk.page)).toBe(true);
    await ear.choose(/好了，回去/);
    await ear.hears(/您好，这里是医保自助服务/);

    await ear.choose(/身份证/);
    await ear.hears(/请把身份证平放在右边的感应区/);
    await stack.simulators.post('idCardReader/place', { person: 'employee' });
    await ear.hears(/身份证读好了，请先收起来/);
    await stack.simulators.post('idCardReader/remove');
    await ear.hears(/请选您要办的事/);
    expect(await isDark(kiosk.page)).toBe(true);

    await ear.choose(/账户里有多少钱/);
    await ear.hears(/个人账户还有三千二百八十六元五角/);
    await ear.choose(/打印凭条/);
    await ear.hears(/凭条打好了，请取走/);
    expect(await stack.simulators.receipts()).toHaveLength(1);
    await ear.choose(/拿好了|办完了/);
    await until('the end of the visit', () => ['attract', 'takeYourThings'].includes(stack.screen().kind), 20_000);
  });

  it('and on the loudspeaker the same screen keeps the balance to itself', { timeout: 60_000 }, async () => {
    await stack.simulators.post('ioBoard/headphones', { plugged: false });
    await backToAttract(stack);
    await atResult(stack, 'eVoucher');
    stack.tap({ kind: 'setSpeed', speed: 'fast' });
    stack.tap({ kind: 'setReading', reading: 'everything' });
    const from = ear.heard.length;
    await until('the stand-in', () => ear.heard.slice(from).some((text) => text.startsWith('这一项请看屏幕')), 20_000);
    await until('the public line after it', () => ear.heard.slice(from).some((text) => text.startsWith('查询时间')), 20_000);
    expect(ear.heard.slice(from).join()).not.toMatch(/三千二百八十六|王|尾号/);
    expect(ear.heard.slice(0, from).join()).toMatch(/三千二百八十六/);
  });

  it('nor does it name a dark screen for it: it says the way to the light, which is written there too', { timeout: 60_000 }, async () => {
    const { page } = kiosk;
    const from = { heard: ear.heard.length, log: stack.log.length };
    const heard = (): string => ear.heard.slice(from.heard).join('\n');
    const told = (line: string, end: string) =>
      stack.log.slice(from.log).some((entry) => entry.event === 'page.spoken' && entry.line === line && entry.end === end);
    stack.tap({ kind: 'setBlank', blank: true });
    await until('the stand-in to its end', () => told('private.darkHeadphones', 'whole'), 30_000);
    await until('the public line after it', () => heard().includes('查询时间'), 20_000);
    expect(heard()).toContain('这一项不能读出来。插上耳机就能听，或者碰两下屏幕再看。');
    expect(heard()).not.toMatch(/请看屏幕|三千二百八十六|王|尾号/);
    expect([told('result.balance', 'refused'), told('result.balance', 'whole')]).toEqual([true, false]);

    const way = page.locator('.blank b');
    const read = async (): Promise<string> => ((await way.textContent()) ?? '').replaceAll('\u200b', '');
    expect(await read()).toBe('碰两下屏幕就亮');
    // 21:1.
    const look = await way.evaluate((words) => {
      const [own, ground] = [getComputedStyle(words), getComputedStyle(words.closest('.blank') ?? words)];
      return [own.color, ground.backgroundColor];
    });
    expect(look).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    await page.mouse.click(540, 1000);
    await until('the words for the second touch', async () => (await read()) === '请马上再碰一下');
    await page.waitForTimeout(paceMs.Enter);
    await page.mouse.click(540, 1000);
    await until('the light', async () => !(await isDark(page)));
  });

  it('the log knows which lines were said, and not a word of them', async () => {
    const told = () => stack.log.filter(({ event }) => event === 'page.spoken');
    await until('the refusal in the log', () => told().some(({ line, end }) => line === 'result.balance' && end === 'refused'));
    const spoken = told();
    // Real sound, out of espeak-ng and Web Audio, to its end; and in the room nothing that was the person's.
    expect(spoken.some(({ by, end }) => by === 'synthesiser' && end === 'whole')).toBe(true);
    const refused = spoken.filter(({ end }) => end === 'refused').map(({ line, outlet }) => `${outlet} ${line}`);
    expect(refused).toContain('loudspeaker result.balance');
    expect(refused.some((line) => line.startsWith('headphones'))).toBe(false);
    const log = JSON.stringify(stack.log);
    for (const words of ['三千二百八十六', '身份证', '您好']) expect(log).not.toContain(words);
  });
});
