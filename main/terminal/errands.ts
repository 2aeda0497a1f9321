// What is done for the person who is there: signing in, asking and filing. It alone knows who that is, until the visit ends.

import type { Relation } from '../../contract/acting.ts';
import type { Private } from '../../contract/private.ts';
import type { Printing, SessionEvent, Effect } from './session/types.ts';
import type { RegionPack } from '../../kiosk-config/regions/schema.ts';
import type { FilingDocument, ServiceDocument } from '../../kiosk-config/services/schema.ts';
import { checkFiling, type FilingRooms } from './filings.ts';
import type { PlatformClient, SignedIn } from './platform/types.ts';
import { applicantOf } from './services/applicant.ts';
import type { Applicant } from './services/case.ts';
import { maskName, maskNumber } from './services/masks.ts';
import { answerOf } from './services/person.ts';

/** What a person has shown: kept nowhere else, and never in the session's state. */
export type Credential =
  | { readonly way: 'eVoucher'; readonly code: Private }
  | { readonly way: 'idCard'; readonly number: Private; readonly name: Private };

export interface ErrandOptions {
  readonly services: readonly ServiceDocument[];
  readonly region: RegionPack;
  readonly platform: PlatformClient;
  readonly filings: FilingRooms | null;
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  readonly tell: (event: SessionEvent) => void;
}

export interface Errands {
  readonly shown: (credential: Credential) => void;
  readonly signIn: (request: number) => void;
  /** The one who has signed in stays, and acts for whoever shows this credential. */
  readonly signInPrincipal: (request: number) => void;
  readonly actForMyself: () => void;
  readonly query: (request: number) => void;
  readonly checkFiling: (effect: Extract<Effect, { kind: 'checkFiling' }>, printing: Printing) => void;
  readonly submitFiling: (effect: Extract<Effect, { kind: 'submitFiling' }>, visit: number | null) => void;
  readonly abandonFiling: () => void;
  /** The answer that is waited for is nobody's any more. */
  readonly cancel: () => void;
  readonly forget: () => void;
}

export function createErrands({ services, region, platform, filings, now, tell }: ErrandOptions): Errands {
  let credential: Credential | null = null;
  let signedIn: SignedIn | null = null;
  /** Who acts for the one who is signed in. */
  let agent: SignedIn | null = null;
  let request: AbortController | null = null;

  /** One question to the platform at a time. */
  async function ask<T>(question: (signal: AbortSignal) => Promise<T>, use: (answer: T) => void): Promise<void> {
    const controller = new AbortController();
    request = controller;
    const answer = await question(controller.signal);
    if (!controller.signal.aborted) use(answer);
  }

  function somebody(): SignedIn {
    if (!signedIn) throw new Error('Something was asked for without a person');
    return signedIn;
  }

  function identify(number: number, use: (found: SignedIn, number: number) => void): void {
    const shown = credential;
    if (!shown) throw new Error('Sign-in was asked for without a credential');
    void ask(
      (signal) => (shown.way === 'eVoucher' ? platform.identifyByVoucher(shown.code, signal) : platform.identifyByCard(shown, signal)),
      (result) => (result.ok ? use(result.value, number) : tell({ type: 'platform.failed', request: number, fault: result.fault.code })),
    );
  }

  function welcome(found: SignedIn, number: number): void {
    const { person } = found;
    signedIn = found;
    tell({
      type: 'platform.signedIn',
      request: number,
      person: { name: maskName(person.name), number: maskNumber(person.number) },
      answer: answerOf(person.insurances, person.answeredAt, region.divisions),
    });
  }

  function agentAs(relation: Relation | null): Pick<Applicant, 'agent'> {
    if ((agent === null) !== (relation === null)) throw new Error('Whoever acts for another has said what they are to them');
    return agent && relation ? { agent: { name: agent.person.name, number: agent.person.number, relation } } : {};
  }

  function applicant(insurance?: string): Applicant {
    const { identity, person } = somebody();
    return applicantOf(person, identity.way === 'eVoucher' ? identity.insuredPlace : '', insurance);
  }

  function filingOf(id: string): { readonly rooms: FilingRooms; readonly document: FilingDocument } {
    const document = services.find((candidate) => candidate.id === id);
    if (document?.kind !== 'filing' || !filings) throw new Error(`${id} cannot be filed here`);
    return { rooms: filings, document };
  }

  return {
    shown(what) {
      credential = what;
    },
    signIn: (number) => identify(number, welcome),
    signInPrincipal: (number) =>
      identify(number, (found) => {
        const acting = somebody();
        if (isSamePerson(acting, found)) return tell({ type: 'platform.failed', request: number, fault: 'person.same' });
        agent = acting;
        welcome(found, number);
      }),
    actForMyself() {
      signedIn = agent ?? signedIn;
      agent = null;
    },
    query(number) {
      const { identity } = somebody();
      void ask(
        (signal) => platform.queryInsuredPerson(identity, signal),
        (result) => {
          if (!result.ok) return tell({ type: 'platform.failed', request: number, fault: result.fault.code });
          const answer = answerOf(result.value.insurances, result.value.answeredAt, region.divisions);
          tell({ type: 'platform.answered', request: number, answer });
        },
      );
    },
    checkFiling({ service, request: number }, printing) {
      const { rooms, document } = filingOf(service);
      const who = { applicant: applicant(), insurances: somebody().person.insurances, printing };
      void ask(
        (signal) => checkFiling(rooms, document, who, signal),
        (checked) => tell({ type: 'filing.checked', request: number, checked }),
      );
    },
    /** The desk has it in the journal before it gives its number, and again before it says what became of it. */
    submitFiling({ service, answers, relation }, visit) {
      if (visit === null) throw new Error('A filing was submitted outside a visit');
      const { rooms, document } = filingOf(service);
      const { operation, offline } = document;
      const filer = { ...applicant(answers.private.insurance), ...agentAs(relation) };
      const order = { visit, service, operation, offline, applicant: filer, answers: answers.private };
      const { number, link } = rooms.desk.submit(order, (outcome) => tell({ type: 'filing.finished', outcome }));
      tell({ type: 'filing.numbered', number, link, at: now() });
    },
    abandonFiling: () => filings?.desk.abandon(),
    cancel() {
      request?.abort();
      request = null;
    },
    forget() {
      credential = null;
      signedIn = null;
      agent = null;
    },
  };
}

const isSamePerson = (one: SignedIn, other: SignedIn): boolean => sameNumber(one) === sameNumber(other);
const sameNumber = ({ person: { number } }: SignedIn): string => number.private.trim().toUpperCase();
