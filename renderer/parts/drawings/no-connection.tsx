// The machine and the platform's house with a broken line between them.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const NoConnection = (): ReactElement => (
  <Drawing viewBox="0 0 760 300" modest>
    <path d="M20 286H740" />
    <rect className="tone-0" x="90" y="14" width="116" height="256" rx="10" />
    <rect className="tone-1" x="106" y="30" width="84" height="120" rx="6" />
    <path className="tone-1" d="M80 166H216L224 188H72Z" />
    <path className="tone-1" d="M68 268H228V286H68Z" />
    <path className="dashed" d="M250 150H330M440 150H500" />
    <path d="M352 118L416 182M416 118L352 182" />
    <path className="tone-1" d="M520 110L620 40L720 110Z" />
    <path className="tone-0" d="M536 110H704V286H536Z" />
    <path className="thin tone-1" d="M560 136H592V170H560ZM648 136H680V170H648ZM560 200H592V234H560ZM648 200H680V234H648Z" />
    <path className="tone-2" d="M604 286V216H636V286Z" />
  </Drawing>
);
