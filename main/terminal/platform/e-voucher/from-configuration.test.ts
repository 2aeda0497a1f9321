// The configuration chooses the decoder, and a vendor's program learns nothing from our environment.

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { privately } from '../../../../contract/private.ts';
import { kioskConfiguration } from '../../../../kiosk-config/schema.ts';
import { testOptions } from '../testing.ts';
import { decoderOf } from './from-configuration.ts';

const rest = { terminal: testOptions(), log: () => undefined };
const read = (decoder: unknown) => kioskConfiguration.safeParse({ version: 1, platform: { decoder } });

it('is HTTP where nothing is said', () => {
  expect(decoderOf(kioskConfiguration.parse({ version: 1 }).platform.decoder, {}, rest)).toBe(undefined);
});

it('is the program that is named, which sees where libraries lie and nothing of the kiosk', async () => {
  const script = fileURLToPath(new URL('testing/child.mjs', import.meta.url));
  const configured = read({ kind: 'program', command: process.execPath, arguments: [script, 'tellsItsEnvironment'] });
  if (!configured.success) throw configured.error;
  const environment = { LD_LIBRARY_PATH: '/opt/vendor', KIOSK_SUPERVISOR_TOKEN: 'secret', NODE_CHANNEL_FD: '3' };
  const decoder = decoderOf(configured.data.platform.decoder, environment, rest);
  try {
    const answer = await decoder?.decode(privately('4240000000000000000000660000'), new AbortController().signal);
    expect(answer).toMatchObject({ ok: true, value: { name: { private: 'LD_LIBRARY_PATH' } } });
  } finally {
    decoder?.close();
  }
});

it.each([{ kind: 'program' }, { kind: 'program', command: '' }, { kind: 'dll', command: 'x' }, { kind: 'http', command: 'x' }])(
  'is not %j',
  (decoder) => {
    expect(read(decoder).success).toBe(false);
  },
);
