// Chronic diseases and chosen institutions by 2503–2506 against the sandbox platform: filed once, whatever happens to the answer, and known
// again by the person's own records.

import { describe, expect, it } from 'vitest';
import type { FilingOutcome } from '../../contract/filing.ts';
import type { FilingOperation } from '../../kiosk-config/services/schema.ts';
import { createFilingDesk } from '../../main/terminal/outbox/desk.ts';
import { memoryCases } from '../../main/terminal/outbox/testing/memory-cases.ts';
import type { FilingAnswers } from '../../main/terminal/services/case.ts';
import type { FaultSwitch } from '../../simulators/platform/fault-schedule.ts';
import { clock, messageIds, regionScene } from './region-scene.ts';

const never = new AbortController().signal;
const scene = regionScene();
const { adapter, applicant, platform } = scene;

const disease: FilingAnswers = {
  ...{ diseaseCode: 'M00500', diseaseName: '帕金森病', telephone: '13800000000', begin: '2026-03-02', end: '' },
  ...{
    certifierCode: 'H66000000002',
    certifierName: '演示中心医院',
    certifiedOn: '2026-02-20',
    doctorCode: 'D660000000001',
    doctorName: '测试医师',
  },
};
const institution: FilingAnswers = {
  ...{
    institutionCode: 'H66000000777',
    institutionName: '演示卫生院',
    telephone: '13800000000',
    begin: '2026-03-02',
    end: '2027-03-01',
    rank: '5',
  },
};

interface Matter {
  readonly file: FilingOperation;
  readonly cancel: FilingOperation;
  readonly answers: FilingAnswers;
  readonly transactions: readonly [string, string];
}
const matters: readonly (readonly [string, Matter])[] = [
  ['a chronic disease', { file: 'fileChronicDisease', cancel: 'cancelChronicDisease', answers: disease, transactions: ['2503', '2504'] }],
  ['an institution', { file: 'chooseInstitution', cancel: 'cancelInstitution', answers: institution, transactions: ['2505', '2506'] }],
];

const filed = async ({ file, answers }: Matter): Promise<string> => {
  const answer = await adapter().submit(scene.submission({ operation: file, answers }), never);
  if (answer.kind !== 'accepted' || answer.platformNumber === null) throw new Error(`not filed: ${answer.kind}`);
  return answer.platformNumber;
};

