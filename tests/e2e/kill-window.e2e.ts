// Window and page are killed at each screen: the same View is there again, because nothing of it lived in them.

import { expect, test } from '@playwright/test';
import type { ScreenKind } from '../../contract/view.ts';
import { atAttract, atIdentify, atMenu, atPrinted, atResult, backToAttract, service, showVoucher } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';
import { startWindowProcess } from '../support/window-process.ts';

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack({ serial: true, paperSpeed: 100 });
  await atAttract(stack);
});
test.afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
});
test.afterEach(() => backToAttract(stack));

const slowly = () => stack.simulators.post('platform/fault', { fault: 'slow', ms: 7000 });

const stations: readonly (readonly [name: string, kind: ScreenKind, heading: RegExp, go: () => Promise<void>])[] = [
  ['attract', 'attract', /您好/, () => atAttract(stack)],
  ['identify', 'identify', /请把手机或身份证/, () => atIdentify(stack)],
  [
    'signing in',
    'working',
    /正在核对身份/,
    async () => {
      await atIdentify(stack);
      await slowly();
      await showVoucher(stack);
      await stack.shows('working');
    },
  ],
  ['menu', 'menu', /您今天想办哪件事/, () => atMenu(stack)],
  [
    'querying',
    'working',
    /正在查询/,
    async () => {
      await atMenu(stack);
      await slowly();
      stack.tap({ kind: 'chooseService', service });
      await stack.shows('working');
    },
  ],
  ['result', 'result', /个人账户还有/, () => atResult(stack)],
  [
    'printing',
    'printing',
    /正在打印/,
    async () => {
      await atResult(stack);
      stack.tap({ kind: 'print' });
      await stack.shows('printing');
    },
  ],
  ['printed', 'printed', /凭条打好了/, () => atPrinted(stack)],
  [
    'take your things',
    'takeYourThings',
    /身份证/,
    async () => {
      await atMenu(stack, 'idCard');
      stack.tap({ kind: 'leave' });
      await stack.shows('takeYourThings');
    },
  ],
];

/** Meanwhile the platform may have answered, or been given up on a busy machine; the paper may have come out. */
const headingOf = (kind: ScreenKind, heading: RegExp): RegExp =>
  kind === 'working' ? /正在|您今天想办|个人账户还有|没有等到/ : kind === 'printing' ? /正在打印|凭条打好|请取走/ : heading;

for (const [name, kind, heading, go] of stations) {
  test(`killed at ${name}, page and then shell come back to the same screen`, async () => {
    test.setTimeout(90_000);
    const printedBefore = (await stack.simulators.receipts()).length;
    const first = await startWindowProcess(stack.supervisor);
    await go();
    const epoch = stack.view().epoch;
    await expect.poll(first.heading).toMatch(headingOf(kind, heading));
    first.killPage();
    await expect.poll(first.heading, { timeout: 15_000 }).toMatch(headingOf(kind, heading));
    await first.kill();
    const again = await startWindowProcess(stack.supervisor);
    await expect.poll(again.heading, { timeout: 15_000 }).toMatch(headingOf(kind, heading));
    expect(stack.view().epoch).toBe(epoch);
    expect((await stack.simulators.receipts()).length - printedBefore).toBeLessThanOrEqual(1);
    await again.kill();
  });
}
