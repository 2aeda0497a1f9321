// Begun: the parts are being made.

import type { ReactElement } from 'react';
import type { ScreenOf } from '../../contract/view.ts';

export function AllServices(_props: { readonly screen: ScreenOf<'allServices'> }): ReactElement {
  return <></>;
}
