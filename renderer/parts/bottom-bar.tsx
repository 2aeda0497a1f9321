// The bottom bar: five keys whose order and place never change; what does not apply lies flat.

import type { ReactElement, ReactNode } from 'react';
import type { TextSize } from '../../contract/display.ts';
import type { ScreenKind } from '../../contract/view.ts';
import { useKiosk } from '../kiosk.ts';
import { BackIcon, HelpIcon, HomeIcon, SoundIcon, TextSizeIcon } from './drawings/bar-icons.tsx';
import { RaisedKey } from './raised-key.tsx';

const nextSize: Readonly<Record<TextSize, TextSize>> = { standard: 'large', large: 'extra', extra: 'standard' };

/** Nothing may be left here for another screen: the key only says the line again. */
const waiting: ReadonlySet<ScreenKind> = new Set(['working', 'printing', 'ticketPrinting', 'idleQuestion']);

export function BottomBar(): ReactElement {
  const {
    view: { bar, display, screen },
    words,
    raise,
    speech,
  } = useKiosk();
  const size = nextSize[display.textSize];
  const key = (on: boolean, icon: ReactNode, word: string, act: () => void): ReactElement => (
    <RaisedKey shape="bar-key" says={word} act={on ? act : null}>
      {icon}
      {word}
    </RaisedKey>
  );
  return (
    <nav className="bar" aria-label={words('parts.bar.label')}>
      {key(bar.back, <BackIcon />, words('parts.bar.back'), () => raise({ kind: 'back' }))}
      {key(bar.home, <HomeIcon />, words('parts.bar.home'), () => raise({ kind: 'home' }))}
      {key(bar.textSize, <TextSizeIcon />, words(`parts.textSizes.${size}`), () => raise({ kind: 'setTextSize', textSize: size }))}
      {key(bar.sound, <SoundIcon />, words('parts.bar.sound'), () =>
        waiting.has(screen.kind) ? speech.again() : raise({ kind: 'sound' }),
      )}
      {key(bar.help, <HelpIcon />, words('parts.bar.help'), () => raise({ kind: 'help' }))}
    </nav>
  );
}
