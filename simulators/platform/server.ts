// The region's platform as a program: real HTTP on a loopback port, a ledger behind it, and a switch for every way it can fail.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Call, callOf, voucherInfno } from './calls.ts';
import { timeOf } from './china-time.ts';
import { createDelivery } from './delivery.ts';
import { failPoint } from './fail-point.ts';
import { createFaultSchedule, type Fault, type FaultSchedule, honest } from './fault-schedule.ts';
import { type Answer, answerAtTheDoor, jsonAnswer, type PlatformFaultName, refusedByGateway, spoil } from './faults.ts';
import { createGatewayCheck, type GatewayKind, gatewayOf } from './gateway-check.ts';
import { type Filing, type LedgerCase, openLedger, type Rating, type Standing } from './ledger.ts';
import { createNationalGate } from './national/transactions.ts';
import { voucherQuery } from './national/voucher-query.ts';
import { createPopulation, type Population } from './people/population.ts';
import { createRegionGate } from './region/gate.ts';
import type { RepetitionPolicy } from './region/operations.ts';
import { bodyOf, parsed } from './request-body.ts';
import { createVouchers, type VoucherKind } from './vouchers.ts';

export { type PlatformFaultName, platformFaultNames } from './faults.ts';

export interface PlatformOptions {
  readonly host: string;
  readonly port: number;
  readonly now?: () => Date;
  /** Left out: kept in memory, forgotten at the end. */
  readonly ledger?: string;
  readonly seed?: string;
  /** Generated people besides those made by hand. */
  readonly people?: number;
  readonly requireSignIn?: boolean;
}

export interface PlatformRules {
  readonly repetition: RepetitionPolicy;
  /** National transactions are refused without the sign_no of a sign-in of today. */
  readonly requireSignIn: boolean;
  /** How far the platform's clock is ahead. */
  readonly clockSkewMs: number;
}

export interface PlatformCounts {
  readonly ecQuery: number;
  readonly persons: number;
  /** By number or name, the refused and the unanswered ones too. */
  readonly requests: Readonly<Record<string, number>>;
  /** Message ids that arrived more than once. */
  readonly repeatedMessages: readonly string[];
}

export interface Platform {
  readonly url: string;
  readonly population: Population;
  readonly faults: FaultSchedule;
  /** Every request from now on. @param ms how late `slow` answers; 3000 when not given. */
  setFault(fault: PlatformFaultName, ms?: number): void;
  fault(): { readonly name: PlatformFaultName; readonly ms: number };
  rules(): PlatformRules;
  setRules(changes: Partial<PlatformRules>): void;
  /** @returns the 28 digits a citizen's telephone would show. Throws when nobody has this id. */
  issueVoucher(personId: string, kind: VoucherKind): string;
  /** Requests that arrived since the start. */
  counts(): PlatformCounts;
  caseCount(): number;
  ledger(): { readonly cases: readonly LedgerCase[]; readonly ratings: readonly Rating[]; readonly filings: readonly Filing[] };
  /** A clerk has decided a case. @returns whether there is such a case */
  settle(key: string, standing: Standing): boolean;
  /** Faults and rules as at the start. */
  heal(): void;
  /** Heals, and forgets every case. */
  reset(): void;
  close(): Promise<void>;
}

export const defaultSeed = 'yibao';
const usual = { slow: 3000, lateReply: 15_000, lateExecution: 5000, clockSkew: 3_600_000, rate: 20, bytes: 100 } as const;

