// The icons of the bottom bar.

import type { ReactElement, ReactNode } from 'react';

function BarIcon({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <svg className="drawn" viewBox="0 0 44 44" aria-hidden="true">
      {children}
    </svg>
  );
}

export const BackIcon = (): ReactElement => (
  <BarIcon>
    <path d="M18 8L5 22L18 36M6 22H39" />
  </BarIcon>
);

export const HomeIcon = (): ReactElement => (
  <BarIcon>
    <path d="M5 22L22 7L39 22M11 18V37H33V18" />
  </BarIcon>
);

export const TextSizeIcon = (): ReactElement => (
  <BarIcon>
    <path d="M28 28L39 39M19 13V25M13 19H25" />
    <circle cx="19" cy="19" r="13" />
  </BarIcon>
);

export const SoundIcon = (): ReactElement => (
  <BarIcon>
    <path d="M5 16H13L23 8V36L13 28H5ZM30 15Q35 22 30 29M36 9Q44 22 36 35" />
  </BarIcon>
);

export const HelpIcon = (): ReactElement => (
  <BarIcon>
    <path d="M4 35H40M9 34Q8 15 22 15Q36 15 35 34M22 15V9M16 8H28" />
  </BarIcon>
);
