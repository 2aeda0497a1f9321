// What to have at hand: an identity card, a telephone and papers.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const Papers = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <path d="M20 316H600" />
    <path className="tone-1" d="M70 36L226 16L258 292L104 312Z" />
    <path className="tone-0" d="M96 56H250V316H96Z" />
    <path className="thin" d="M124 96H222M124 132H222M124 168H196" />
    <circle className="tone-2" cx="206" cy="252" r="26" />
    <rect className="tone-0" x="296" y="178" width="186" height="122" rx="14" transform="rotate(-6 389 239)" />
    <path className="thin" d="M318 220L372 214M320 246L362 242M324 276L400 268" />
    <path className="thin tone-2" d="M412 206L454 202L459 252L417 256Z" />
    <rect className="tone-0" x="506" y="128" width="94" height="180" rx="16" />
    <path className="thin tone-1" d="M526 166H548V188H526ZM560 166H582V188H560ZM526 202H548V224H526Z" />
    <path className="thin" d="M560 202V224H582M526 262H582" />
  </Drawing>
);
