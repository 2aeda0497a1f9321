// Shows one sample screen by its address: `#state=menu&size=large&language=en`; without a state it lists them all.

import '../zod-without-eval.ts';
import '../theme/theme.css';
import type { ReactElement } from 'react';
import { languages, textSizes } from '../../contract/display.ts';
import type { View } from '../../contract/view.ts';
import { App } from '../app.tsx';
import type { Stream } from '../bridge.ts';
import { mountPage } from '../mount-page.tsx';
import { sampleNames, sampleView } from './samples.ts';

let turn = 0;

function askedView(): View | null {
  const asked = new URLSearchParams(location.hash.slice(1));
  const language = languages.find((known) => known === asked.get('language')) ?? 'zh-Hans';
  const size = textSizes.find((known) => known === asked.get('size')) ?? 'standard';
  const view = sampleView(asked.get('state') ?? '', language, size);
  turn += 1;
  return view && { ...view, turn, sequence: turn };
}

const stream: Stream = {
  sendIntent: (intent) => console.info('intent', intent.kind),
  sendFact: (fact) => {
    if (fact.kind === 'painted') document.documentElement.dataset.painted = location.hash;
    else if (fact.kind === 'failed') console.error('fact', fact.kind, fact.where);
  },
  onView: (listener) => {
    const show = (): void => listener(askedView());
    window.addEventListener('hashchange', show);
    show();
    return () => window.removeEventListener('hashchange', show);
  },
  onLink: () => () => undefined,
};

function List(): ReactElement {
  return (
    <ul>
      {sampleNames.map((name) => (
        <li key={name}>
          <a href={`#state=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

if (location.hash === '') {
  window.addEventListener('hashchange', () => location.reload());
  mountPage(<List />, stream);
} else {
  mountPage(<App stream={stream} />, stream);
}
