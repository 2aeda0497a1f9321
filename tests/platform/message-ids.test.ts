// One source of message numbers for everything a terminal says: signing in, queries, filings and the questions about them. Over two lives of
// two terminals of one institution no number comes twice, on genuine journals.

import { describe, expect, it } from 'vitest';
import { privately } from '../../contract/private.ts';
import type { FilingOutcome } from '../../contract/filing.ts';
import { createFilingDesk } from '../../main/terminal/outbox/desk.ts';
import { createPlatformClient } from '../../main/terminal/platform/client.ts';
import { createMessageIds, type MessageIdSource } from '../../main/terminal/platform/message-id.ts';
import type { RegionAdapter } from '../../main/terminal/platform/region/types.ts';
import { testOptions } from '../../main/terminal/platform/testing.ts';
import type { Journal } from '../../main/terminal/store/journal.ts';
import { place } from '../../main/terminal/store/testing/journals.ts';
import { sandboxAccessKey } from '../../simulators/platform/credentials.ts';
import { clock, regionScene } from './region-scene.ts';

const never = new AbortController().signal;
const scene = regionScene();
const { adapter, applicant, platform } = scene;
const answers = { category: 'otherTemporary', begin: '2026-03-02', end: '2026-09-02', telephone: '13800000000' };

interface Terminal {
  readonly id: string;
  readonly slice: MessageIdSource['slice'];
  readonly destination: string;
}

/** All in one second of the wall clock. @returns every number that the two lives gave, and what the platform made of them */
async function twoLives({ id, slice, destination }: Terminal, forgets = false) {
  const numbers: string[] = [];
  const answered: boolean[] = [];
  const here = place();
  for (const life of ['0', '1']) {
    const journal = here.open({ now: clock.wall, terminalId: id });
    const next = createMessageIds({
      institutionCode: 'H66000000001',
      slice,
      now: () => new Date(clock.wall()),
      reserve: forgets ? () => 0 : journal.reserveSeconds,
    });
    const messageIds = (): string => {
      const number = next();
      numbers.push(number);
      return number;
    };
    const gateway = { kind: 'accessKey', ...sandboxAccessKey } as const;
    const client = createPlatformClient(testOptions({ baseUrl: platform().url, gateway, now: () => new Date(clock.wall()), messageIds }));
    const signedIn = await client.identifyByVoucher(privately(platform().issueVoucher('employee', 'fresh')), never);
    const region = adapter({ messageIds });
    const listed = await region.remoteTreatments(applicant(), never);
    answered.push(signedIn.ok, listed.ok);
    // The journal would refuse an attempt under a number that it has seen.
    if (!forgets) answered.push(await file(journal, region, messageIds, `${destination}${life}100`));
    journal.close();
  }
  return { numbers, answered };
}

async function file(journal: Journal, region: RegionAdapter, nextMessageId: () => string, destination: string): Promise<boolean> {
  const desk = createFilingDesk({ journal, region, clock, random: () => 0.1, nextMessageId, log: () => undefined });
  // So that it is asked about as well.
  platform().faults.set({ fault: 'executedNoReply', only: 'submit', times: 1 });
  const outcome = await new Promise<FilingOutcome>((resolve) => {
    desk.submit(
      {
        ...{ visit: journal.startVisit(), service: 'remote-treatment', operation: 'fileRemoteTreatment', offline: 'refuse' },
        ...{ applicant: applicant(), answers: { ...answers, destination } },
      },
      resolve,
    );
  });
  return outcome.kind === 'done';
}

const first: Terminal = { id: 'KIOSK-01', slice: { from: 0, to: 4999 }, destination: '31' };
const second: Terminal = { id: 'KIOSK-02', slice: { from: 5000, to: 9999 }, destination: '32' };
const repeated = (lives: readonly { readonly numbers: readonly string[] }[]): number => {
  const numbers = lives.flatMap((one) => one.numbers);
  return numbers.length - new Set(numbers).size;
};

describe('message numbers', () => {
  it('of signing in and filing never meet, over two lives of two terminals', async () => {
    const lives = [await twoLives(first), await twoLives(second)];
    expect(lives.flatMap(({ answered }) => answered)).toEqual(Array<boolean>(12).fill(true));
    // Each life: 1101, the list, the filing and a question at least.
    for (const { numbers } of lives) expect(numbers.length).toBeGreaterThanOrEqual(8);
    expect(repeated(lives)).toBe(0);
    expect(platform().counts().repeatedMessages).toEqual([]);
  });

  it('do when two terminals have the same slice (control)', async () => {
    expect(repeated([await twoLives(first), await twoLives({ ...second, slice: first.slice })])).toBeGreaterThan(0);
    expect(platform().counts().repeatedMessages).not.toEqual([]);
  });

  it('do when a life does not know what the one before it reserved (control)', async () => {
    expect(repeated([await twoLives(first, true)])).toBeGreaterThan(0);
    expect(platform().counts().repeatedMessages).not.toEqual([]);
  });
});
