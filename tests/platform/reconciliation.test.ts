// A platform that may do a thing twice, and one that does it long after: the outbox sends once, staff get what is not found, and the night
// puts both ledgers side by side. On a genuine journal.

import { describe, expect, it, onTestFinished } from 'vitest';
import type { FilingOutcome } from '../../contract/filing.ts';
import { regions } from '../../kiosk-config/regions/regions.ts';
import { createFilingDesk } from '../../main/terminal/outbox/desk.ts';
import type { FilingOrder } from '../../main/terminal/outbox/types.ts';
import { recentDays, reconcile, reconcileNightly } from '../../main/terminal/outbox/reconcile.ts';
import { place } from '../../main/terminal/store/testing/journals.ts';
import { clock, messageIds, regionScene } from './region-scene.ts';

const never = new AbortController().signal;
const scene = regionScene();
const { adapter, applicant, platform } = scene;
const answers = { category: 'otherTemporary', destination: '310100', begin: '2026-03-02', end: '2026-09-02', telephone: '13800000000' };
const unkeyed = () => adapter({ section: regions['sandbox-unkeyed'].adapter });
const within = { timeout: 8000, interval: 20 };

function terminal() {
  platform().setRules({ repetition: 'executed' });
  const here = place();
  const journal = here.open({ now: clock.wall });
  onTestFinished(() => journal.close());
  const lines: { readonly event: string; readonly fields: object }[] = [];
  const log = (event: string, fields: object): void => void lines.push({ event, fields });
  const region = unkeyed();
  const outbox = { journal, region, clock, random: () => 0.1, log };
  const desk = createFilingDesk({ ...outbox, nextMessageId: messageIds });
  const file = async () => {
    const order: FilingOrder = {
      ...{ visit: journal.startVisit(), service: 'remote-treatment', operation: 'fileRemoteTreatment', offline: 'refuse' },
      ...{ applicant: applicant(), answers },
    };
    let number = '';
    const outcome = await new Promise<FilingOutcome>((resolve) => {
      ({ number } = desk.submit(order, resolve));
    });
    return { outcome, row: () => journal.caseByNumber(number) };
  };
  const reconciled = () => lines.filter(({ event }) => event === 'filing.reconciled').map(({ fields }) => fields);
  return { desk, journal, outbox, region, file, reconciled };
}

describe('a region that may do a thing twice', () => {
  it('is sent a filing once and asked until it must have done it: swallowed, it is for staff, and nobody is told that it is done', async () => {
    const { file, outbox, reconciled } = terminal();
    platform().faults.set({ fault: 'silent', only: 'submit', times: 1 });
    const { outcome, row } = await file();
    expect(outcome).toEqual({ kind: 'unknown' });
    expect(row()).toMatchObject({ state: 'manual', reason: 'notFoundAfterSending', attempts: 1 });
    expect(platform().counts().requests['remote/file']).toBe(1);
    expect(platform().counts().requests['progress/find']).toBeGreaterThan(1);
    expect(platform().caseCount()).toBe(0);
    // The night finds nothing either, and leaves it to them.
    await reconcile(outbox, recentDays(clock.wall()));
    expect([row()?.state, reconciled()]).toEqual(['manual', [{ lines: 0, settled: 0, differences: 0 }]]);
  });

  it('is believed when it has done what it did not answer', async () => {
    const { file } = terminal();
    platform().faults.set({ fault: 'executedNoReply', only: 'submit', times: 1 });
    const { outcome, row } = await file();
    expect([outcome.kind, row()?.state, row()?.attempts]).toEqual(['done', 'confirmed', 1]);
    expect(
      platform()
        .ledger()
        .cases.map(({ execCnt }) => execCnt),
    ).toEqual([1]);
  });

  it('does it twice when the same key is sent again (control: what the outbox must never do here)', async () => {
    const region = unkeyed();
    platform().setRules({ repetition: 'executed' });
    const filing = scene.submission({ operation: 'fileRemoteTreatment', answers });
    await region.submit(filing, never);
    await region.submit({ ...filing, messageId: messageIds() }, never);
    expect(
      platform()
        .ledger()
        .cases.map(({ execCnt }) => execCnt),
    ).toEqual([2]);
  });
});

describe('the night', () => {
  it('settles what the platform did after staff had got it, and nobody could file a second one until then', async () => {
    const { desk, file, outbox, reconciled } = terminal();
    // Longer than the platform has promised: it is asked for the last time before.
    platform().faults.set({ fault: 'lateExecution', ms: 1500, only: 'submit', times: 1 });
    const { outcome, row } = await file();
    expect([outcome.kind, row()?.state]).toEqual(['unknown', 'manual']);
    expect(desk.openCase(applicant(), ['fileRemoteTreatment'])).toBe(row()?.number);
    await expect.poll(() => platform().caseCount(), within).toBe(1);
    // As a start does that finds something unsettled.
    onTestFinished(reconcileNightly(outbox));
    await expect.poll(() => row()?.state, within).toBe('confirmed');
    expect(row()).toMatchObject({ standing: 'finished', platformNumber: platform().ledger().cases[0]?.sn, told: 'unknown' });
    expect(reconciled().at(-1)).toEqual({ lines: 1, settled: 1, differences: 0 });
    expect(desk.openCase(applicant(), ['fileRemoteTreatment'])).toBeNull();
  });

  it('counts every difference and settles none of them', async () => {
    const { file, journal, outbox, region, reconciled } = terminal();
    const { row } = await file();
    const key = row()?.key ?? '';
    // Somebody else under our number, and our own case once more behind our back.
    const strange = scene.submission({ operation: 'enrol', answers: { reason: 'x' } });
    expect((await region.submit(strange, never)).kind).toBe('accepted');
    const again = scene.submission({ operation: 'fileRemoteTreatment', answers, key, number: row()?.number ?? '' });
    expect((await region.submit(again, never)).kind).toBe('accepted');

    const result = await reconcile(outbox, recentDays(clock.wall()));
    expect(result.ok && [...result.value.differences].sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'executedTwice', number: row()?.number, times: 2 },
      {
        kind: 'unknownHere',
        key: strange.key,
        platformNumber: platform()
          .ledger()
          .cases.find((one) => one.key === strange.key)?.sn,
      },
    ]);
    expect(reconciled()).toEqual([{ lines: 2, settled: 0, differences: 2 }]);
    expect(row()?.state).toBe('confirmed');
    expect(journal.casesSince(0)).toHaveLength(1);
  });
});
