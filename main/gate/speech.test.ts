// POST /speech with the genuine espeak-ng, and with stand-ins that hang, die and babble; and with bodies of a hostile page.

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { findEspeak } from './espeak.ts';
import { createSpeechDesk, type SpeechAnswer, type SpeechDesk, speechLimit } from './speech.ts';

const espeak = findEspeak(process.env.PATH);
const folder = mkdtempSync(path.join(tmpdir(), 'speech-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bodyOf = (...parts: readonly (string | Uint8Array)[]): Readable => Readable.from(parts.map((part) => Buffer.from(part)));

const line = (more: object = {}): string => JSON.stringify({ text: '请把身份证放在这里', language: 'zh-Hans', speed: 'normal', ...more });
const say = (desk: SpeechDesk, more: object = {}): Promise<SpeechAnswer> => desk.answer(bodyOf(line(more)));
const genuine = (): SpeechDesk => createSpeechDesk({ program: espeak });

/** Sound of 16 bits, one channel: its samples are as many seconds as this at the rate its head names. */
const seconds = ({ wav }: SpeechAnswer): number => (wav === null ? 0 : wav.readUInt32LE(40) / 2 / wav.readUInt32LE(24));

function standIn(script: string): string {
  const file = path.join(folder, `espeak-${readdirSync(folder).length}`);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('speech by espeak-ng', () => {
  it('is sound whose head tells its true length', async () => {
    const { status, wav } = await say(genuine());
    expect(status).toBe(200);
    expect(wav?.subarray(0, 4).toString()).toBe('RIFF');
    expect(wav?.readUInt32LE(4)).toBe((wav?.length ?? 0) - 8);
    expect(wav?.readUInt32LE(40)).toBe((wav?.length ?? 0) - 44);
    expect(wav?.subarray(44).some((byte) => byte !== 0)).toBe(true);
  });

  it('is slower when it is to be slower', async () => {
    const [slow, normal, fast] = await Promise.all(['slow', 'normal', 'fast'].map((speed) => say(genuine(), { speed })));
    if (!slow || !normal || !fast) throw new Error('three answers were expected');
    expect(seconds(slow)).toBeGreaterThan(seconds(normal));
    expect(seconds(normal)).toBeGreaterThan(seconds(fast));
  });

  it('reads Traditional characters as it reads Simplified ones, and English as English', async () => {
    const [simplified, traditional, english] = await Promise.all([
      say(genuine(), { text: '医保码账户余额还没有提交' }),
      say(genuine(), { language: 'zh-Hant', text: '醫保碼賬戶餘額還沒有提交' }),
      say(genuine(), { language: 'en', text: 'Please put your card here.' }),
    ]);
    expect(traditional?.wav?.equals(simplified?.wav ?? Buffer.alloc(0))).toBe(true);
    expect(english?.status).toBe(200);
  });

  it('pronounces the words of a kiosk as Mandarin', () => {
    const phonemes = (voice: string, text: string): string =>
      spawnSync(espeak ?? '', ['-v', voice, '-q', '-x', '-b', '1', '--stdin'], { input: text, encoding: 'utf8' }).stdout;
    for (const text of ['请把身份证平放在右边的感应区', '請把身份證平放在右邊的感應區', '三千二百八十六元五角']) {
      expect(phonemes('cmn-latn-pinyin', text)).not.toContain('(en)');
    }
    // Control: the voice that one would take first reads pinyin as English words; once it does not, it may be taken.
    expect(phonemes('cmn', '请把身份证')).toContain('(en)');
  });

  it('has room for the longest line, and control characters and phoneme brackets mean nothing in it', async () => {
    expect((await say(genuine(), { text: '9'.repeat(300) })).status).toBe(200);
    const [plain, bracketed] = await Promise.all([say(genuine(), { text: '[ [h@l@U]]' }), say(genuine(), { text: '[[h@l@U]]' })]);
    expect(bracketed?.wav?.equals(plain?.wav ?? Buffer.alloc(0))).toBe(true);
    expect((await say(genuine(), { text: '请\u0001看\u0000屏幕\n' })).status).toBe(200);
  });
});

describe('what is no request for speech', () => {
  it.each([
    ['no body', ''],
    ['no JSON', 'hello'],
    ['no text', line({ text: '' })],
    ['only spaces', line({ text: '   ' })],
    ['a text too long', line({ text: '字'.repeat(301) })],
    ['a language of nobody', line({ language: 'xx' })],
    ['a speed of nobody', line({ speed: 175 })],
    ['more than is known', line({ voice: '-f /etc/passwd' })],
    ['another shape', '["请"]'],
  ])('is refused: %s', async (_what, body) => {
    expect(await genuine().answer(bodyOf(body))).toEqual({ status: 400, wav: null });
  });

  it('is refused when it is no UTF-8', async () => {
    expect((await genuine().answer(bodyOf(Buffer.from(line(), 'utf16le')))).status).toBe(400);
  });

  it('is refused when it is too large, without being read to its end', async () => {
    let read = 0;
    function* endless(): Generator<Uint8Array> {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1000, 'x');
      }
    }
    expect((await genuine().answer(Readable.from(endless()))).status).toBe(413);
    expect(read).toBeLessThan(100);
  });

  it('never fails the face: any bytes in any pieces', async () => {
    let at = 0;
    const now = (): number => {
      at += 1000;
      return at;
    };
    const desk = createSpeechDesk({ program: null, now });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: speechLimit }), { maxLength: 4 }), async (parts) => {
        expect([400, 413]).toContain((await desk.answer(bodyOf(...parts))).status);
      }),
      { numRuns: 50 },
    );
  });

  it('is too much when it comes without pause', async () => {
    const desk = createSpeechDesk({ program: null, now: () => 0 });
    const answers = await Promise.all(Array.from({ length: 25 }, () => say(desk)));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(503), ...Array<number>(5).fill(429)]);
  });
});

