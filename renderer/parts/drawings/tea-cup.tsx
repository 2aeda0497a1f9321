// A cup of tea and a pair of glasses: there is time.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const TeaCup = (): ReactElement => (
  <Drawing viewBox="0 6 620 304" modest>
    <path d="M10 300H610" />
    <path className="tone-1" d="M96 132H292V200Q292 292 194 292Q96 292 96 200Z" />
    <path d="M292 158Q350 158 350 200Q350 244 282 242" />
    <path className="tone-2" d="M96 132Q96 112 194 112Q292 112 292 132Q292 152 194 152Q96 152 96 132Z" />
    <path className="thin" d="M158 84Q144 66 158 50Q172 34 158 16M226 84Q212 66 226 50Q240 34 226 16" />
    <circle className="tone-0" cx="434" cy="252" r="44" />
    <circle className="tone-0" cx="548" cy="252" r="44" />
    <path d="M478 244Q491 230 504 244M390 250Q380 190 408 172M592 250Q606 190 580 172" />
  </Drawing>
);
