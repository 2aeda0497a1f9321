// The door of the region's own operations: opens the envelope, plain or sealed, knows message ids, answers in the envelope it was asked in.

import { stamp, timeOf } from '../china-time.ts';
import { createRegionOperations, type RegionContext } from './operations.ts';
import { createFilingOffice } from './filings.ts';
import { Refused } from './refusals.ts';
import { isRegionOperation, regionBody } from './requests.ts';
import { isSmEnvelope, openSmEnvelope, sealSmEnvelope } from './sm-envelope.ts';

export interface RegionGate {
  readonly call: (name: string, body: unknown, at: Date) => object;
}

export function createRegionGate(context: Omit<RegionContext, 'filings'>): RegionGate {
  const { ledger, seed } = context;
  const operations = createRegionOperations({ ...context, filings: createFilingOffice(ledger, seed) });

  const reply = (code: number, message: string, data: object | null, at: Date): object => ({ code, message, respTime: stamp(at), data });

  function answer(name: string, body: unknown, at: Date): object {
    try {
      if (!isRegionOperation(name)) throw new Refused(404);
      const read = regionBody.safeParse(body);
      if (!read.success) throw new Refused(400, read.error.issues[0]?.path.join('.') ?? '');
      if (!read.data.reqId.startsWith(read.data.orgCode)) throw new Refused(400, 'reqId');
      if (!ledger.arrive(read.data.reqId, name, timeOf(at))) throw new Refused(3003);
      return reply(0, '', operations[name](read.data, at), at);
    } catch (error) {
      return refusal(error, at);
    }
  }

  const refusal = (error: unknown, at: Date): object => {
    // What is no refusal is a bug of ours and ends the process.
    if (!(error instanceof Refused)) throw error;
    return reply(error.code, error.message, null, at);
  };

  return {
    call(name, body, at) {
      if (!isSmEnvelope(body)) return answer(name, body, at);
      let opened: unknown;
      try {
        opened = openSmEnvelope(body, at);
      } catch (error) {
        return refusal(error, at);
      }
      return sealSmEnvelope(answer(name, opened, at), at);
    },
  };
}
