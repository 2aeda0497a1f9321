// The other ways as they are said: the counter, its address, and the point's own telephone.

import type { PublicUtterance } from '../types.ts';
import type { Sayer } from './sayer.ts';

export function peopleLines({ line, terminal }: Sayer): readonly PublicUtterance[] {
  const { counter, telephone } = terminal;
  return [
    counter === null ? line('speech.trouble.anyCounter') : line('speech.trouble.counter', { counter }),
    ...(telephone === null ? [] : [line('speech.trouble.telephone', { number: telephone })]),
  ];
}
