// Shows one sample screen by its address: `#state=menu&size=large&language=en&theme=contrastDark&layout=low&profile=portrait-32`;
// without a state it lists them all.

import '../zod-without-eval.ts';
import '../theme/theme.css';
import { useEffect, useState, type ReactElement } from 'react';
import { languages, layouts, textSizes, themes } from '../../contract/display.ts';
import { screenProfileNames } from '../../contract/terminal-profile.ts';
import type { View } from '../../contract/view.ts';
import { App } from '../app.tsx';
import type { Stream } from '../bridge.ts';
import { mountPage } from '../mount-page.tsx';
import { PartPage } from './parts/part-page.tsx';
import { sampleNames, sampleTouches, sampleView } from './samples.ts';

let turn = 0;

const stateIn = (hash: string): string => new URLSearchParams(hash.slice(1)).get('state') ?? '';

function askedView(state = stateIn(location.hash)): View | null {
  const asked = new URLSearchParams(location.hash.slice(1));
  const one = <T extends string>(known: readonly T[], name: string): T | undefined => known.find((value) => value === asked.get(name));
  const view = sampleView(state, {
    language: one(languages, 'language') ?? 'zh-Hans',
    textSize: one(textSizes, 'size') ?? 'standard',
    theme: one(themes, 'theme') ?? 'standard',
    layout: one(layouts, 'layout') ?? 'standard',
    profile: one(screenProfileNames, 'profile') ?? 'portrait-21.5',
  });
  turn += 1;
  // Each is asked by another life of the terminal: what was typed into the one before is not in this one.
  return view && { ...view, epoch: `gallery ${turn}`, turn, sequence: turn };
}

const stream: Stream = {
  sendIntent: (intent) => console.info('intent', intent.kind),
  sendFact: (fact) => {
    if (fact.kind === 'painted') void touched(location.hash);
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

/** Longer than the rest after a touch. */
const betweenTouches = 550;
let touching = '';

/** Goes on to what the page shows of itself after a touch or two; only then is it painted. */
async function touched(hash: string): Promise<void> {
  if (touching === hash) return;
  touching = hash;
  for (const selector of sampleTouches(stateIn(hash))) {
    await new Promise((rested) => setTimeout(rested, betweenTouches));
    if (location.hash !== hash) return;
    document.querySelector<HTMLElement>(selector)?.click();
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  document.documentElement.dataset.painted = hash;
}

/** `#part=signature&theme=contrastDark`: a part of the page by itself. */
function Parts(): ReactElement {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => window.addEventListener('hashchange', () => setHash(location.hash)), []);
  const view = askedView('result');
  return view ? <PartPage key={hash} view={view} hash={hash} /> : <List />;
}

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
} else if (location.hash.startsWith('#part=')) {
  mountPage(<Parts />, stream);
} else {
  mountPage(<App stream={stream} />, stream);
}
