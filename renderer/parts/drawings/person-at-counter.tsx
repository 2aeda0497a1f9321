// Somebody at a counter with a headset: people are there to help.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const PersonAtCounter = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <path className="tone-1" d="M190 260Q196 168 310 164Q424 168 430 260V300H190Z" />
    <path className="tone-0" d="M280 168L310 214L340 168Z" />
    <circle className="tone-2" cx="310" cy="98" r="66" />
    <path className="tone-0" d="M246 96Q240 24 312 24Q384 26 374 100Q350 92 336 64Q308 92 246 96Z" />
    <path d="M240 104Q236 14 310 12Q386 14 380 104" />
    <rect className="tone-1" x="226" y="90" width="28" height="50" rx="12" />
    <rect className="tone-1" x="366" y="90" width="28" height="50" rx="12" />
    <path className="thin" d="M240 140Q246 164 286 158" />
    <circle className="solid" cx="288" cy="106" r="5" />
    <circle className="solid" cx="334" cy="106" r="5" />
    <path className="thin" d="M294 132Q311 146 328 132" />
    <path className="tone-0" d="M60 262H560V316H60Z" />
  </Drawing>
);
