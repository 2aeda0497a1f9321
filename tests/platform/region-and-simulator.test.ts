// The region adapter and the filing desk against the sandbox platform over real HTTP: two programs that share no code agree on every byte,
// and what a citizen is told is what the platform's ledger says.

import { describe, expect, it } from 'vitest';
import type { FilingOutcome } from '../../contract/filing.ts';
import { privately } from '../../contract/private.ts';
import { regions } from '../../kiosk-config/regions/regions.ts';
import { createFilingDesk } from '../../main/terminal/outbox/desk.ts';
import { memoryCases } from '../../main/terminal/outbox/testing/memory-cases.ts';
import type { RegionOptions } from '../../main/terminal/platform/region/adapter.ts';
import type { Submission } from '../../main/terminal/platform/region/types.ts';
import type { Applicant } from '../../main/terminal/services/case.ts';
import { sandboxTif } from '../../simulators/platform/credentials.ts';
import type { FaultSwitch } from '../../simulators/platform/fault-schedule.ts';
import { clock, messageIds, regionScene, smKeys } from './region-scene.ts';

const never = new AbortController().signal;
const scene = regionScene();
const { adapter, applicant, platform } = scene;

const answers = { category: 'otherTemporary', destination: '310100', begin: '2026-03-02', end: '2026-09-02', telephone: '13800000000' };
const submission = (changes: Partial<Submission> = {}): Submission =>
  scene.submission({ operation: 'fileRemoteTreatment', answers, ...changes });

describe.each<[string, () => Partial<RegionOptions>]>([
  ['the service gateway', () => ({})],
  ['the x-tif gateway', () => ({ gateway: { kind: 'tif', ...sandboxTif } })],
  ['the SM envelope', () => ({ section: regions['sandbox-sm'].adapter, sm: smKeys })],
])('through %s', (_, changes) => {
  it('a filing is made, found, listed, cancelled, and stands in the ledger once', async () => {
    const region = adapter(changes());
    const filed = submission();
    const answer = await region.submit(filed, never);
    expect(answer).toEqual({ kind: 'accepted', standing: 'finished', platformNumber: expect.stringMatching(/^\d{20}$/) });
    const platformNumber = answer.kind === 'accepted' ? (answer.platformNumber ?? '') : '';

    expect(await region.ask(filed, messageIds(), never)).toEqual({ kind: 'found', platformNumber, standing: 'finished' });
    expect(await region.ask(submission(), messageIds(), never)).toEqual({ kind: 'notFound' });
    const listed = await region.remoteTreatments(applicant(), never);
    expect(listed.ok && listed.value.find(({ id }) => id === platformNumber)).toEqual({
      ...{ id: platformNumber, category: 'otherTemporary', destination: privately('310100'), begin: '2026-03-02', end: '2026-09-02' },
      cancellable: true,
    });

    const cancelled = submission({ operation: 'cancelRemoteTreatment', answers: { record: platformNumber } });
    expect(await region.submit(cancelled, never)).toMatchObject({ kind: 'accepted', standing: 'finished' });
    const after = await region.remoteTreatments(applicant(), never);
    expect(after.ok && after.value.some(({ id }) => id === platformNumber)).toBe(false);

    const ledger = await region.ledger({ from: '2026-03-01', to: '2026-03-03' }, never);
    expect(ledger.ok && ledger.value.map(({ key, executions }) => [key, executions]).sort()).toEqual([
      [filed.key, 1],
      [cancelled.key, 1],
    ]);
    const progress = await region.progress(applicant(), never);
    expect(progress.ok && progress.value).toHaveLength(2);
  });

  it('every operation that the pack maps is understood', async () => {
    const region = adapter(changes());
    for (const operation of ['enrol', 'changePersonalData', 'claimReimbursement', 'claimMaternity', 'transferRelation'] as const)
      expect(await region.submit(submission({ operation }), never)).toMatchObject({ kind: 'accepted', standing: 'accepted' });
    const first = await region.submit(submission(), never);
    const record = first.kind === 'accepted' ? (first.platformNumber ?? '') : '';
    const changed = submission({ operation: 'changeRemoteTreatment', answers: { ...answers, destination: '320100', record } });
    expect(await region.submit(changed, never)).toMatchObject({ kind: 'accepted', standing: 'finished' });
    const months = { from: '2025-03', to: '2026-02' };
    const payments = await region.payments(applicant(), months, never);
    expect(payments.ok && payments.value.length).toBeGreaterThan(6);
    const account = await region.accountStatement(applicant(), months, never);
    expect(account.ok && account.value.length).toBeGreaterThan(6);
    const rating = { number: changed.number, platformNumber: record, stars: 4, reasons: ['态度好'] } as const;
    expect(await region.rate(rating, never)).toEqual({ ok: true, value: null });
    expect(platform().ledger().ratings).toHaveLength(1);
  });

  it.each<[string, Partial<Submission>, string]>([
    ['is not insured there', { applicant: { ...applicantLike(), insuredPlace: '660500' } }, 'filing.notInsured'],
    ['has nothing to cancel', { operation: 'cancelRemoteTreatment', answers: { record: 'nothing' } }, 'filing.nothingToCancel'],
    ['gives no telephone', { answers: { ...answers, telephone: '' } }, 'filing.refused'],
  ])('somebody who %s is refused for good', async (_why, wrong, fault) => {
    expect(await adapter(changes()).submit(submission(wrong), never)).toEqual({ kind: 'refused', fault, final: true });
  });

  it('a second filing to the same place is already filed, the same one again is the same', async () => {
    const region = adapter(changes());
    const first = submission();
    const answer = await region.submit(first, never);
    expect(await region.submit({ ...first, messageId: messageIds() }, never)).toEqual(answer);
    expect(await region.submit(submission(), never)).toEqual({ kind: 'refused', fault: 'filing.alreadyFiled', final: true });
    expect(
      scene
        .platform()
        .ledger()
        .cases.map(({ execCnt }) => execCnt),
    ).toEqual([1]);
  });

  it('a message id that was there before is never taken for a refusal', async () => {
    const region = adapter(changes());
    const first = submission();
    await region.submit(first, never);
    expect(await region.submit(first, never)).toEqual({ kind: 'repeated' });
  });
});

