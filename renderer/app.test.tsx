// The page as a whole: a function of the last View, calm when there is none, and honest about what it could not draw.

import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { pageOfEachTest } from './testing/page-of-each-test.ts';
import { sampleView } from './gallery/samples.ts';

const page = pageOfEachTest('requestAnimationFrame', 'cancelAnimationFrame');

const menu = sampleView('menu');

describe('the page', () => {
  it('is calm in three languages before the first View', () => {
    for (const words of ['正在启动，请稍等', '正在啟動，請稍候', 'Starting, one moment please']) expect(page.text()).toContain(words);
  });

  it('draws the last View and nothing of the one before', () => {
    page.show(menu);
    expect(page.text()).toContain('王*，您好');
    page.show({ ...sampleView('attract'), turn: 1 });
    expect(page.text()).not.toContain('王*');
  });

  it('takes size and language from the View', () => {
    page.show(sampleView('menu', { language: 'en', textSize: 'extra' }));
    expect(document.querySelector('.kiosk')?.getAttribute('data-size')).toBe('extra');
    expect(document.documentElement.lang).toBe('en');
  });

  it('keeps the screen and reports a View that is none', () => {
    page.show(menu);
    page.show({ ...menu, screen: { kind: 'unheardOf' } });
    expect(page.text()).toContain('王*，您好');
    expect(page.facts).toContainEqual({ kind: 'failed', where: 'view' });
  });

  it('reports a View as painted after the second frame', () => {
    page.show({ ...menu, sequence: 7 });
    act(() => vi.advanceTimersToNextFrame());
    expect(page.facts).toEqual([]);
    act(() => vi.advanceTimersToNextFrame());
    expect(page.facts).toEqual([{ kind: 'painted', epoch: 'gallery', sequence: 7 }]);
  });

  it('names the View that an answer is for', () => {
    page.show({ ...menu, turn: 5 });
    act(() => page.key('办完了').click());
    expect(page.intents).toEqual([{ kind: 'leave', epoch: 'gallery', turn: 5 }]);
  });

  it('reports touches and keys at most once a second', () => {
    page.show(menu);
    const touch = (): void => act(() => void window.dispatchEvent(new Event('pointerdown')));
    touch();
    touch();
    vi.advanceTimersByTime(999);
    act(() => void window.dispatchEvent(new Event('keydown')));
    expect(page.intents.map(({ kind }) => kind)).toEqual(['activity']);
    vi.advanceTimersByTime(1);
    touch();
    expect(page.intents.map(({ kind }) => kind)).toEqual(['activity', 'activity']);
  });

  it('takes a key that repeats itself for no sign of anybody', () => {
    page.show(menu);
    const press = (repeat: boolean): void => act(() => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'q', repeat })));
    press(false);
    for (let second = 0; second < 5; second += 1) {
      vi.advanceTimersByTime(1000);
      press(true);
    }
    expect(page.intents.map(({ kind }) => kind)).toEqual(['activity']);
  });

  it('shows a calm screen instead of one it cannot draw, reports it without its words, and recovers with the next question', () => {
    page.show({ ...menu, timeZone: 'No/Where' });
    expect(page.text()).toContain('正在恢复，请稍等');
    expect(page.text()).toContain('Recovering, one moment please');
    expect(page.facts).toEqual([{ kind: 'failed', where: 'render' }]);
    page.show({ ...menu, turn: 1 });
    expect(page.text()).toContain('王*，您好');
  });

  it('draws whatever a late page hears at once, and the last of it last', async () => {
    const many = Array.from({ length: 120 }, (_, sequence) => ({ ...menu, turn: 1 + Math.floor(sequence / 60), sequence }));
    await page.showAll([...many, { ...sampleView('attract'), turn: 9 }]);
    expect(document.querySelector('[data-screen]')?.getAttribute('data-screen')).toBe('attract');
    expect(page.facts).toEqual([]);
  });

  it('draws nothing of a visit whose end it has heard of', async () => {
    const drawn: (string | null)[] = [];
    const watch = new MutationObserver(() => drawn.push(document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? null));
    page.show(sampleView('attract'));
    watch.observe(document.body, { childList: true, subtree: true });
    await page.showAll([
      { ...menu, turn: 2 },
      { ...sampleView('result'), turn: 3 },
      { ...sampleView('attract'), turn: 4, visit: 7 },
    ]);
    watch.disconnect();
    expect(document.querySelector('[data-screen]')?.getAttribute('data-screen')).toBe('attract');
    expect(drawn).not.toContain('result');
    expect(drawn).not.toContain('menu');
  });

  it('clears the screen when nobody answers any more', () => {
    page.show(menu);
    page.link('lost');
    expect(page.text()).not.toContain('王*');
    expect(page.text()).toContain('正在恢复，请稍等');
  });

  it('says that the page was opened elsewhere', () => {
    page.show(menu);
    page.link('replaced');
    expect(page.text()).toContain('这个画面在别处打开了');
    expect(page.text()).not.toContain('王*');
  });

  it('lets the clock go on by itself', () => {
    page.show(menu);
    expect(page.text()).toContain('13:26');
    act(() => vi.advanceTimersByTime(60_000));
    expect(page.text()).toContain('13:27');
  });
});
