// A finger presses the lit key at the bottom right of this screen: nothing else has to be done on most pages; on some, after typing.

import type { ReactElement, ReactNode } from 'react';
import { Drawing } from './drawing.tsx';

const Screen = ({ children }: { readonly children: ReactNode }): ReactElement => (
  <Drawing viewBox="0 0 620 400" modest>
    <path className="tone-1" d="M70 390V34Q70 12 92 12H528Q550 12 550 34V390" />
    <path className="tone-0" d="M104 390V46H516V390" />
    {children}
    <rect className="lamp" x="322" y="236" width="164" height="52" rx="8" />
    <path className="thin" d="M106 322H514" />
    <g transform="translate(366 240)">
      <path className="tone-1" d="M36 116L102 108L113 150H44Z" />
      <path
        className="tone-2"
        d="M38 70V16A9.5 9.5 0 0 1 57 16V52A8 8 0 0 1 73 53V57A8 8 0 0 1 88 58V62A7.5 7.5 0 0 1 103 63V90Q103 122 74 122H62Q46 122 36 106L16 80Q11 71 19 65Q27 60 33 67L38 73Z"
      />
      <path className="thin" d="M57 52V68M73 57V70M88 62V72" />
    </g>
  </Drawing>
);

export const FingerOnKey = (): ReactElement => (
  <Screen>
    <path className="thin" d="M138 86H380M138 124H320" />
    <path className="thin tone-1" d="M138 166H300V212H138ZM322 166H484V212H322ZM138 238H300V284H138Z" />
  </Screen>
);

/** Above, what is typed; below, a pad of three by four. */
export const TypingDigits = (): ReactElement => (
  <Screen>
    <path className="thin tone-1" d="M138 72H484V114H138Z" />
    <path className="thin" d="M158 93H172M184 93H198M210 93H224M236 93H250" />
    <path className="thin tone-1" d={keysAt([138, 194, 250], [134, 174, 214, 254], 46, 30)} />
  </Screen>
);

/** The same with the rows of an alphabet. */
export const TypingLetters = (): ReactElement => (
  <Screen>
    <path className="thin tone-1" d="M138 72H484V114H138Z" />
    <path className="thin" d="M158 93H172M184 93H198" />
    <path className="thin tone-1" d={keysAt([138, 189, 240, 291, 342, 393, 444], [134, 180], 40, 34)} />
    <path className="thin tone-1" d={keysAt([138, 189, 240], [226], 40, 34)} />
  </Screen>
);

function keysAt(columns: readonly number[], rows: readonly number[], width: number, height: number): string {
  return rows.flatMap((y) => columns.map((x) => `M${x} ${y}h${width}v${height}h-${width}Z`)).join('');
}
