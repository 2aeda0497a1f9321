// The floor under a tap: one React button whose word changes in the page itself, on release as our keys do.

import { createElement, type ReactElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

function BareButton(): ReactElement {
  const [on, setOn] = useState(false);
  const screen = on ? 'on' : 'off';
  return createElement(
    'div',
    { 'data-screen': screen },
    createElement('button', { type: 'button', onPointerUp: () => setOn(!on) }, screen),
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('button.html has no root');
createRoot(root).render(createElement(BareButton));
