// The attract picture: somebody lays an identity card on this very machine, in paper cut-outs on the band.

import type { ReactElement } from 'react';

export const PersonAtKiosk = (): ReactElement => (
  <svg className="cut" viewBox="76 30 404 414" aria-hidden="true">
    <rect className="tone-0" x="262" y="36" width="180" height="376" rx="14" />
    <rect className="tone-1" x="286" y="60" width="132" height="192" rx="8" />
    <path d="M302 92H370M302 118H396M302 144H350" />
    <path d="M302 206H318M330 206H346M358 206H374M386 206H402" />
    <path className="tone-1" d="M250 274H454L466 306H238Z" />
    <path d="M350 346H416" />
    <path className="tone-1" d="M236 412H468V442H236Z" />
    <path className="tone-0" d="M104 338H140V424H104ZM152 338H188V424H152Z" />
    <path className="tone-2" d="M98 442V432Q100 418 118 418H134Q146 422 154 442ZM150 442V432Q152 418 168 418H184Q196 422 206 442Z" />
    <circle className="tone-0" cx="98" cy="90" r="22" />
    <path className="tone-1" d="M110 166Q142 148 172 166Q204 250 208 350H86Q86 240 110 166Z" />
    <circle className="tone-2" cx="144" cy="112" r="44" />
    <path className="tone-0" d="M98 124Q88 62 146 60Q184 60 188 96Q164 104 142 92Q136 116 118 120Q112 134 116 144Q100 140 98 124Z" />
    <circle className="solid" cx="168" cy="116" r="5" />
    <path className="thin" d="M160 134Q168 141 177 136" />
    <path className="sleeve-edge" d="M150 204Q170 256 226 258" />
    <path className="sleeve" d="M150 204Q170 256 226 258" />
    <path className="tone-0" d="M236 232L282 240L277 266L231 258Z" />
    <circle className="tone-2" cx="234" cy="256" r="17" />
  </svg>
);
