// The page by twelve keys: where the focus goes, what is spoken of it, what the other keys mean.

import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { privately } from '../contract/private.ts';
import { sampleView } from './gallery/samples.ts';
import { RaisedKey } from './parts/raised-key.tsx';
import { keypadPageOfEachTest, startOfKeys } from './testing/keypad-page.tsx';

const page = keypadPageOfEachTest(startOfKeys());

describe('going from key to key', () => {
  it('begins nowhere, and with the first press at the first answer', () => {
    expect(document.activeElement).toBe(document.body);
    page.press('select');
    expect(page.acts).toEqual([]);
    expect(document.activeElement?.textContent).toBe('张三');
    expect(page.said).toEqual(['张三']);
  });

  it('goes on through the answers, the bar and round, past what lies flat; back the other way', () => {
    page.press('right', 'down', '6', '8');
    expect(page.said).toEqual(['张三', privately('余额二百元'), '返回', '接着看']);
    page.said = [];
    page.press('left', 'up', '4', '2');
    expect(page.said).toEqual(['返回', privately('余额二百元'), '张三', '接着看']);
  });

  it('acts once it stands on a key, and says what has changed there', () => {
    page.press('right', '5');
    expect(page.said).toEqual(['张三', '张三，已经选了']);
    page.press('right', 'right', 'select');
    expect(page.acts).toEqual(['返回']);
  });

  it('begins nowhere again on another screen', () => {
    page.press('right', 'right');
    page.draw({ turn: page.view.turn + 1 });
    page.press('select');
    expect(page.acts).toEqual([]);
    expect(page.said.at(-1)).toBe('张三');
  });

  it('leaves the focus to the finger that comes between', () => {
    page.press('right', 'right');
    act(() => void document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    expect(document.documentElement.dataset.hand).toBe('finger');
    page.press('select');
    expect(page.acts).toEqual([]);
    expect(document.documentElement.dataset.hand).toBe('keypad');
  });

  it('takes no notice of what was pressed before the page came, nor of the presses of another life of the terminal', () => {
    page.draw({ sequence: page.view.sequence + 1 });
    expect(page.said).toEqual([]);
    page.draw({ epoch: 'next', keypad: { presses: 9, key: 'right' } });
    expect(page.said).toEqual([]);
    page.press('right');
    expect(page.said).toEqual(['张三']);
  });

  it('says so where a press has been lost, and does not make up for it', () => {
    page.press('right');
    page.said = [];
    page.draw({ keypad: { presses: page.view.keypad.presses + 2, key: '5' } });
    expect(page.said).toEqual(['请再按一次。']);
    expect(page.acts).toEqual([]);
    page.press('5');
    expect(page.said.at(-1)).toBe('张三，已经选了');
  });

  it('stands on the main key of 您还在吗 for whoever uses the keypad: one press answers it', () => {
    const idle = sampleView('idle-question');
    if (!idle) throw new Error('there is no sample');
    const asked = (): void =>
      page.draw(
        { turn: page.view.turn + 1, screen: idle.screen },
        <section className="answers">
          <RaisedKey act={() => page.acts.push('不用了')}>不用了</RaisedKey>
          <RaisedKey lit act={() => page.acts.push('还在')}>
            还在
          </RaisedKey>
        </section>,
      );
    document.documentElement.dataset.hand = 'finger';
    asked();
    page.press('5');
    expect(page.acts).toEqual([]);
    asked();
    page.press('5');
    expect(page.acts).toEqual(['还在']);
  });

  it('works as well with a dark screen', () => {
    page.draw({ voice: { ...page.view.voice, blank: true, reading: 'everything' } });
    page.press('right', 'right', '5');
    expect(page.acts).toEqual(['余额']);
  });
});

describe('the other keys', () => {
  it('mean back, help, again, where am I', () => {
    page.press('back', 'help', '3', '0', '1', 'right', '0');
    expect(page.meant).toEqual([{ kind: 'back' }, { kind: 'help' }, { kind: 'help' }]);
    expect(page.said).toEqual(['again', 'again', '张三', '张三']);
  });

  it('mean louder and quieter as far as it goes, and say where it ends', () => {
    page.press('7', '9');
    expect(page.meant).toEqual([
      { kind: 'setVolume', volume: 2 },
      { kind: 'setVolume', volume: 4 },
    ]);
    page.draw({ voice: { ...page.view.voice, volume: 5 } });
    page.press('9');
    expect(page.said).toEqual(['已经最响了。']);
  });

  it('mean nothing that the bar does not offer now', () => {
    page.draw({ bar: { ...page.view.bar, back: false, help: false } });
    page.press('back', 'help');
    expect(page.meant).toEqual([]);
  });
});
