// A telephone of the old kind: somebody can be rung up.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const DeskTelephone = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <path d="M60 316H560" />
    <path className="tone-1" d="M206 128H414Q436 128 446 152L492 296Q496 316 474 316H146Q124 316 128 296L174 152Q184 128 206 128Z" />
    <path
      className="tone-0"
      d="M116 92Q120 24 310 24Q500 24 504 92Q506 132 474 132H426Q402 132 402 106V92Q310 74 218 92V106Q218 132 194 132H146Q114 132 116 92Z"
    />
    {[172, 214, 256].map((y) => (
      <path key={y} className="tone-0" d={`M232 ${y}H268V${y + 24}H232ZM292 ${y}H328V${y + 24}H292ZM352 ${y}H388V${y + 24}H352Z`} />
    ))}
  </Drawing>
);
