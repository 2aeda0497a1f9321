// A paper under a magnifying glass: the machine is looking something up.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const LookingUp = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <path d="M40 316H580" />
    <path className="tone-0" d="M150 24H390L440 74V316H150Z" />
    <path className="tone-1" d="M390 24V74H440Z" />
    <path className="thin" d="M190 84H330M190 128H296M190 172H280M190 216H290" />
    <path className="handle" d="M434 256L512 304" />
    <circle className="tone-1" cx="378" cy="208" r="74" />
    <path className="thin" d="M334 190Q346 158 380 154" />
  </Drawing>
);
