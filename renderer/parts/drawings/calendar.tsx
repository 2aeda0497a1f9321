// A wall calendar with one day marked.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const Calendar = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <rect className="tone-0" x="130" y="44" width="360" height="272" rx="18" />
    <path className="tone-1" d="M130 118V62Q130 44 148 44H472Q490 44 490 62V118Z" />
    <path className="handle" d="M216 20V68M404 20V68" />
    <path className="thin" d="M130 118H490" />
    {[162, 214, 266].map((y) => (
      <path key={y} className="thin" d={`M178 ${y}H200M246 ${y}H268M314 ${y}H336M382 ${y}H404M440 ${y}H456`} />
    ))}
    <circle className="tone-2" cx="325" cy="214" r="34" />
    <path className="thin" d="M309 214L321 226L343 202" />
  </Drawing>
);
