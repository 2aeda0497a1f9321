// Headphones with their plug in front of the round socket below the keys that can be felt.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const HeadphonesToPlug = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <path className="tone-1" d="M360 24H560Q580 24 580 44V306H340V44Q340 24 360 24Z" />
    {[48, 90, 132, 174].map((y) => (
      <path key={y} className="tone-0" d={`M392 ${y}H428V${y + 26}H392ZM442 ${y}H478V${y + 26}H442ZM492 ${y}H528V${y + 26}H492Z`} />
    ))}
    <path className="solid" d="M452 144H468V148H452Z" />
    <circle className="lamp" cx="460" cy="256" r="34" />
    <circle className="solid" cx="460" cy="256" r="12" />
    <path d="M60 176V150Q60 40 160 40Q260 40 260 150V176" />
    <rect className="tone-2" x="34" y="150" width="52" height="96" rx="22" />
    <rect className="tone-2" x="234" y="150" width="52" height="96" rx="22" />
    <path className="thin" d="M60 246Q60 312 150 312Q250 312 300 270Q320 256 344 256" />
    <path className="tone-0" d="M342 240H386V272H342Z" />
    <path d="M386 256H414" />
  </Drawing>
);
