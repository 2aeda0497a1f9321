// A paper with a tick on it: it lies at the platform now.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const FiledPaper = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <path d="M60 316H560" />
    <path className="tone-1" d="M170 316V130Q170 116 184 116H262L288 146H436Q450 146 450 160V316Z" />
    <path className="tone-0" d="M216 228V34H372L404 66V228" />
    <path className="thin" d="M372 34V66H404M250 84H340M250 120H370M250 156H330" />
    <path className="tone-1" d="M150 316L178 206Q181 196 192 196H480Q494 196 490 210L464 316Z" />
    <circle className="tone-0" cx="318" cy="258" r="40" />
    <path d="M300 258L313 271L338 245" />
  </Drawing>
);
