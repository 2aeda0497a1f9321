// A page of a few keys, or of a field, that is gone through by the tactile keypad, by a keyboard and by a scanner that types.

import { act, type ReactElement, type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, vi } from 'vitest';
import type { KeypadKey } from '../../contract/device/keypad.ts';
import { privately } from '../../contract/private.ts';
import type { View } from '../../contract/view.ts';
import { createDrafts } from '../draft.ts';
import { sampleView } from '../gallery/samples.ts';
import { KioskContext, type Kiosk } from '../kiosk.ts';
import { DigitPad } from '../parts/digit-pad.tsx';
import { NumberDisplay } from '../parts/number-display.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';
import { createTapGuard, type TapGuard } from '../parts/tap-guard.ts';
import type { Said } from '../speech/types.ts';
import { useKeypad } from '../use-keypad.ts';
import { wordsIn } from '../words.ts';

export interface KeypadPage {
  /** What came of it since the test began. */
  said: Said[];
  readonly meant: readonly unknown[];
  readonly acts: string[];
  readonly view: View;
  /** Another View, or the same View of something else. */
  readonly draw: (change: Partial<View>, drawn?: ReactNode) => void;
  /** By the tactile keypad, whose presses come with the View. */
  readonly press: (...keys: readonly KeypadKey[]) => void;
  /** By a keyboard: one key, so many milliseconds after the last, 100 unless a machine types. */
  readonly strike: (key: string, init?: KeyboardEventInit, after?: number) => KeyboardEvent;
  /** By a scanner with a keyboard's plug, or a quick hand: so many milliseconds from key to key, and before the one that comes after a pause. */
  readonly scan: (keys: readonly string[], gapMs: number, pause?: { readonly before: string; readonly ms: number }) => void;
  /** A key that is kept down repeats itself so often. */
  readonly keepDown: (key: string, times: number) => void;
  /** Until whatever waited has been done. */
  readonly rest: () => void;
}

/** A page of its own for each test of the file; the bar has every key. */
export function keypadPageOfEachTest(start: View): KeypadPage {
  let root: Root;
  let place: HTMLElement;
  let said: Said[];
  let meant: unknown[];
  let acts: string[];
  let view: View;
  let drawn: ReactNode;
  let tapGuard: TapGuard;
  let at = 0;

  const render = (): void => {
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
    act(() => root.render(<Page kiosk={kiosk}>{drawn}</Page>));
  };
  const rest = (): void => act(() => void vi.advanceTimersByTime(1000));
  function keydown(key: string, after: number, init: KeyboardEventInit = {}, on: Element = document.body): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    at += after;
    Object.defineProperty(event, 'timeStamp', { value: at });
    act(() => void on.dispatchEvent(event));
    return event;
  }
  const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));

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
    drawn = <Keys acts={acts} />;
    render();
  });
  afterEach(() => {
    act(() => root.unmount());
    place.remove();
    vi.useRealTimers();
  });

  return {
    get said() {
      return said;
    },
    set said(before) {
      said = before;
    },
    get meant() {
      return meant;
    },
    get acts() {
      return acts;
    },
    get view() {
      return view;
    },
    draw(change, what = drawn) {
      view = { ...view, ...change };
      drawn = what;
      render();
    },
    press(...keys) {
      for (const key of keys) {
        view = { ...view, keypad: { presses: view.keypad.presses + 1, key } };
        render();
        rest();
      }
    },
    strike(key, init = {}, after = 100) {
      const event = keydown(key, after, init);
      rest();
      return event;
    },
    scan(keys, gapMs, pause) {
      for (const key of keys) {
        const gap = key === pause?.before ? pause.ms : gapMs;
        pass(gap);
        const on = document.activeElement ?? document.body;
        keydown(key, gap, {}, on);
        act(() => void on.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true })));
      }
      rest();
    },
    keepDown(key, times) {
      for (let count = 0; count < times; count += 1) {
        pass(33);
        keydown(key, 33, { repeat: true });
      }
    },
    rest,
  };
}

/** The View under the keys: what stands on its own screen is not drawn. */
export function startOfKeys(): View {
  const sample = sampleView('result');
  if (!sample) throw new Error('there is no sample');
  const bar = { back: true, home: true, textSize: true, sound: true, help: true };
  return { ...sample, bar, keypad: { presses: 5, key: 'select' } };
}

function Page({ kiosk, children }: { readonly kiosk: Kiosk; readonly children: ReactNode }): ReactElement {
  useKeypad(kiosk);
  return (
    <KioskContext value={kiosk}>
      <div className="kiosk" key={kiosk.view.turn}>
        {children}
      </div>
    </KioskContext>
  );
}

function Keys({ acts }: { readonly acts: string[] }): ReactElement {
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

export function TelephoneField({ acts }: { readonly acts: string[] }): ReactElement {
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
