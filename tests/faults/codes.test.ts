// Codes that are no e-voucher, on the real processes and wires: each says what it is, and none of them holds up the next one.

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { atAttract, atIdentify, showVoucher } from '../support/journey.ts';
import { type Stack, startStack } from '../support/stack.ts';

vi.setConfig({ testTimeout: 60_000 });

let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ configuration: { visit: { codes: { socialSecurityCard: '^S+$', idNumber: '^\\d{17}[\\dXx]$' } } } });
  await atAttract(stack);
  await atIdentify(stack);
}, 60_000);

afterAll(async () => {
  expect((await stack.close()).orphans).toEqual([]);
}, 20_000);

const technician = `YBTECH:${'S'.repeat(40)}`;

it.each([
  ["a technician's code, which is told from no other", technician, 'code.notAnEVoucher'],
  ['a health card', `${'0123456789ABCDEF'.repeat(4)}:1`, 'code.healthCard'],
  ['a social-security card', 'SSSS', 'code.socialSecurityCard'],
  ['a receipt', 'YBK1:K01-000123', 'code.receipt'],
  ['the number of an ID card', '66010119491231002X', 'code.idNumber'],
  ['a text that is almost a social-security card', `${'S'.repeat(60)}!`, 'code.notAnEVoucher'],
])('%s has its own hint', async (_, text, hint) => {
  await stack.simulators.post('scanner/scan', { text });
  await stack.shows('identify', (screen) => screen.hint === hint);
});

it('an e-voucher after all of them signs in, and nothing of any code stands in the log', async () => {
  await showVoucher(stack);
  await stack.shows('menu');
  const log = JSON.stringify(stack.log);
  expect(log.length).toBeGreaterThan(500);
  for (const part of ['0123456789ABCDEF', '66010119491231', 'YBTECH', 'K01-000123', 'SSSS']) expect(log).not.toContain(part);
});
