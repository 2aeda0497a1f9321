// What it proves of a filing that the platform refused it, or did not answer it at all.

import type { AdapterSection } from '../../../../kiosk-config/regions/adapter.ts';
import type { Exchange } from './exchange.ts';
import type { SubmitAnswer } from './types.ts';

/** By the words that the region's pack knows: only those say for certain that nothing was executed. */
export function refusalOf({ refusals, repeated }: Pick<AdapterSection, 'refusals' | 'repeated'>, words: string): SubmitAnswer {
  if (repeated.some((part) => words.includes(part))) return { kind: 'repeated' };
  const known = refusals.find(({ contains }) => words.includes(contains));
  return { kind: 'refused', fault: known?.fault ?? 'filing.refused', final: known !== undefined };
}

export function withoutAnswer(exchange: Exclude<Exchange, { kind: 'answered' }>): SubmitAnswer {
  if (exchange.kind === 'turnedAway') return { kind: 'notSent', fault: 'platform.unauthorised' };
  return { kind: exchange.kind === 'notConnected' ? 'notSent' : 'lost', fault: exchange.fault };
}
