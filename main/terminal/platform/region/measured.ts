// Writes to the log how long the region's platform took, and by which fault it failed.

import { type Log, ownIdText } from '../../../../contract/log/log.ts';
import type { Result } from '../../../../contract/result.ts';
import type { PlatformFault } from '../types.ts';
import type { Exchange } from './exchange.ts';

export async function measured<T>(log: Log, name: string, run: () => Promise<Result<T, PlatformFault>>): Promise<Result<T, PlatformFault>> {
  const started = performance.now();
  const result = await run();
  written(log, name, started, result.ok ? null : result.fault.code);
  return result;
}

export async function measuredExchange(log: Log, name: string, run: () => Promise<Exchange>): Promise<Exchange> {
  const started = performance.now();
  const answer = await run();
  written(log, name, started, answer.kind === 'answered' ? null : answer.kind === 'turnedAway' ? 'platform.unauthorised' : answer.fault);
  return answer;
}

function written(log: Log, name: string, started: number, fault: PlatformFault['code'] | null): void {
  const line = { transaction: ownIdText(name), ms: Math.round(performance.now() - started) };
  if (fault === null) log('platform.answered', line);
  else log('platform.failed', { ...line, fault: ownIdText(fault) });
}
