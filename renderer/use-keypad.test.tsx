// The page by twelve keys: where the focus goes, what is spoken of it, what is typed; by the tactile keypad and by a keyboard.

import { act, type ReactElement, type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeypadKey } from '../contract/device/keypad.ts';
import { privately } from '../contract/private.ts';
import type { View } from '../contract/view.ts';
import { createDrafts } from './draft.ts';
import { sampleView } from './gallery/samples.ts';
import { KioskContext, type Kiosk } from './kiosk.ts';
import { DigitPad } from './parts/digit-pad.tsx';
import { NumberDisplay } from './parts/number-display.tsx';
import { RaisedKey } from './parts/raised-key.tsx';
import { createTapGuard, type TapGuard } from './parts/tap-guard.ts';
import type { Said } from './speech/types.ts';
import { useKeypad } from './use-keypad.ts';
import { wordsIn } from './words.ts';

const sample = sampleView('result');
if (!sample) throw new Error('there is no sample');
const bar = { back: true, home: true, textSize: true, sound: true, help: true };
const start: View = { ...sample, bar, keypad: { presses: 5, key: 'select' } };

let root: Root;
let place: HTMLElement;
let said: Said[];
let meant: unknown[];
let acts: string[];
let view: View;
let drawn: ReactNode;
let tapGuard: TapGuard;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  said = [];
  meant = [];
  acts = [];
  view = start;
  tapGuard = createTapGuard();
  drawn = <Keys />;
  draw();
});
afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.useRealTimers();
});

function Page(): ReactElement {
  const kiosk: Kiosk = {
    view,
    receivedAt: 0,
    words: wordsIn('zh-Hans'),
    millimetre: 4,
    raise: (meaning) => meant.push(meaning),
    tapGuard,
    drafts: createDrafts(),
    speech: {
      focus: (what) => said.push(what),
      tell: ({ text }) => said.push(text),
      again: () => said.push('again'),
      hush: () => undefined,
    },
  };
  useKeypad(kiosk);
  return (
    <KioskContext value={kiosk}>
      <div className="kiosk" key={view.turn}>
        {drawn}
      </div>
    </KioskContext>
  );
}

function Keys(): ReactElement {
  const [chosen, choose] = useState(false);
  const key = (name: string): ReactElement => <RaisedKey act={() => acts.push(name)}>{name}</RaisedKey>;
  return (
    <>
      <section className="content">{key('接着看')}</section>
      <section className="answers">
        <RaisedKey chosen={chosen} act={() => choose(true)}>
          张三
        </RaisedKey>
        <RaisedKey act={null}>不能用</RaisedKey>
        <RaisedKey act={() => acts.push('余额')} says={privately('余额二百元')}>
          <b>余额</b>
        </RaisedKey>
      </section>
      <nav className="bar">{key('返回')}</nav>
    </>
  );
}

function Telephone(): ReactElement {
  const [typed, setTyped] = useState('');
  const type = (digit: string): void => setTyped((before) => before + digit);
  const erase = (): void => setTyped((before) => before.slice(0, -1));
  return (
    <>
      <NumberDisplay label="电话" empty="空" shown={typed} count={typed.length} type={type} erase={erase} />
      <section className="answers">
        <DigitPad type={type} erase={typed === '' ? null : erase} beside={{ character: 'X', on: typed.length === 2 }} />
        <RaisedKey lit act={typed.length >= 3 ? () => acts.push(typed) : null}>
          下一步
        </RaisedKey>
      </section>
    </>
  );
}

const draw = (): void => act(() => root.render(<Page />));
const rest = (): void => act(() => void vi.advanceTimersByTime(1000));
/** By the tactile keypad, whose presses come with the View. */
function press(...keys: readonly KeypadKey[]): void {
  for (const key of keys) {
    view = { ...view, keypad: { presses: view.keypad.presses + 1, key } };
    draw();
    rest();
  }
}
let at = 0;
/** By a keyboard: one key each 100 ms unless a machine types. */
function strike(key: string, init: KeyboardEventInit = {}, after = 100): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  at += after;
  Object.defineProperty(event, 'timeStamp', { value: at });
  act(() => void document.body.dispatchEvent(event));
  rest();
  return event;
}

/** By a scanner with a keyboard's plug, or a quick hand: so many milliseconds from key to key, and before the one that comes after a pause. */
function scan(keys: readonly string[], gapMs: number, pause?: { readonly before: string; readonly ms: number }): void {
  for (const key of keys) {
    const gap = key === pause?.before ? pause.ms : gapMs;
    act(() => void vi.advanceTimersByTime(gap));
    at += gap;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    const on = document.activeElement ?? document.body;
    act(() => void on.dispatchEvent(event));
    act(() => void on.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true })));
  }
  rest();
}

