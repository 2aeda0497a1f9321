// The region's own operations (市民侧经办): each one's answer, and the execution of those that change something, once or twice as the policy says.

import { createHash } from 'node:crypto';
import { dayOf, stamp, timeOf } from '../china-time.ts';
import type { Ledger, LedgerCase, Standing } from '../ledger.ts';
import { accountEntries, payments } from '../people/money.ts';
import type { Population, Resident } from '../people/population.ts';
import type { FilingOffice } from './filings.ts';
import { Refused } from './refusals.ts';
import { type RegionBody, type RegionOperation, type RequestOf, requests } from './requests.ts';

export const repetitionPolicies = ['sameAnswer', 'executed', 'rejected'] as const;
/** What the platform does with a key that it has executed. */
export type RepetitionPolicy = (typeof repetitionPolicies)[number];

export interface RegionContext {
  readonly ledger: Ledger;
  readonly population: Population;
  readonly filings: FilingOffice;
  readonly seed: string;
  readonly repetition: () => RepetitionPolicy;
}

/** @throws Refused */
export type RegionAnswer = (body: RegionBody, at: Date) => object;

interface Execution {
  readonly person: Resident;
  readonly operation: RegionOperation;
  readonly matterCode: string;
  readonly standing: Standing;
  readonly request: { readonly appy_no: string; readonly matt_no: string };
  /** Name of the serial number in the answer. */
  readonly serial: 'trt_dcla_detl_sn' | 'matt_prcs_sn';
  readonly effect: (sn: string, isRepetition: boolean) => void;
}