describe('where speech cannot be had', () => {
  it('says so when there is no espeak-ng', async () => {
    expect(findEspeak('/nowhere')).toBeNull();
    expect(findEspeak(undefined)).toBeNull();
    // A relative folder in PATH is whatever folder somebody happens to stand in.
    expect(findEspeak(`bin:${path.relative('/', folder)}`)).toBeNull();
    expect(await say(createSpeechDesk({ program: null }))).toEqual({ status: 503, wav: null });
  });

  it.each([
    ['it is no program', () => path.join(folder, 'nothing')],
    ['it fails', () => standIn('cat >/dev/null; exit 1')],
    ['it dies', () => standIn('kill -9 $$')],
    ['it dies while it is spoken to', () => standIn('exec <&-; exit 0')],
    ['it says nothing', () => standIn('cat >/dev/null')],
    ['what it says is no sound', () => standIn(`cat >/dev/null; head -c 100000 /dev/zero`)],
    ['it never stops', () => standIn('exec yes')],
  ])('says so when %s', async (_what, program) => {
    expect(await say(createSpeechDesk({ program: program() }))).toEqual({ status: 503, wav: null });
  });

  it('gives up on one that hangs, even if a child of its own holds the pipe', async () => {
    const pidFile = path.join(folder, 'hanging');
    const answer = await say(createSpeechDesk({ program: standIn(`echo $$ >${pidFile}; sleep 20; true`), deadlineMs: 500 }));
    expect(answer.status).toBe(503);
    await vi.waitFor(() => expect(() => process.kill(Number(readFileSync(pidFile, 'utf8')), 0)).toThrow());
  }, 10_000);

  it('takes the sound of one that ended, and says so when there is none, even if a child of its own holds the pipe', async () => {
    const whole = await say(genuine());
    const held = await say(createSpeechDesk({ program: standIn(`'${espeak}' "$@"; sleep 20 2>/dev/null & exit 0`) }));
    expect(held.status).toBe(200);
    expect(held.wav?.equals(whole.wav ?? Buffer.alloc(0))).toBe(true);
    const silent = createSpeechDesk({ program: standIn('cat >/dev/null; sleep 20 2>/dev/null & exit 0') });
    expect(await say(silent)).toEqual({ status: 503, wav: null });
  }, 10_000);

  it('lets a newer line end the older one at once', async () => {
    const slow = createSpeechDesk({ program: standIn(`cat >${folder}/heard; exec sleep 20`), deadlineMs: 3000 });
    const first = say(slow);
    await vi.waitFor(() => expect(readFileSync(path.join(folder, 'heard'), 'utf8')).not.toBe(''), { timeout: 5000 });
    const second = say(slow, { text: '第二句' });
    expect((await first).status).toBe(409);
    await vi.waitFor(() => expect(readFileSync(path.join(folder, 'heard'), 'utf8')).toBe('第二句'), { timeout: 5000 });
    const third = say(slow, { text: '第三句' });
    expect((await second).status).toBe(409);
    expect((await third).status).toBe(503);
  }, 15_000);
});

describe('the text', () => {
  it('is in no argument, no environment and no file of the child', async () => {
    const record = path.join(folder, 'record');
    const desk = createSpeechDesk({ program: standIn(`{ echo "$@"; env; ls -la "$PWD"; } >${record}; cat >/dev/null; exit 1`) });
    await say(desk, { text: '测试甲，660103199001010012' });
    const recorded = readFileSync(record, 'utf8');
    expect(recorded).toContain('--stdin');
    expect(recorded).not.toMatch(/测试甲|660103/);
  });
});
