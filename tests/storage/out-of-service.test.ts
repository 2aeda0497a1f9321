// The whole kiosk over a journal that fails: a truthful screen, nothing submitted, and the way back that its screen names.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadBallast } from '../../main/terminal/health/ballast.ts';
import { openJournal } from '../../main/terminal/store/journal.ts';
import { content } from '../../main/terminal/store/testing/content.ts';
import { atAttract, atMenu } from '../support/journey.ts';
import { isAlive, type Stack, startStack } from '../support/stack.ts';
import { until } from '../support/until.ts';
import { openSmallDisk, whyNoSmallDisk } from './small-disk.ts';

const program = path.join(import.meta.dirname, '../../main/terminal/store/cli.ts');

/** As a kiosk that was killed leaves it, with one case of which an answer is missing; then one bit of its WAL is flipped. */
function withLostCommits(folder: string): void {
  mkdirSync(folder);
  const file = path.join(folder, 'journal.db');
  const opened = openJournal({ file, epoch: 'the former life', terminalId: 'KIOSK-01', now: Date.now });
  if (!opened.ok) throw new Error(opened.fault.code);
  const journal = opened.value;
  const { id } = journal.startCase({ visit: journal.startVisit(), service: 'remote-treatment', operation: 'fileRemoteTreatment' });
  journal.prepareCase(id, content, Date.now() + 60_000);
  journal.startAttempt(id, 'message-1');
  const [database, wal] = [readFileSync(file), readFileSync(`${file}-wal`)];
  journal.close();
  wal.writeUInt8(wal.readUInt8(wal.length >> 1) ^ 1, wal.length >> 1);
  writeFileSync(file, database);
  writeFileSync(`${file}-wal`, wal);
}

async function nextLife(stack: Stack): Promise<void> {
  const former = stack.pid('terminal');
  stack.kill('terminal');
  await until('the next terminal', () => stack.pid('terminal') !== former && isAlive(stack.pid('terminal')));
}

const journalCommand = (stack: Stack, ...words: readonly string[]) =>
  spawnSync(process.execPath, [program, ...words, '--data', path.join(stack.folder, 'data'), '--configuration', stack.configurationFile], {
    encoding: 'utf8',
  });

it('a journal that lost commits: out of service, nothing is asked of the platform, and a restore brings the kiosk back without stopping it', async () => {
  const stack = await startStack({ prepareData: withLostCommits });
  try {
    const screen = await stack.shows('outOfService', (shown) => shown.reason === 'journal');
    expect(screen.detail).toMatch(/chainBroken lostCommits.* npm run journal -- restore/);
    expect(await stack.simulators.get('platform/ledger')).toMatchObject({ cases: [] });
    expect(journalCommand(stack, 'verify')).toMatchObject({ status: 1 });
    const restored = journalCommand(stack, 'restore', '--above', '1', '--tickets-above', '0');
    expect([restored.status, restored.stderr]).toEqual([0, '']);
    await nextLife(stack);
    await atAttract(stack);
    expect(stack.journal(`SELECT count(*) AS cases FROM filing_case`)).toEqual([{ cases: 0 }]);
    expect(journalCommand(stack, 'verify')).toMatchObject({ status: 0 });
  } finally {
    expect((await stack.close()).orphans).toEqual([]);
  }
}, 60_000);

const reason = whyNoSmallDisk();

describe.skipIf(reason !== null)(`A kiosk whose disk is full${reason === null ? '' : ` (not run: ${reason})`}`, () => {
  it('is out of service with that reason, or refuses new filings as long as its ballast carries it, and comes back', async () => {
    const disk = openSmallDisk(200);
    const stack = await startStack({ prepareData: (folder) => symlinkSync(disk.folder, folder) });
    try {
      await atAttract(stack);
      disk.fill();
      await nextLife(stack);
      const screen = await stack.shows('outOfService', (shown) => shown.reason === 'disk');
      expect(screen.detail).toMatch(/Make room on the disk/);
      expect(stack.log.filter((line) => line.event === 'journal.failed')).not.toEqual([]);

      disk.makeRoom();
      await loadBallast(disk.folder);
      disk.fill();
      await nextLife(stack);
      await atMenu(stack);
      expect(stack.log.some((line) => line.event === 'journal.ballastDropped')).toBe(true);
      stack.tap({ kind: 'chooseService', service: 'remote-treatment' });
      const notice = await stack.shows('notice');
      expect(notice.checks).toContainEqual({ what: 'disk', state: 'bad', fault: 'filing.diskFull' });
      stack.tap({ kind: 'proceed' });
      expect(stack.journal('SELECT count(*) AS cases FROM filing_case')).toEqual([{ cases: 0 }]);

      disk.makeRoom();
      await nextLife(stack);
      await stack.shows('interrupted');
      stack.tap({ kind: 'home' });
      await atAttract(stack);
    } finally {
      expect((await stack.close()).orphans).toEqual([]);
      disk.close();
    }
  }, 90_000);
});