export function createRegionOperations(context: RegionContext): Readonly<Record<RegionOperation, RegionAnswer>> {
  const { ledger, population, filings, seed } = context;

  /** Whom the request is about, when everything it says of him is true. */
  function personOf(said: { psn_no: string; certno: string; psn_name?: string; psn_cert_type?: string }): Resident {
    const person = population.byPersonNumber(said.psn_no);
    const isTrue =
      person?.number === said.certno &&
      (said.psn_name ?? person.name) === person.name &&
      (said.psn_cert_type ?? person.certificateType) === person.certificateType;
    if (!person || !isTrue) throw new Refused(1001);
    return person;
  }

  function execute(body: RegionBody, at: Date, { person, operation, matterCode, standing, request, serial, effect }: Execution): object {
    return ledger.transaction(() => {
      const { appy_no: key, matt_no: matterNumber } = request;
      // Enough to know the same content again; the citizen's words are not kept twice.
      const content = createHash('sha256').update(JSON.stringify(request)).digest('hex');
      const former = ledger.caseOf(key);
      if (former && (former.operation !== operation || former.content !== content)) throw new Refused(3002);
      if (former && context.repetition() === 'sameAnswer') return JSON.parse(former.answer) as object;
      if (former && context.repetition() === 'rejected') throw new Refused(3001);
      const sn = `6600${stamp(at).slice(0, 8)}${String(ledger.next('sn')).padStart(8, '0')}`;
      effect(sn, former !== null);
      const answer = { [serial]: sn, acp_stas: standing };
      const execution = { messageId: body.reqId, sn };
      if (former) ledger.executeAgain(key, { ...execution, at: timeOf(at) });
      else
        ledger.open({
          ...{ ...execution, key, operation, matterCode, matterNumber, standing, content, terminal: body.termNo },
          ...{ personNumber: person.personNumber, answer: JSON.stringify(answer), firstAt: timeOf(at) },
        });
      return answer;
    });
  }

  const finished = { standing: '3', serial: 'trt_dcla_detl_sn' } as const;

  return {
    'payment/list': answering('payment/list', (request, _body, at) => ({
      list: payments(seed, personOf(request), dayOf(at)).filter(
        (row) => row.accrym_begn <= request.end_ym && row.accrym_end >= request.begn_ym,
      ),
    })),
    'account/list': answering('account/list', (request, _body, at) => ({
      list: accountEntries(seed, personOf(request), dayOf(at)).filter(({ crte_time }) => {
        const month = crte_time.slice(0, 7).replace('-', '');
        return month >= request.begn_ym && month <= request.end_ym;
      }),
    })),
    'remote/list': answering('remote/list', (request, _body, at) => ({
      list: filings.of(personOf(request)).map((filing) => ({
        trt_dcla_detl_sn: filing.sn,
        rloc_rea: filing.reason,
        rloc_admdvs: filing.destination,
        begndate: filing.begin,
        enddate: filing.end,
        vali_flag: filings.isValid(filing, dayOf(at)) ? '1' : '0',
        undo_flag: filings.isValid(filing, dayOf(at)) && filings.isCancellable(filing, dayOf(at)) ? '1' : '0',
      })),
    })),
    'remote/file': answering('remote/file', (request, body, at) => {
      const person = personOf(request);
      return execute(body, at, {
        ...{ ...finished, person, request, operation: 'remote/file', matterCode: 'YDBA' },
        effect: (sn, isRepetition) => filings.file({ person, request, sn, today: dayOf(at), isRepetition }),
      });
    }),
    'remote/change': answering('remote/change', (request, body, at) => {
      const person = personOf(request);
      return execute(body, at, {
        ...{ ...finished, person, request, operation: 'remote/change', matterCode: 'YDBG' },
        effect: (sn, isRepetition) => filings.change({ person, request, sn, today: dayOf(at), isRepetition }, request.trt_dcla_detl_sn),
      });
    }),
    'remote/cancel': answering('remote/cancel', (request, body, at) => {
      const person = personOf(request);
      return execute(body, at, {
        ...{ ...finished, person, request, operation: 'remote/cancel', matterCode: 'YDQX' },
        effect: (_sn, isRepetition) => filings.cancel(person, request.trt_dcla_detl_sn, { today: dayOf(at), isRepetition }),
      });
    }),
    'matter/submit': answering('matter/submit', (request, body, at) =>
      execute(body, at, {
        ...{
          request,
          person: personOf(request),
          operation: 'matter/submit',
          matterCode: request.matt_code,
          standing: '1',
          serial: 'matt_prcs_sn',
        },
        effect: () => undefined,
      }),
    ),
    'progress/find': answering('progress/find', ({ appy_no: key }) => {
      const found = ledger.caseOf(key);
      return found ? { found: '1', appy_no: key, sn: found.sn, acp_stas: found.standing, fns_time: finishedAt(found) } : { found: '0' };
    }),
    'progress/list': answering('progress/list', (request) => ({
      list: ledger.casesOfPerson(personOf(request).personNumber).map((row) => ({
        ...{ sn: row.sn, matt_code: row.matterCode, acp_stas: row.standing, begn_acp_time: row.firstAt },
      })),
    })),
    'ledger/list': answering('ledger/list', ({ begndate, enddate }, { termNo }) => ({
      list: ledger.casesOfTerminal(termNo, begndate, enddate).map((row) => ({
        appy_no: row.key,
        sn: row.sn,
        matt_code: row.matterCode,
        acp_stas: row.standing,
        exec_cnt: String(row.execCnt),
      })),
    })),
    'rating/submit': answering('rating/submit', ({ matt_no, sn, satisfaction, evaldetail }, _body, at) =>
      ledger.transaction(() => {
        const rating = { matterNumber: matt_no, sn, satisfaction: Number(satisfaction), detail: evaldetail, at: timeOf(at) };
        if (!ledger.rate(rating)) throw new Refused(3004);
        return {};
      }),
    ),
  };
}

const finishedAt = ({ standing, lastAt }: LedgerCase): string | null => (['3', '4', '5'].includes(standing) ? lastAt : null);

/** Reads the request as the operation wants it, or refuses it with the name of its first wrong field. */
function answering<Name extends RegionOperation>(
  name: Name,
  act: (request: RequestOf<Name>, body: RegionBody, at: Date) => object,
): RegionAnswer {
  return (body, at) => {
    const read = requests[name].safeParse(body.data);
    if (!read.success) throw new Refused(400, ['data', ...(read.error.issues[0]?.path ?? [])].join('.'));
    return act(read.data as RequestOf<Name>, body, at);
  };
}
