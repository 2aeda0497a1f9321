// The faults that are planted into a real page, one for every rule of the judge and every way in which it may be broken.

import type { Look, Subject } from './harness/variants.ts';
import type { Rule } from './inspect/finding.ts';

export interface Plant {
  readonly rule: Rule;
  readonly what: string;
  /** Another screen or part than the usual one. */
  readonly on?: Subject;
  readonly look?: Partial<Look>;
  readonly plant: () => void;
}

// What is planted runs inside the page, and may use nothing but the page.
export const plants: readonly Plant[] = [
  { rule: 'drawn', what: 'no kiosk', plant: () => document.querySelector('.kiosk')?.classList.remove('kiosk') },
  {
    rule: 'text-size',
    what: 'a title of 7.7 mm',
    plant: () => document.querySelector('h1')?.style.setProperty('font-size', 'calc(var(--mm) * 7.7)'),
  },
  {
    rule: 'text-size',
    what: 'a title of 9 mm in the largest size',
    look: { textSize: 'extra' },
    plant: () => document.querySelector('h1')?.style.setProperty('font-size', 'calc(var(--mm) * 9)'),
  },
  {
    rule: 'text-size',
    what: 'body text of the next smaller size',
    look: { textSize: 'large' },
    plant: () => document.querySelector<HTMLElement>('.kiosk')?.style.setProperty('font-size', 'calc(var(--mm) * 10.5)'),
  },
  {
    rule: 'text-size',
    what: 'words of 5 mm in a drawing',
    plant: () => {
      const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      drawing.setAttribute('viewBox', '0 0 100 100');
      drawing.style.cssText = 'width: calc(var(--mm) * 50)';
      const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      text.setAttribute('y', '50');
      text.style.fontSize = '10px';
      text.textContent = '字';
      drawing.append(text);
      document.querySelector('.content')?.prepend(drawing);
    },
  },
  { rule: 'contrast', what: 'grey on paper', plant: () => document.querySelector('h1')?.style.setProperty('color', '#666') },
  { rule: 'contrast', what: 'half see-through', plant: () => document.querySelector('h1')?.style.setProperty('opacity', '0.5') },
  {
    rule: 'contrast',
    what: '8 : 1 where 10 : 1 is promised',
    look: { theme: 'contrastLight' },
    plant: () => document.querySelector('h1')?.style.setProperty('color', '#505050'),
  },
  {
    rule: 'contrast',
    what: 'a key that is off and pale',
    plant: () => {
      const key = document.querySelector<HTMLElement>('.bar .key');
      key?.classList.add('off');
      key?.style.setProperty('color', '#777');
    },
  },
  {
    rule: 'clipped',
    what: 'a title cut off',
    plant: () => {
      const title = document.querySelector('h1');
      if (title) title.style.cssText = 'max-height: 0.7em; overflow: hidden';
    },
  },
  {
    rule: 'clipped',
    what: 'words at the very edge of the screen',
    plant: () => {
      const title = document.querySelector('h1');
      if (title) title.style.cssText = 'position: fixed; left: 1px';
    },
  },
  {
    rule: 'lost',
    what: 'a line beside the screen',
    plant: () => document.querySelector('h1')?.style.setProperty('margin-left', '5000px'),
  },
  {
    rule: 'overflow',
    what: 'a title that runs out of its box',
    plant: () => {
      const title = document.querySelector('h1');
      if (title) title.style.cssText = 'width: 3em; white-space: nowrap';
    },
  },
  {
    rule: 'ink',
    what: 'the tail of a g on the edge of its key',
    plant: () => {
      const key = document.querySelector<HTMLElement>('.answers .key');
      if (!key) return;
      key.textContent = 'g';
      key.style.cssText = 'place-content: end center; align-items: end; padding: 0; line-height: 1';
    },
  },
  {
    rule: 'ink',
    what: 'the tail of a g on the black edge of its key, and not beyond it',
    look: { theme: 'contrastLight' },
    plant: () => {
      const key = document.querySelector<HTMLElement>('.answers .key');
      if (!key) return;
      key.textContent = 'g';
      key.style.cssText = 'place-content: end center; align-items: end; padding: 0 0 5px; line-height: 1';
    },
  },
  {
    rule: 'ink',
    what: 'a typed letter that crosses the bottom of its box',
    on: { kind: 'state', name: 'question-division-typed' },
    look: { textSize: 'extra', layout: 'low' },
    plant: () => {
      const box = document.querySelector<HTMLElement>('.letters-typed > b');
      if (box) box.style.cssText = 'height: 0.9em; padding: 0';
    },
  },
  {
    rule: 'overlap',
    what: 'a title over the next line',
    plant: () => {
      const title = document.querySelector('h1');
      if (title) title.style.cssText = 'position: relative; top: 1.5em';
    },
  },
  {
    rule: 'scroll',
    what: 'something wider than the window',
    plant: () => {
      const wide = document.body.appendChild(document.createElement('div'));
      wide.style.cssText = 'position: absolute; width: 3000px; height: 1px';
      document.body.style.overflow = 'visible';
    },
  },
  {
    rule: 'alone',
    what: 'one character on the last line',
    plant: () => {
      const line = document.createElement('p');
      line.textContent = '请把身份证收好';
      line.style.cssText = 'width: 6.2em; word-break: break-all; text-wrap: wrap';
      document.querySelector('.content')?.prepend(line);
    },
  },
  {
    rule: 'target-size',
    what: 'a key of 15 mm',
    plant: () => {
      const key = document.querySelector<HTMLElement>('.answers .key:not(.lit)');
      if (key) key.style.cssText = 'min-height: 0; height: calc(var(--mm) * 15)';
    },
  },
  {
    rule: 'row-height',
    what: 'a key of a pad 19 mm high',
    plant: () => {
      const key = document.querySelector<HTMLElement>('.answers .key:not(.lit)');
      key?.classList.add('pad');
      if (key) key.style.cssText = 'min-height: 0; height: calc(var(--mm) * 19)';
    },
  },
  {
    rule: 'main-key',
    what: 'a main key of 76 mm',
    plant: () => {
      const key = document.querySelector<HTMLElement>('.key.lit');
      if (key) key.style.cssText = 'min-width: 0; width: calc(var(--mm) * 76)';
    },
  },
  {
    rule: 'main-key',
    what: 'a main key 24 mm high',
    plant: () => {
      const key = document.querySelector<HTMLElement>('.key.lit');
      if (key) key.style.cssText = 'min-height: 0; height: calc(var(--mm) * 24)';
    },
  },
  {
    rule: 'gap',
    what: 'a key on the line above its ledge',
    plant: () => document.querySelector<HTMLElement>('.answers')?.style.setProperty('padding-top', '1px'),
  },
  {
    rule: 'gap',
    what: 'two keys of the bar 3.5 mm apart',
    plant: () => document.querySelector<HTMLElement>('.bar .key')?.style.setProperty('margin-right', 'calc(var(--mm) * -1)'),
  },
  {
    rule: 'reach',
    what: 'a key at the top of the low layout',
    look: { layout: 'low' },
    plant: () => {
      const key = document.querySelector<HTMLElement>('.answers .key');
      if (key) key.style.cssText = 'position: fixed; top: 0';
    },
  },
  {
    rule: 'lit',
    what: 'a second lit key',
    plant: () => document.querySelector('.answers .key:not(.lit)')?.classList.add('lit'),
  },
  {
    rule: 'main-place',
    what: 'the main key first',
    plant: () => {
      const key = document.querySelector<HTMLElement>('.key.lit');
      if (key) key.style.cssText = 'order: -1; grid-column: 1';
    },
  },
  {
    rule: 'covered',
    what: 'a sheet over a title',
    plant: () => {
      const sheet = document.body.appendChild(document.createElement('div'));
      const { left, top, width, height } = document.querySelector('h1')?.getBoundingClientRect() ?? new DOMRect();
      sheet.style.cssText = `position: fixed; background: #fff; pointer-events: none; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
      sheet.className = 'planted';
    },
  },
  {
    rule: 'covered',
    what: 'a black sheet over a title',
    look: { theme: 'contrastLight' },
    plant: () => {
      const sheet = document.body.appendChild(document.createElement('div'));
      const { left, top, width, height } = document.querySelector('h1')?.getBoundingClientRect() ?? new DOMRect();
      sheet.style.cssText = `position: fixed; background: #000; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
      sheet.className = 'planted';
    },
  },
  {
    rule: 'covered',
    what: 'a pseudo-element of what stands around a title',
    plant: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.content::after { content: ""; position: absolute; inset: 0; background: #fff }');
      document.adoptedStyleSheets = [sheet];
      document.querySelector<HTMLElement>('.content')?.style.setProperty('position', 'relative');
    },
  },
  {
    rule: 'lit',
    what: 'the colour of the lamp on a key that is not lit',
    plant: () => document.querySelector<HTMLElement>('.answers .key:not(.lit)')?.style.setProperty('background', 'var(--lamp)'),
  },
  {
    rule: 'lit',
    what: 'no lit act at all',
    plant: () => {
      const key = document.querySelector('.answers .lit, .answers [data-main]');
      key?.classList.remove('lit');
      key?.removeAttribute('data-main');
    },
  },
  {
    rule: 'main-key',
    what: 'a main key of 60 mm that lies flat',
    on: { kind: 'part', name: 'signature' },
    plant: () => {
      const key = document.querySelector<HTMLElement>('.off[data-main]');
      if (key) key.style.cssText = 'min-width: 0; width: calc(var(--mm) * 60)';
    },
  },
  {
    rule: 'target-size',
    what: 'a place to sign 12 mm high',
    on: { kind: 'part', name: 'signature' },
    plant: () => {
      const surface = document.querySelector('canvas');
      if (surface) surface.style.cssText = 'min-height: 0; height: calc(var(--mm) * 12)';
    },
  },
  {
    rule: 'reach',
    what: 'a place to sign at the top of the low layout',
    on: { kind: 'part', name: 'signature' },
    look: { layout: 'low' },
    plant: () => {
      const surface = document.querySelector('canvas');
      if (surface) surface.style.cssText = 'position: fixed; top: 0';
    },
  },
  {
    rule: 'language',
    what: 'English that only a reader of the screen says',
    plant: () => document.querySelector('.answers .key')?.setAttribute('aria-label', 'Submit'),
  },
  {
    rule: 'language',
    what: 'Chinese that only a reader of the screen says',
    look: { language: 'en' },
    plant: () => document.querySelector('.content')?.setAttribute('title', '提交'),
  },
  {
    rule: 'raw-key',
    what: 'a key of the catalogue that only a reader of the screen says',
    plant: () => document.querySelector('.answers .key')?.setAttribute('aria-label', 'screens.review.submit'),
  },
  {
    rule: 'language',
    what: 'what nobody gave passed off as given',
    plant: () => {
      const title = document.querySelector('h1');
      title?.classList.add('given');
      title?.replaceChildren('Please check');
    },
  },
  { rule: 'language', what: 'two letters of English in Chinese', plant: () => document.querySelector('h1')?.replaceChildren('OK，请核对') },
  { rule: 'speech', what: 'nothing to say', plant: () => document.documentElement.removeAttribute('data-spoken') },
  {
    rule: 'raw-key',
    what: 'a key of the catalogue',
    plant: () => document.querySelector('h1')?.replaceChildren('screens.review.title'),
  },
  { rule: 'raw-key', what: 'a place not filled in', plant: () => document.querySelector('h1')?.replaceChildren('第{{at}}步') },
  {
    rule: 'language',
    what: 'Chinese in English',
    look: { language: 'en' },
    plant: () => document.querySelector('h1')?.replaceChildren('请核对'),
  },
  { rule: 'language', what: 'English in Chinese', plant: () => document.querySelector('h1')?.replaceChildren('Please check') },
  {
    rule: 'language',
    what: 'Simplified in Traditional',
    look: { language: 'zh-Hant' },
    plant: () => document.querySelector('h1')?.replaceChildren('请核对'),
  },
  { rule: 'language', what: 'Traditional in Simplified', plant: () => document.querySelector('h1')?.replaceChildren('請核對') },
  {
    rule: 'motion',
    what: 'a key that sinks for 100 ms',
    plant: () => document.querySelector<HTMLElement>('.key')?.style.setProperty('transition', 'transform 100ms'),
  },
  {
    rule: 'motion',
    what: 'something that blinks',
    plant: () =>
      document.querySelector('h1')?.animate([{ opacity: 1 }, { opacity: 0.9 }], { duration: 1000, iterations: Number.POSITIVE_INFINITY }),
  },
  {
    rule: 'paging',
    what: 'a key that turns nothing',
    plant: () => {
      const pages = document.createElement('div');
      pages.className = 'pages';
      const key = pages.appendChild(document.createElement('button'));
      key.className = 'key';
      key.textContent = '下一页';
      document.querySelector('.answers')?.append(pages);
    },
  },
];
