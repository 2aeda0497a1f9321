// The machine at rest with a spanner leaning on it: somebody will mend it.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const OutOfServicePicture = (): ReactElement => (
  <Drawing viewBox="0 0 620 400">
    <path d="M40 386H580" />
    <rect className="tone-0" x="220" y="8" width="170" height="360" rx="14" />
    <rect className="tone-1" x="242" y="32" width="126" height="176" rx="8" />
    <path className="thin" d="M280 126Q304 108 330 126M282 92V98M328 92V98" />
    <path className="tone-1" d="M204 232H406L418 264H192Z" />
    <path d="M300 304H366" />
    <path className="tone-1" d="M190 364H420V386H190Z" />
    <path
      className="tone-2"
      d="M446 386L486 236Q460 214 472 184Q480 164 502 158L496 196L516 208L546 186Q552 214 534 232Q526 240 514 244L474 386Z"
    />
  </Drawing>
);