describe.each(matters)('%s', (_, matter) => {
  const { file, cancel, answers } = matter;

  it('is filed, found in the records, cancelled, and no longer found', async () => {
    const region = adapter();
    const first = scene.submission({ operation: file, answers });
    expect(await region.ask(first, messageIds(), never)).toEqual({ kind: 'notFound' });
    const answer = await region.submit(first, never);
    expect(answer).toEqual({ kind: 'accepted', standing: 'accepted', platformNumber: expect.stringMatching(/^\d{20}$/) });
    expect(await region.ask(first, messageIds(), never)).toEqual({ kind: 'found', platformNumber: null, standing: 'accepted' });

    const record = answer.kind === 'accepted' ? (answer.platformNumber ?? '') : '';
    const cancelled = scene.submission({ operation: cancel, answers: { ...answers, record } });
    expect(await region.ask(cancelled, messageIds(), never)).toEqual({ kind: 'notFound' });
    expect(await region.submit(cancelled, never)).toEqual({ kind: 'accepted', standing: 'finished', platformNumber: null });
    expect(await region.ask(cancelled, messageIds(), never)).toEqual({ kind: 'found', platformNumber: null, standing: 'finished' });
    expect(await region.ask(first, messageIds(), never)).toEqual({ kind: 'notFound' });
  });

  it('of another day is another filing', async () => {
    await filed(matter);
    const other = scene.submission({ operation: file, answers: { ...answers, begin: '2026-04-01' } });
    expect(await adapter().ask(other, messageIds(), never)).toEqual({ kind: 'notFound' });
  });

  it('is refused for good by words that the pack knows', async () => {
    await filed(matter);
    const region = adapter();
    const refused = (fault: string) => ({ kind: 'refused', fault, final: true });
    expect(await region.submit(scene.submission({ operation: file, answers }), never)).toEqual(refused('filing.alreadyFiled'));
    const unnamed = { ...answers, diseaseName: '', institutionName: '', begin: '2026-05-01' };
    expect(await region.submit(scene.submission({ operation: file, answers: unnamed }), never)).toEqual(refused('filing.refused'));
    const nothing = scene.submission({ operation: cancel, answers: { ...answers, record: '66002026030299999999' } });
    expect(await region.submit(nothing, never)).toEqual(refused('filing.nothingToCancel'));
  });

  it('is not filed for somebody whose number the platform did not tell', async () => {
    const nobody = scene.submission({ operation: file, answers, applicant: { ...applicant(), personNumber: null } });
    expect(await adapter().submit(nobody, never)).toEqual({ kind: 'notSent', fault: 'person.notFound' });
    expect(await adapter().ask(nobody, messageIds(), never)).toEqual({ kind: 'noAnswer', fault: 'person.notFound' });
    expect(platform().counts().requests).toEqual({});
  });

  it('has no place in the ledger of the region, which knows it by no key', async () => {
    await filed(matter);
    const region = adapter();
    expect([region.isInLedger(file), region.repetitionOf(file), region.isInLedger('enrol'), region.repetitionOf('enrol')]).toEqual([
      ...[false, 'unkeyed', true, 'keyed'],
    ]);
    expect(await region.ledger({ from: '2026-03-01', to: '2026-03-03' }, never)).toEqual({ ok: true, value: [] });
  });

  const told = async (operation: FilingOperation, content: FilingAnswers, region = adapter()) => {
    const cases = memoryCases(clock.wall);
    const desk = createFilingDesk({
      journal: cases,
      region,
      clock,
      random: () => 0.1,
      nextMessageId: messageIds,
      log: () => undefined,
    });
    const order = { visit: 1, service: 'x', operation, offline: 'refuse', applicant: applicant(), answers: content } as const;
    const outcome = await new Promise<FilingOutcome>((resolve) => {
      desk.submit(order, resolve);
    });
    const row = () => cases.all()[0];
    return { kind: outcome.kind, state: () => row()?.state, reason: () => row()?.reason };
  };

  describe.each(['file', 'cancel'] as const)('whose %s', (step) => {
    it.each<[string, readonly FaultSwitch[], FilingOutcome['kind'], string, string | null, number]>([
      ['is well', [], 'done', 'confirmed', null, 1],
      ['is executed and not answered', [{ fault: 'executedNoReply', only: 'submit', times: 1 }], 'done', 'confirmed', null, 1],
      [
        'is executed after the first question',
        [{ fault: 'lateExecution', ms: 400, only: 'submit', times: 1 }],
        'done',
        'confirmed',
        null,
        1,
      ],
      [
        'is executed behind a maintenance page',
        [{ fault: 'html', executes: true, only: 'submit', times: 1 }],
        'done',
        'confirmed',
        null,
        1,
      ],
      [
        'is called a failure and executed',
        [{ fault: 'businessError', executes: true, only: 'submit', times: 1 }],
        'done',
        'confirmed',
        null,
        1,
      ],
      ['is called a failure', [{ fault: 'businessError', only: 'submit', times: 1 }], 'notDone', 'rejected', 'refusedByPlatform', 0],
      ['is swallowed', [{ fault: 'silent', only: 'submit', times: 1 }], 'unknown', 'manual', 'notFoundAfterSending', 0],
      ['is turned away by the gateway', [{ fault: 'wrongSignature', only: 'submit' }], 'notDone', 'withdrawn', 'notSent', 0],
    ])('%s', async (_why, faults, kind, state, reason, executions) => {
      const record = step === 'cancel' ? await filed(matter) : '';
      const before = platform().caseCount();
      for (const fault of faults) platform().faults.set(fault);
      const heard = await told(matter[step], { ...answers, record });
      expect([heard.kind, heard.state(), heard.reason()]).toEqual([kind, state, reason]);
      expect(platform().caseCount() - before).toBe(executions);
      // Whatever became of it, it left once: the platform would do it again.
      expect(platform().counts().requests[matter.transactions[step === 'file' ? 0 : 1]]).toBe(1);
      expect(platform().counts().repeatedMessages).toEqual([]);
    });
  });

  it('is not done before the platform was signed in to, and is done after it', async () => {
    platform().setRules({ requireSignIn: true });
    const region = adapter({ signIn: true });
    const first = await told(file, answers, region);
    expect([first.kind, first.state(), platform().caseCount()]).toEqual(['notDone', 'rejected', 0]);
    // The question about it has signed in.
    const second = await told(file, answers, region);
    expect([second.kind, second.state(), platform().caseCount()]).toEqual(['done', 'confirmed', 1]);
  });
});