/** The same person before there is a platform that knows him. */
function applicantLike(): Applicant {
  return {
    ...{ name: privately('测试甲'), number: privately('660102198503120010'), personNumber: privately('660000000000000001') },
    ...{ insuredPlace: '660100', insuranceType: 'employeeBasic' },
  };
}

describe('a citizen is told what the ledger says', () => {
  async function file(): Promise<{ readonly outcome: FilingOutcome; readonly state: () => string | undefined }> {
    const cases = memoryCases(clock.wall);
    const desk = createFilingDesk({
      journal: cases,
      region: adapter(),
      clock,
      random: () => 0.1,
      nextMessageId: messageIds,
      log: () => undefined,
    });
    const order = {
      visit: 1,
      service: 'remote-treatment',
      operation: 'fileRemoteTreatment',
      offline: 'refuse',
      applicant: applicant(),
      answers,
    } as const;
    const outcome = await new Promise<FilingOutcome>((resolve) => {
      desk.submit(order, resolve);
    });
    return { outcome, state: () => cases.all()[0]?.state };
  }

  it.each<[string, readonly FaultSwitch[], FilingOutcome['kind'], string]>([
    ['everything is well', [], 'done', 'confirmed'],
    ['it is executed and not answered', [{ fault: 'executedNoReply', only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['it is executed and answered too late', [{ fault: 'lateReply', ms: 750, only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['it is executed after the first question', [{ fault: 'lateExecution', ms: 400, only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['it is swallowed', [{ fault: 'silent', only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['it is executed behind a maintenance page', [{ fault: 'html', executes: true, only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['the answer is GBK', [{ fault: 'gbk', only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['it is executed and answered by 500', [{ fault: 'serverError', executes: true, only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['it is executed and called a failure', [{ fault: 'businessError', executes: true, only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['it is called a failure of the database', [{ fault: 'businessError', only: 'submit', times: 1 }], 'notDone', 'rejected'],
    ['the answer is cut', [{ fault: 'cutAfter', bytes: 40, only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['the answer drips', [{ fault: 'slowDrip', rate: 40, only: 'submit', times: 1 }], 'done', 'confirmed'],
    ['the gateway turns it away', [{ fault: 'wrongSignature' }], 'notDone', 'withdrawn'],
    [
      'it is executed and nobody can be asked',
      [
        { fault: 'executedNoReply', only: 'submit' },
        { fault: 'silent', only: 'ask' },
      ],
      'unknown',
      'unknown',
    ],
  ])('when %s', async (_, faults, told, state) => {
    for (const fault of faults) platform().faults.set(fault);
    const { outcome, state: now } = await file();
    expect(outcome.kind).toBe(told);
    expect(now()).toBe(state);
    const executions = scene
      .platform()
      .ledger()
      .cases.map(({ execCnt }) => execCnt);
    if (told === 'done') expect(executions).toEqual([1]);
    if (told === 'notDone') expect(executions).toEqual([]);
    platform().heal();
    // The outbox goes on asking: in the end nothing is unknown.
    await expect.poll(now, { timeout: 8000, interval: 20 }).not.toBe('unknown');
    expect(
      scene
        .platform()
        .ledger()
        .cases.every(({ execCnt }) => execCnt === 1),
    ).toBe(true);
    expect(platform().counts().repeatedMessages).toEqual([]);
    expect((now() === 'confirmed') === (platform().ledger().cases.length === 1)).toBe(true);
  });
});
