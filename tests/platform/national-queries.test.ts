// Every national query and filing of the client against the sandbox platform, which was written from the same specification and shares no code with it.

import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { privately } from '../../contract/private.ts';
import { createPlatformClient, type NationalPlatform } from '../../main/terminal/platform/client.ts';
import { createMessageIds } from '../../main/terminal/platform/message-id.ts';
import {
  institutionMatchPage,
  institutionsLike,
  itemPage,
  medicalMatchPage,
  ownSharePage,
  priceLimitPage,
} from '../../main/terminal/platform/messages/catalogue.ts';
import {
  chosenInstitutionsOf,
  chronicDiseasesOf,
  entitlementsOf,
  referralsOf,
  staysOf,
} from '../../main/terminal/platform/messages/entitlement.ts';
import { cancelInstitutionChoice, institutionChoice } from '../../main/terminal/platform/messages/filings.ts';
import {
  chronicMedicinesOf,
  diagnosesOf,
  feeLinesOf,
  settlementOf,
  visitsOf,
  yearSumsOf,
} from '../../main/terminal/platform/messages/history.ts';
import type { Question } from '../../main/terminal/platform/messages/question.ts';
import type { PlatformOptions } from '../../main/terminal/platform/options.ts';
import { reservedSeconds } from '../../main/terminal/platform/testing.ts';
import { sandboxAccessKey } from '../../simulators/platform/credentials.ts';
import { type Platform, startPlatform } from '../../simulators/platform/server.ts';

const never = new AbortController().signal;
const span = { from: '2025-01-01', to: '2026-02-28' };
const wish = { page: 1, size: 50, changedSince: '2000-01-01' };
const institutionCode = 'H66000000001';

let platform: Platform;
let client: NationalPlatform;
let time: Date;
let lines: { event: string; fields: unknown }[];
let background: AbortController;

beforeEach(async () => {
  time = new Date('2026-03-02T01:02:03Z');
  lines = [];
  background = new AbortController();
  platform = await startPlatform({ host: '127.0.0.1', port: 0, now: () => time, requireSignIn: true });
  client = clientWith({});
});
afterEach(() => {
  background.abort();
  return platform.close();
});

const clientWith = (changes: Partial<PlatformOptions>): NationalPlatform =>
  createPlatformClient({
    baseUrl: platform.url,
    gateway: { kind: 'accessKey', ...sandboxAccessKey },
    institution: { code: institutionCode, name: '青桥镇医保服务站' },
    divisions: { treatment: '660100' },
    terminal: { id: 'KIOSK-01', name: '青桥镇医保服务站1号机' },
    receiverSystemCode: 'MBS_LOCAL',
    interfaceVersion: 'V1.0',
    businessType: '01304',
    signIn: true,
    now: () => time,
    random: (bytes) => randomBytes(bytes),
    messageIds: createMessageIds({ institutionCode, slice: { from: 0, to: 9999 }, now: () => time, reserve: reservedSeconds() }),
    log: (event, fields) => lines.push({ event, fields }),
    ...changes,
  });

async function answerTo<T>(question: Question<T>): Promise<T> {
  const answer = await client.ask(question, never);
  if (!answer.ok) throw new Error(`${question.number}: ${answer.fault.code}`);
  return answer.value;
}

/** The first people of the sandbox for whom there is something. */
async function firstWith<T>(question: (person: { personNumber: { private: string }; insuredPlace: string }) => Question<readonly T[]>) {
  for (let index = 0; index < 80; index += 1) {
    const resident = platform.population.at(index);
    const [insurance] = resident?.insurances ?? [];
    if (!resident || !insurance) continue;
    const person = { personNumber: privately(resident.personNumber), insuredPlace: insurance.place };
    const answer = await client.ask(question(person), never);
    if (answer.ok && answer.value.length > 0) return { person, rows: answer.value };
  }
  throw new Error('nobody in the sandbox has any');
}

