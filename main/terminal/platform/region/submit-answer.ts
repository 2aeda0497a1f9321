// What it proves of a filing that the platform refused it, or did not answer it at all.

import type { AdapterSection } from '../../../../kiosk-config/regions/adapter.ts';
import type { Exchange } from './exchange.ts';
import type { SubmitAnswer } from './types.ts';

/** The platform's own, as it wrote them. */
export interface Refusal {
  readonly code: string;
  readonly words: string;
}

/** By the words that the region's pack knows, under their code where it names one: only those say for certain that nothing was executed. */
export function refusalOf({ refusals, repeated }: Pick<AdapterSection, 'refusals' | 'repeated'>, { code, words }: Refusal): SubmitAnswer {
  if (repeated.some((part) => words.includes(part))) return { kind: 'repeated' };
  const known = refusals.find(({ contains, code: its }) => words.includes(contains) && (its === undefined || its === code));
  return { kind: 'refused', fault: known?.fault ?? 'filing.refused', final: known !== undefined };
}

export function withoutAnswer(exchange: Exclude<Exchange, { kind: 'answered' }>): SubmitAnswer {
  if (exchange.kind === 'turnedAway') return { kind: 'notSent', fault: 'platform.unauthorised' };
  return { kind: exchange.kind === 'notConnected' ? 'notSent' : 'lost', fault: exchange.fault };
}
