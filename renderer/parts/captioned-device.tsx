// A picture of the machine with its guide mark, and beneath it in words what it shows.

import type { ReactElement, ReactNode } from 'react';

interface CaptionedDeviceProps {
  /** Drawn by us, with the place to act at lit. */
  readonly drawing: ReactNode;
  readonly caption: string;
}

export function CaptionedDevice({ drawing, caption }: CaptionedDeviceProps): ReactElement {
  return (
    <figure className="captioned-device">
      {drawing}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