describe('The client and the sandbox agree', () => {
  it('on signing in: before it nothing, after it everything, without anybody noticing', async () => {
    const card = platform.population.at(0);
    if (!card) throw new Error('nobody lives in the sandbox');
    const signedIn = await client.identifyByCard({ name: privately(card.name), number: privately(card.number) }, never);
    expect(signedIn).toMatchObject({ ok: true, value: { person: { personNumber: { private: card.personNumber } } } });
    expect(platform.counts().requests).toMatchObject({ '9001': 1, '1101': 2 });
    time = new Date('2026-03-03T01:02:03Z');
    expect((await client.identifyByCard({ name: privately(card.name), number: privately(card.number) }, never)).ok).toBe(true);
    expect(platform.counts().repeatedMessages).toEqual([]);
  });

  it('on the dictionaries, learnt in the background', async () => {
    client.start(background.signal);
    await expect.poll(() => lines.filter(({ event }) => event === 'platform.dictionary')).toHaveLength(4);
    expect(lines.filter(({ event }) => event === 'platform.failed')).toEqual([]);
    expect(platform.counts().requests).toMatchObject({ '9001': 1, '1901': 4 });
  });

  it('on the clock: whoever is an hour away is turned away, and the log says why', async () => {
    platform.setRules({ clockSkewMs: 3_600_000 });
    expect(await client.ask(itemPage(wish), never)).toEqual({ ok: false, fault: { code: 'platform.unauthorised' } });
    expect(lines.find(({ event }) => event === 'platform.turnedAway')?.fields).toMatchObject({ transaction: '1312', why: 'clock' });
  });

  it('on the catalogues', async () => {
    const items = await answerTo(itemPage(wish));
    expect([items.rows.length, items.unread]).toEqual([50, 0]);
    expect(items.pages).toBeGreaterThan(1);
    const next = await answerTo(itemPage({ ...wish, page: 2 }));
    expect(next.rows[0]?.code).not.toBe(items.rows[0]?.code);
    const pages = await Promise.all(
      [medicalMatchPage, institutionMatchPage, priceLimitPage, ownSharePage].map((page) =>
        answerTo<{ rows: readonly unknown[]; unread: number }>(page(wish)),
      ),
    );
    expect(pages.map(({ rows, unread }) => [rows.length > 0, unread])).toEqual(pages.map(() => [true, 0]));
    expect((await answerTo(institutionsLike({ type: '1', name: '医院' }))).length).toBeGreaterThan(0);
  });

  it('on what a person may have', async () => {
    const asked = { insurance: 'employeeBasic', medType: '11', institution: institutionCode } as const;
    const { rows } = await firstWith((person) => entitlementsOf(person, asked));
    expect(rows.every(({ fund }) => /^\d{6}/.test(fund))).toBe(true);
    const diseases = await firstWith(chronicDiseasesOf);
    expect(diseases.rows[0]?.code.private).toMatch(/^M\d{5}$/);
    for (const question of [chosenInstitutionsOf(diseases.person), staysOf(diseases.person, span), referralsOf(diseases.person, span)]) {
      expect(Array.isArray(await answerTo<unknown>(question))).toBe(true);
    }
  });

  it('on what happened to a person, to the fen', async () => {
    const { person, rows: visits } = await firstWith((one) => visitsOf(one, span, '11'));
    const [visit] = visits;
    if (!visit) throw new Error('no visit');
    expect(visit).toMatchObject({ category: 'outpatient' });
    expect(await answerTo(diagnosesOf(person, visit.id))).not.toEqual([]);
    const sums = await answerTo(yearSumsOf(person, ''));
    expect(sums.length).toBeGreaterThan(0);
    expect(Array.isArray(await answerTo(chronicMedicinesOf(person, span)))).toBe(true);
    const key = { settlement: visit.id.replace(/^M/, 'S'), visit: visit.id };
    const settlement = await answerTo(settlementOf(person, key));
    expect(settlement.totalFen.private).toBe(settlement.fundsFen.private + settlement.ownFen.private);
    const fees = await answerTo(feeLinesOf(person, key));
    expect(fees.reduce((sum, { totalFen }) => sum + (totalFen?.private ?? 0), 0)).toBe(settlement.totalFen.private);
  });

  it('on a filing that somebody else sends: sealed once, read, and cancelled', async () => {
    const { person } = await firstWith(chronicDiseasesOf);
    const [institution] = await answerTo(institutionsLike({ type: '1', name: '医院' }));
    if (!institution) throw new Error('no institution');
    const send = async <T>(question: Question<T>, messageId: string) => {
      const { url, headers, body } = client.seal(question, messageId);
      const response = await fetch(url, { method: 'POST', headers: { ...headers }, body: JSON.stringify(body) });
      return client.read(question, await response.json());
    };
    const choice = {
      person,
      telephone: privately('13900000000'),
      rank: 1,
      institution,
      begin: '2026-03-02',
      end: '2027-03-01',
      agent: null,
    };
    const filed = await send(institutionChoice(choice), `${institutionCode}202603020902039000`);
    if (!filed.ok) throw new Error(filed.fault.code);
    expect(await send(cancelInstitutionChoice(person, filed.value.platformNumber), `${institutionCode}202603020902039001`)).toEqual({
      ok: true,
      value: 'cancelled',
    });
  });
});
