// A telephone with a code and an identity card, as small pictures for keys and lines.

import type { ReactElement } from 'react';

export const Telephone = (): ReactElement => (
  <svg className="drawn" viewBox="0 0 190 150" aria-hidden="true">
    <rect className="tone-0" x="57" y="6" width="76" height="138" rx="12" />
    <path className="thin tone-1" d="M73 40H91V58H73ZM99 40H117V58H99ZM73 66H91V84H73Z" />
    <path className="thin" d="M101 68V84H117M117 84V74M73 104H117" />
  </svg>
);

export const IdentityCard = (): ReactElement => (
  <svg className="drawn" viewBox="0 0 190 150" aria-hidden="true">
    <rect className="tone-0" x="8" y="20" width="174" height="112" rx="12" />
    <path className="thin" d="M28 48H92M28 74H80M28 106H108" />
    <rect className="thin tone-2" x="124" y="42" width="40" height="54" />
  </svg>
);
