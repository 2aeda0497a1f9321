// Begun: the parts are being made.

import type { ReactElement } from 'react';

export function SoundSettings(): ReactElement {
  return <></>;
}
