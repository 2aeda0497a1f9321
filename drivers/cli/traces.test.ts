// Traces as a person makes and replays them: the genuine program against scripted devices.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytes } from '../testing/hex.ts';
import { PrinterPeer } from '../testing/printer-peer.ts';
import { SamPeer } from '../testing/sam-peer.ts';
import { citizenBlock, textBlocks } from '../testing/specimen-cards.ts';
import { at, driver, file, folder, looksForCard, severalRunsMs, within } from './testing/program.ts';

describe('The driver command', () => {
  it(
    'records a trace without the person, and the trace answers like the device',
    async () => {
      const sam = new SamPeer();
      const wire = await at(sam);
      const trace = path.join(folder, 'reader.trace');
      const recorded = driver('id-card-reader', 'read', '--wire', wire, '--trace', trace, '--json');
      await looksForCard(recorded, sam);
      sam.card = citizenBlock;
      expect(await recorded.ended).toBe(0);
      expect(JSON.parse(readFileSync(trace, 'utf8').split('\n')[0] ?? '')).toEqual({
        trace: 1,
        device: 'idCardReader',
        profile: 'id-card-reader-sam-v',
        masked: true,
      });
      expect(await driver('id-card-reader', 'status', '--wire', wire, '--trace', trace).ended).toBe(2);

      const replay = driver('trace', 'replay', trace, '--json');
      await expect.poll(replay.output, within).toContain('"port"');
      const { port } = JSON.parse(replay.output());
      const again = driver('id-card-reader', 'read', '--wire', `tcp:127.0.0.1:${port}`, '--reveal', '--json');
      expect(await again.ended).toBe(0);
      expect(JSON.parse(again.output())).toMatchObject({ kind: 'citizen', name: '测试甲', number: '11010519491231002X' });
      replay.child.kill('SIGINT');
      expect(await replay.ended).toBe(0);
    },
    severalRunsMs,
  );

  it(
    'replays the card of a permit again and again',
    async () => {
      const sam = new SamPeer();
      const trace = path.join(folder, 'permit.trace');
      const recorded = driver('id-card-reader', 'read', '--wire', await at(sam), '--trace', trace);
      await looksForCard(recorded, sam);
      sam.card = bytes(textBlocks.gatJ);
      expect(await recorded.ended).toBe(0);
      const replay = driver('trace', 'replay', trace, '--json');
      await expect.poll(replay.output, within).toContain('"port"');
      const { port } = JSON.parse(replay.output());
      for (const _ of ['once', 'again']) {
        const run = driver('id-card-reader', 'read', '--wire', `tcp:127.0.0.1:${port}`, '--json');
        expect(await run.ended).toBe(0);
        expect(JSON.parse(run.output())).toMatchObject({ kind: 'residencePermit', number: '81**************21' });
      }
    },
    severalRunsMs,
  );

  it(
    'records a printed paper without its words, and the trace prints another one',
    async () => {
      const wire = await at(new PrinterPeer());
      const trace = path.join(folder, 'printer.trace');
      const processId = ['--profile', 'receipt-printer-escpos-80mm-process-id'];
      const text = file('secret.txt', 'ZhangSan 0123\n');
      expect(await driver('receipt-printer', 'print', text, '--wire', wire, '--trace', trace, ...processId).ended).toBe(0);
      expect(readFileSync(trace, 'utf8')).not.toContain(Buffer.from('ZhangSan').toString('hex'));
      const replay = driver('trace', 'replay', trace, '--json');
      await expect.poll(replay.output, within).toContain('"port"');
      const { port } = JSON.parse(replay.output());
      const other = file('other.txt', 'WangWu8 9876\n');
      const again = driver('receipt-printer', 'print', other, '--wire', `tcp:127.0.0.1:${port}`, '--json', ...processId);
      expect(await again.ended).toBe(0);
      expect(JSON.parse(again.output())).toEqual({ kind: 'done', proof: 'printed' });
    },
    severalRunsMs,
  );
});