describe('going from key to key', () => {
  it('begins nowhere, and with the first press at the first answer', () => {
    expect(document.activeElement).toBe(document.body);
    press('select');
    expect(acts).toEqual([]);
    expect(document.activeElement?.textContent).toBe('张三');
    expect(said).toEqual(['张三']);
  });

  it('goes on through the answers, the bar and round, past what lies flat; back the other way', () => {
    press('right', 'down', '6', '8');
    expect(said).toEqual(['张三', privately('余额二百元'), '返回', '接着看']);
    said = [];
    press('left', 'up', '4', '2');
    expect(said).toEqual(['返回', privately('余额二百元'), '张三', '接着看']);
  });

  it('acts once it stands on a key, and says what has changed there', () => {
    press('right', '5');
    expect(said).toEqual(['张三', '张三，已经选了']);
    press('right', 'right', 'select');
    expect(acts).toEqual(['返回']);
  });

  it('begins nowhere again on another screen', () => {
    press('right', 'right');
    view = { ...view, turn: view.turn + 1 };
    draw();
    press('select');
    expect(acts).toEqual([]);
    expect(said.at(-1)).toBe('张三');
  });

  it('leaves the focus to the finger that comes between', () => {
    press('right', 'right');
    act(() => void document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    expect(document.documentElement.dataset.hand).toBe('finger');
    press('select');
    expect(acts).toEqual([]);
    expect(document.documentElement.dataset.hand).toBe('keypad');
  });

  it('takes no notice of what was pressed before the page came, nor of the presses of another life of the terminal', () => {
    view = { ...view, sequence: view.sequence + 1 };
    draw();
    expect(said).toEqual([]);
    view = { ...view, epoch: 'next', keypad: { presses: 9, key: 'right' } };
    draw();
    expect(said).toEqual([]);
    press('right');
    expect(said).toEqual(['张三']);
  });

  it('says so where a press has been lost, and does not make up for it', () => {
    press('right');
    said = [];
    view = { ...view, keypad: { presses: view.keypad.presses + 2, key: '5' } };
    draw();
    expect(said).toEqual(['请再按一次。']);
    expect(acts).toEqual([]);
    press('5');
    expect(said.at(-1)).toBe('张三，已经选了');
  });

  it('stands on the main key of 您还在吗 for whoever uses the keypad: one press answers it', () => {
    const idle = sampleView('idle-question');
    if (!idle) throw new Error('there is no sample');
    const asked = (): void => {
      view = { ...view, turn: view.turn + 1, screen: idle.screen };
      drawn = (
        <section className="answers">
          <RaisedKey act={() => acts.push('不用了')}>不用了</RaisedKey>
          <RaisedKey lit act={() => acts.push('还在')}>
            还在
          </RaisedKey>
        </section>
      );
      draw();
    };
    document.documentElement.dataset.hand = 'finger';
    asked();
    press('5');
    expect(acts).toEqual([]);
    asked();
    press('5');
    expect(acts).toEqual(['还在']);
  });

  it('works as well with a dark screen', () => {
    view = { ...view, voice: { ...view.voice, blank: true, reading: 'everything' } };
    press('right', 'right', '5');
    expect(acts).toEqual(['余额']);
  });
});

describe('the other keys', () => {
  it('mean back, help, again, where am I', () => {
    press('back', 'help', '3', '0', '1', 'right', '0');
    expect(meant).toEqual([{ kind: 'back' }, { kind: 'help' }, { kind: 'help' }]);
    expect(said).toEqual(['again', 'again', '张三', '张三']);
  });

  it('mean louder and quieter as far as it goes, and say where it ends', () => {
    press('7', '9');
    expect(meant).toEqual([
      { kind: 'setVolume', volume: 2 },
      { kind: 'setVolume', volume: 4 },
    ]);
    view = { ...view, voice: { ...view.voice, volume: 5 } };
    press('9');
    expect(said).toEqual(['已经最响了。']);
  });

  it('mean nothing that the bar does not offer now', () => {
    view = { ...view, bar: { ...bar, back: false, help: false } };
    press('back', 'help');
    expect(meant).toEqual([]);
  });
});

describe('a keyboard', () => {
  it('does the same with its arrows, Tab, Enter, Escape and digits', () => {
    strike('ArrowRight');
    strike('Tab');
    strike('Tab', { shiftKey: true });
    strike('ArrowDown');
    expect(said).toEqual(['张三', privately('余额二百元'), '张三', privately('余额二百元')]);
    expect(strike('Enter').defaultPrevented).toBe(true);
    strike('5');
    strike(' ');
    expect(acts).toEqual(['余额', '余额', '余额']);
    strike('Escape');
    expect(meant).toEqual([{ kind: 'back' }]);
  });

  it('leaves alone what is no key of ours, and what is held down', () => {
    expect(strike('q').defaultPrevented).toBe(false);
    expect(strike('6', { ctrlKey: true }).defaultPrevented).toBe(false);
    strike('6', { repeat: true });
    expect(said).toEqual([]);
  });

  it('knows Shift for a part of the key that it is held for, however soon that follows', () => {
    strike('6');
    strike('6');
    strike('Shift');
    strike('#', { shiftKey: true }, 20);
    expect(acts).toEqual(['余额']);
  });

  it('that presses a key as the screen changes presses nothing on the next one', () => {
    act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    view = { ...view, turn: view.turn + 1 };
    draw();
    rest();
    expect(meant).toEqual([]);
  });
});

describe('a scanner that types', () => {
  const codes = ['WIFI S:x y', '5012', '3 5 3', ' 12', '#1', '*12', '9012345', '7012345'];
  it.each(codes.flatMap((code) => [5, 30, 50].map((gapMs) => [code, gapMs] as const)))(
    '%j, a key each %i ms, presses nothing',
    (code, gapMs) => {
      strike('6');
      strike('6');
      scan([...code, 'Enter'], gapMs);
      expect({ acts, meant }).toEqual({ acts: [], meant: [] });
    },
  );

  it('and stops for a moment presses nothing with the key after that', () => {
    strike('6');
    strike('6');
    scan([...'123456', 'Enter'], 5, { before: '3', ms: 55 });
    expect({ acts, meant }).toEqual({ acts: [], meant: [] });
  });

  it('is not seen in what a quick hand does: each key counts', () => {
    scan(['6', '6', '5', '3'], 75);
    expect({ acts, meant }).toEqual({ acts: ['余额'], meant: [{ kind: 'help' }] });
  });

  it('takes no key from a hand that is a little slower than it', () => {
    scan(['6', '6', '5', '3'], 55);
    expect({ acts, meant }).toEqual({ acts: ['余额'], meant: [{ kind: 'help' }] });
  });

  it('is not seen in a key that is kept down beside another', () => {
    press('6', '6');
    for (let count = 0; count < 10; count += 1) {
      act(() => void vi.advanceTimersByTime(33));
      at += 33;
      const event = new KeyboardEvent('keydown', { key: 'q', repeat: true, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: at });
      act(() => void document.body.dispatchEvent(event));
    }
    scan(['5'], 20);
    expect(acts).toEqual(['余额']);
  });
});

describe('a field', () => {
  beforeEach(() => {
    drawn = <Telephone />;
    view = { ...view, turn: 7 };
    draw();
  });

  it('takes digits from the first press on, says only how many, and loses one with *', () => {
    press('1', '3', '5', 'back', '0');
    expect(document.querySelector('.typed')?.textContent).toBe('130');
    expect(said).toEqual(['已输入1位', '已输入2位', '已输入3位', '已输入2位', '已输入3位']);
    expect(meant).toEqual([]);
  });

  it('counts what a key of its pad has typed', () => {
    press('1', '1', 'select', 'select');
    expect(said.slice(-2)).toEqual(['X', '已输入3位']);
  });

  it('says the digit itself in headphones, as what is private', () => {
    view = { ...view, voice: { ...view.voice, outlet: 'headphones' } };
    press('8');
    expect(said).toEqual([privately('8')]);
  });

  it('is finished with #: on to the main key, where digits mean ways again', () => {
    press('1', '1', '0', 'select');
    expect(document.activeElement?.textContent).toBe('下一步');
    press('5');
    expect(acts).toEqual(['110']);
    press('4', '4', '7');
    // Back past the pad's own keys, whose digits the keypad has itself, into the field.
    expect(document.querySelector('.typed')?.textContent).toBe('1107');
  });

  it('finished early goes to the next key that can do something, X among them', () => {
    press('1', '1', 'select');
    expect(document.activeElement?.textContent).toBe('X');
    press('select');
    expect(document.querySelector('.typed')?.textContent).toBe('11X');
  });

  it('takes each digit that a quick hand types on a keyboard, and at once', () => {
    scan([...'1385903'], 60);
    expect(document.querySelector('.typed')?.textContent).toBe('1385903');
  });

  it('takes X from a keyboard', () => {
    strike('1');
    strike('x');
    expect(document.querySelector('.typed')?.textContent).toBe('1X');
  });
});
