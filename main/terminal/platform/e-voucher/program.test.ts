// The program decoder with real children that answer, hang, die and lie: every end is a value, in time, and the next citizen has a new child.

import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type Private, privately } from '../../../../contract/private.ts';
import { testOptions } from '../testing.ts';
import type { PlatformFault } from '../types.ts';
import { createProgramDecoder, type ProgramDecoder } from './program.ts';

const script = fileURLToPath(new URL('testing/child.mjs', import.meta.url));
const never = new AbortController().signal;
const code = privately('4240000000000000000000660000');
const goodCode = privately('opc0000000000000000000660000');
const usedCode = privately('opc0000000000000000000660001');
const holder = {
  way: 'eVoucher',
  token: { private: '660000ec00' },
  name: { private: '测试甲' },
  number: { private: '660102198503120010' },
  insuredPlace: '660100',
};
const failed = (fault: PlatformFault['code']) => ({ ok: false, fault: { code: fault } });

let decoder: ProgramDecoder | null = null;
let events: { event: string; why?: unknown }[] = [];
afterEach(() => {
  decoder?.close();
  decoder = null;
  events = [];
});

function decoderThat(behaviour: string, deadlineMs = 8000, command = process.execPath): ProgramDecoder {
  decoder = createProgramDecoder({
    command,
    arguments: [script, behaviour],
    deadlineMs,
    environment: { PATH: '/usr/bin' },
    terminal: testOptions(),
    log: (event, fields) => events.push({ event, ...fields }),
  });
  return decoder;
}

/** Asks again while the child is being started again. */
async function untilAnswered(asked: ProgramDecoder, shown: Private): Promise<unknown> {
  const deadline = performance.now() + 8000;
  for (;;) {
    const answer = await asked.decode(shown, never);
    if (answer.ok || answer.fault.code !== 'decoder.unavailable' || performance.now() > deadline) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('A child', () => {
  it('that answers decodes one code after the other, and tells refusals in the words of HTTP', async () => {
    const asked = decoderThat('answers');
    expect(await asked.decode(code, never)).toEqual({ ok: true, value: holder });
    expect(await asked.decode(usedCode, never)).toEqual(failed('code.expired'));
    expect(await asked.decode(goodCode, never)).toEqual({ ok: true, value: holder });
    expect(events).toEqual([]);
  });

  it('is asked one thing at a time', async () => {
    const asked = decoderThat('answers');
    const answers = await Promise.all([code, usedCode, code].map((one) => asked.decode(one, never)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true]);
  });

  it('may answer byte by byte', async () => {
    expect(await decoderThat('inPieces').decode(code, never)).toEqual({ ok: true, value: holder });
  });

  it('sees nothing of the environment but what it is given', async () => {
    const answer = await decoderThat('tellsItsEnvironment').decode(code, never);
    expect(answer).toMatchObject({ ok: true, value: { name: { private: 'PATH' } } });
  });

  it.each([
    ['otherId', 'platform.notUnderstood', 'lied'],
    ['noId', 'platform.notUnderstood', 'lied'],
    ['otherShape', 'platform.notUnderstood', 'lied'],
    ['twoPeople', 'platform.notUnderstood', 'lied'],
    ['notJson', 'platform.notUnderstood', 'lied'],
    ['notUtf8', 'platform.notUnderstood', 'lied'],
    ['longLine', 'platform.notUnderstood', 'lied'],
    ['dies', 'decoder.unavailable', 'ended'],
    ['hangs', 'platform.tooSlow', 'hung'],
  ] as const)('of the kind %s is %s, is ended and started again', async (behaviour, fault, why) => {
    const asked = decoderThat(behaviour, behaviour === 'hangs' ? 300 : 8000);
    const memory = process.memoryUsage().arrayBuffers;
    expect(await asked.decode(code, never)).toEqual(failed(fault));
    expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(4 * 1024 * 1024);
    expect(events).toEqual([{ event: 'decoder.ended', why, error: 'none', restartInMs: 200, failures: 1 }]);
    expect(await asked.decode(goodCode, never)).toEqual(failed('decoder.unavailable'));
    expect(await untilAnswered(asked, goodCode)).toEqual({ ok: true, value: holder });
  });

  it('that answers twice has its first answer believed and is ended for the second', async () => {
    const asked = decoderThat('answersTwice');
    expect(await asked.decode(code, never)).toEqual({ ok: true, value: holder });
    const next = await untilAnswered(asked, usedCode);
    // The second answer never stands for the second question.
    expect([failed('code.expired'), failed('platform.notUnderstood')]).toContainEqual(next);
    expect(events).toMatchObject([{ event: 'decoder.ended', why: 'lied' }]);
  });

  it('that speaks before it is asked is not asked', async () => {
    const asked = decoderThat('speaksFirst');
    await expect.poll(() => events, { timeout: 8000 }).toMatchObject([{ why: 'lied' }]);
    expect(await asked.decode(code, never)).toEqual(failed('decoder.unavailable'));
  });

  it('that cannot live is started more and more seldom', async () => {
    decoderThat('endsAtOnce');
    await expect.poll(() => events.length, { timeout: 8000 }).toBeGreaterThanOrEqual(2);
    expect(events.slice(0, 2)).toMatchObject([{ restartInMs: 200 }, { restartInMs: 400 }]);
  });

  it.each([
    ['is not there', '/nowhere/decoder', 'ENOENT'],
    ['may not be run', import.meta.filename, 'EACCES'],
  ])('that %s is told to the technician by its error, and is no trouble of the platform', async (_, command, error) => {
    const asked = decoderThat('answers', 8000, command);
    await expect.poll(() => events, { timeout: 8000 }).toMatchObject([{ why: 'notStarted', error }]);
    expect(await asked.decode(code, never)).toEqual(failed('decoder.unavailable'));
  });
});

describe('Whoever gives up', () => {
  it('waits no longer, and the next one is not given his answer', async () => {
    const asked = decoderThat('hangs', 500);
    const controller = new AbortController();
    const left = asked.decode(code, controller.signal);
    controller.abort();
    expect(await left).toEqual(failed('platform.tooSlow'));
    expect(await untilAnswered(asked, usedCode)).toEqual(failed('code.expired'));
  });

  it('before his turn is not asked for at all', async () => {
    const asked = decoderThat('answers');
    const controller = new AbortController();
    const first = asked.decode(code, never);
    const second = asked.decode(usedCode, controller.signal);
    controller.abort();
    expect(await second).toEqual(failed('platform.tooSlow'));
    expect(await first).toEqual({ ok: true, value: holder });
    expect(await asked.decode(usedCode, AbortSignal.abort())).toEqual(failed('platform.tooSlow'));
  });
});