export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { seed = defaultSeed, people = 5000 } = options;
  const initial: PlatformRules = { repetition: 'sameAnswer', requireSignIn: options.requireSignIn ?? false, clockSkewMs: 0 };
  let rules = initial;
  let skewOfRequest = 0;
  const now = (): Date => new Date((options.now?.() ?? new Date()).getTime() + rules.clockSkewMs + skewOfRequest);

  const ledger = openLedger(options.ledger ?? ':memory:');
  const population = createPopulation({ seed, generated: people });
  const vouchers = createVouchers(now);
  const nationalGate = createNationalGate({ ledger, population, vouchers, seed, requireSignIn: () => rules.requireSignIn });
  const regionGate = createRegionGate({ ledger, population, seed, repetition: () => rules.repetition });
  const gatewayRefusal = createGatewayCheck(now);
  const requests = new Map<string, number>();
  const faults = createFaultSchedule();
  const delivery = createDelivery();

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      // A caller who hangs up in the middle of his request is no trouble of ours; anything else is a bug and ends the process.
      if (request.complete) throw error;
    });
  });
  server.on('connection', (socket) => {
    if (faults.isDown()) socket.resetAndDestroy();
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = callOf(request.url ?? '');
    if (call) requests.set(call.name, (requests.get(call.name) ?? 0) + 1);
    const body = await bodyOf(request);
    const fault = call ? faults.take(call) : honest;
    const gateway = gatewayOf(request.headers);
    const run = (): Answer => execute(request, call, body, fault);
    const sent = (): void => {
      if (isSubmission(call)) failPoint('sandbox.answered');
    };
    const atTheDoor = answerAtTheDoor(fault.fault, gateway, fault.status);
    if (atTheDoor) {
      if (fault.executes === true) run();
      return delivery.send(response, atTheDoor, sent);
    }
    switch (fault.fault) {
      case 'silent':
        return;
      case 'down':
        request.socket.resetAndDestroy();
        return;
      case 'executedNoReply':
        run();
        request.socket.end();
        return;
      case 'lateExecution':
        return delivery.later(fault.ms ?? usual.lateExecution, run);
      case 'slow':
      case 'lateReply': {
        const answer = run();
        return delivery.later(fault.ms ?? usual[fault.fault], () => delivery.send(response, answer, sent));
      }
      case 'slowDrip':
        return delivery.drip(response, run(), fault.rate ?? usual.rate, sent);
      case 'cutAfter':
        return delivery.cut(response, run(), fault.bytes ?? usual.bytes);
      default:
        return delivery.send(response, spoil(run(), fault.fault), sent);
    }
  }

  function execute(request: IncomingMessage, call: Call | null, body: string | null, fault: Fault): Answer {
    skewOfRequest = fault.fault === 'clockSkew' ? (fault.ms ?? usual.clockSkew) : 0;
    if (isSubmission(call)) failPoint('sandbox.beforeExecute');
    const answer = answerTo(request, call, body);
    skewOfRequest = 0;
    if (isSubmission(call)) failPoint('sandbox.executed');
    return answer;
  }

  function answerTo(request: IncomingMessage, call: Call | null, body: string | null): Answer {
    const gateway: GatewayKind = gatewayOf(request.headers);
    if (call === null) return jsonAnswer({ status: 404, error: 'Not Found' }, 404);
    if (request.method !== 'POST') return jsonAnswer({ status: 405, error: 'Method Not Allowed' }, 405);
    const refusal = gatewayRefusal(request.headers, call.name);
    if (refusal) return refusedByGateway(gateway, refusal);
    const value = body === null ? undefined : parsed(body);
    if (value === undefined) return jsonAnswer({ status: 400, error: 'Bad Request' }, 400);
    if (call.gate === 'region') return jsonAnswer(regionGate.call(call.name, value, now()));
    if (call.name === voucherInfno) return jsonAnswer(voucherQuery(vouchers, value, gateway));
    return jsonAnswer(nationalGate.call(call.name, value, gateway, now()));
  }

  const heal = (): void => {
    faults.set(honest);
    rules = initial;
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the platform has no TCP address');

  const platformFaults: FaultSchedule = {
    ...faults,
    set(next) {
      faults.set(next);
      if (faults.isDown()) server.closeAllConnections();
    },
  };
  return {
    url: `http://${options.host}:${address.port}`,
    population,
    faults: platformFaults,
    setFault: (fault, ms) => platformFaults.set({ fault, ...(ms === undefined ? {} : { ms }) }),
    fault() {
      const { fault: name, ms } = faults.current();
      return { name, ms: name === 'slow' ? (ms ?? usual.slow) : 0 };
    },
    rules: () => rules,
    setRules(changes) {
      rules = { ...rules, ...changes };
    },
    issueVoucher(personId, kind) {
      const person = population.byId(personId);
      if (!person) throw new Error(`no invented person has the id ${personId}`);
      return vouchers.issue(person, kind);
    },
    counts: () => ({
      ecQuery: requests.get(voucherInfno) ?? 0,
      persons: requests.get('1101') ?? 0,
      requests: Object.fromEntries(requests),
      repeatedMessages: ledger.repeatedMessages(),
    }),
    caseCount: () => ledger.caseCount(),
    ledger: () => ({ cases: ledger.cases(), ratings: ledger.ratings(), filings: ledger.everyFiling() }),
    settle: (key, standing) => ledger.settle(key, standing, timeOf(now())),
    heal,
    reset() {
      heal();
      ledger.clear();
      requests.clear();
    },
    async close() {
      delivery.forget();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      ledger.close();
    },
  };
}

const isSubmission = (call: Call | null): boolean => call?.kinds.includes('submit') ?? false;
