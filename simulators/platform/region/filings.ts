// Remote-treatment filings (异地就医备案) and the region's own rules for making, changing and cancelling them.

import { daysAfter, monthsAfter } from '../china-time.ts';
import type { Filing, Ledger } from '../ledger.ts';
import { filingsOnRecord } from '../people/filings-on-record.ts';
import type { Resident } from '../people/population.ts';
import { Refused } from './refusals.ts';
import type { FilingRequest } from './requests.ts';

/** 06 referral and 99 other temporary end by themselves; 02 resettled retiree and 07 long-term do not. */
const temporaryReasons = ['06', '99'];
const lockedMonths = 6;
const leastMonths = 6;
const mostDaysAhead = 30;

/** Two digits of every province, and 66 of the invented one. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|81|82)\d{4}$/;

export interface FilingOffice {
  /** Newest first, those of the seed included. */
  readonly of: (person: Resident) => readonly Filing[];
  readonly file: (application: Application) => void;
  readonly change: (application: Application, former: string) => void;
  readonly cancel: (person: Resident, sn: string, context: { readonly today: string; readonly isRepetition: boolean }) => void;
  readonly isCancellable: (filing: Filing, today: string) => boolean;
  readonly isValid: (filing: Filing, today: string) => boolean;
}

export interface Application {
  readonly person: Resident;
  readonly request: FilingRequest;
  /** Serial number of the filing that is made. */
  readonly sn: string;
  readonly today: string;
  /** The same case is executed a second time: rules are not held against its own first execution. */
  readonly isRepetition: boolean;
}

export function createFilingOffice(ledger: Ledger, seed: string): FilingOffice {
  const of = (person: Resident): readonly Filing[] => {
    const written = ledger.filings(person.personNumber);
    const changed = new Set(written.map(({ sn }) => sn));
    return [...written, ...filingsOnRecord(seed, person).filter(({ sn }) => !changed.has(sn))];
  };

  function admit({ person, request, today, isRepetition }: Application, former: string | null): void {
    const { insutype, insu_admdvs: insuredAt, rloc_admdvs: destination, begndate: begin, enddate: end, appy_no: key } = request;
    const isInsured = person.insurances.some((row) => row.insutype === insutype && row.place === insuredAt && row.psn_insu_stas === '1');
    if (!isInsured) throw new Refused(1002);
    if (!provinces.test(destination) || city(destination) === city(insuredAt)) throw new Refused(2005);
    const isTemporary = temporaryReasons.includes(request.rloc_rea);
    if (begin < today || begin > daysAfter(today, mostDaysAhead)) throw new Refused(2004);
    if (isTemporary ? end < monthsAfter(begin, leastMonths) : end !== '') throw new Refused(2004);
    const own = (filing: Filing): boolean => filing.sn === former || (isRepetition && filing.key === key);
    if (of(person).some((filing) => isValid(filing, today) && !own(filing) && city(filing.destination) === city(destination)))
      throw new Refused(2001);
  }

  const write = ({ person, request, sn, today }: Application): void =>
    ledger.putFiling({
      sn,
      key: request.appy_no,
      personNumber: person.personNumber,
      reason: request.rloc_rea,
      destination: request.rloc_admdvs,
      begin: request.begndate,
      end: request.enddate === '' ? null : request.enddate,
      isCommitment: request.cmt_flag === '1',
      madeOn: today,
      isValid: true,
      ...(request.agnter_name !== '' && {
        agent: { name: request.agnter_name, number: request.agnter_certno, relation: request.agnter_rlts },
      }),
    });

  function end(person: Resident, sn: string, today: string, isRepetition: boolean): void {
    const filing = of(person).find((one) => one.sn === sn);
    if (!filing || !(filing.isValid || isRepetition)) throw new Refused(2002);
    if (!isCancellable(filing, today)) throw new Refused(2003);
    ledger.putFiling({ ...filing, isValid: false });
  }

  return {
    of,
    file(application) {
      admit(application, null);
      write(application);
    },
    change(application, former) {
      end(application.person, former, application.today, application.isRepetition);
      admit(application, former);
      write(application);
    },
    cancel: (person, sn, { today, isRepetition }) => end(person, sn, today, isRepetition),
    isCancellable,
    isValid,
  };
}

const isValid = (filing: Filing, today: string): boolean => filing.isValid && (filing.end === null || filing.end >= today);

const isCancellable = ({ isCommitment, madeOn }: Filing, today: string): boolean =>
  !isCommitment || madeOn === today || monthsAfter(madeOn, lockedMonths) <= today;

const city = (division: string): string => division.slice(0, 4);
