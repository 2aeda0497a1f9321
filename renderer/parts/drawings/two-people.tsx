// Somebody younger beside somebody older: one does the other's business.

import type { ReactElement } from 'react';
import { Drawing } from './drawing.tsx';

export const TwoPeople = (): ReactElement => (
  <Drawing viewBox="0 0 620 330" modest>
    <path className="tone-0" d="M96 316Q98 186 208 182Q318 186 320 316Z" />
    <path className="tone-1" d="M178 186L208 232L238 186Z" />
    <circle className="tone-2" cx="208" cy="112" r="66" />
    <path className="tone-0" d="M142 116Q132 40 208 36Q284 40 274 116Q266 84 236 74Q208 66 180 74Q150 84 142 116Z" />
    <circle className="thin" cx="184" cy="118" r="19" />
    <circle className="thin" cx="234" cy="118" r="19" />
    <path className="thin" d="M203 118H215M192 152Q208 162 226 152" />
    <path className="tone-1" d="M306 316Q308 172 416 168Q524 172 526 316Z" />
    <path className="tone-0" d="M386 172L416 218L446 172Z" />
    <circle className="tone-2" cx="416" cy="98" r="66" />
    <path className="tone-1" d="M350 98Q342 24 418 22Q492 26 482 100Q458 90 446 60Q414 96 350 98Z" />
    <circle className="solid" cx="394" cy="106" r="5" />
    <circle className="solid" cx="440" cy="106" r="5" />
    <path className="thin" d="M398 134Q417 150 436 134" />
    <path d="M60 316H560" />
  </Drawing>
);
