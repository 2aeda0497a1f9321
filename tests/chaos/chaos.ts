// A campaign: citizens file at several kiosks while everything around them goes wrong; then all is healed and the books are compared.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { divisions } from '../../resources/divisions.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { casesIn, executionsOf, settled } from '../support/filing-books.ts';
import { fileAsCitizen, type LastWord, readInterrupted } from '../support/filing-citizen.ts';
import { broken } from '../support/ledgers.ts';
import { openOutside, type Outside } from '../support/outside.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { type PlatformKind, type Sandbox, startSandbox } from './sandbox.ts';
import { kioskPoints, type PlannedFiling, sandboxPoints, type Trouble } from './schedule.ts';

export interface ChaosOptions {
  readonly schedule: readonly PlannedFiling[];
  readonly seed: number;
  readonly kiosks: number;
  readonly platform: PlatformKind;
  readonly say: (line: string) => void;
}

export interface ChaosResult {
  readonly told: Readonly<Record<LastWord['kind'], number>>;
  readonly states: Readonly<Record<string, number>>;
  /** How many processes ended at each fail point. */
  readonly deaths: Readonly<Record<string, number>>;
  readonly executions: number;
  /** Every broken promise, in a sentence. */
  readonly broken: readonly string[];
}

interface Kiosk {
  readonly id: string;
  readonly stack: Stack;
  readonly outside: Outside;
  /** Steers what the wire does to the connection that carries the next filing. */
  readonly proxy: Awaited<ReturnType<typeof startFaultProxy>>;
  readonly data: string;
}

const issued = z.object({ code: z.string() });
const counted = z.object({ repeatedMessages: z.array(z.string()) });
const insuredPeople = 1500;
/** Four digits of the message id, shared out among the kiosks of one institution. */
const sliceOfEach = 1000;

export async function campaign({ schedule, seed, kiosks, platform, say }: ChaosOptions): Promise<ChaosResult> {
  const home = mkdtempSync(path.join(tmpdir(), 'kiosk-chaos-'));
  const aroundSandbox = openOutside(path.join(home, 'around-sandbox'));
  const sandbox = await startSandbox({ ledger: path.join(home, 'ledger.db'), seed, platform, environment: aroundSandbox.environment });
  const all = await Promise.all(
    Array.from({ length: kiosks }, (_, index) => startKiosk(home, sandbox, index, platform === 'unkeyed' ? 'sandbox-unkeyed' : 'sandbox')),
  );
  try {
    let done = 0;
    const stuck: string[] = [];
    const words = await Promise.all(
      all.map(async (kiosk, index) => {
        const own: LastWord[] = [];
        for (const [turn, planned] of schedule.entries()) {
          if (turn % kiosks !== index) continue;
          const told = await oneCitizen(kiosk, sandbox, aroundSandbox, planned).catch((error: unknown) => {
            stuck.push(
              `citizen ${turn} at ${kiosk.id}, ${JSON.stringify(planned.trouble)}: ${error instanceof Error ? error.message : error}`,
            );
            return [];
          });
          own.push(...told);
          done += 1;
          if (done % 50 === 0)
            say(
              `${done} of ${schedule.length} filings, ${deathsOf(all, aroundSandbox).length} deaths, the sandbox began again ${sandbox.restarts()} times`,
            );
        }
        return own;
      }),
    );
    await heal(all, sandbox, aroundSandbox);
    say('healed; waiting for every case to be settled');
    await Promise.all(all.map(({ data }) => settled(data)));
    const cases = all.flatMap(({ data }) => casesIn(data));
    const ledger = executionsOf(await sandbox.control('ledger'));
    return {
      told: tally(
        words.flat().map(({ kind }) => kind),
        ['done', 'notDone', 'unknown', 'held', 'nothing'],
      ),
      states: tally(
        cases.map(({ state }) => state),
        ['confirmed', 'rejected', 'withdrawn', 'manual'],
      ),
      deaths: tally(deathsOf(all, aroundSandbox), [...kioskPoints, ...sandboxPoints]),
      executions: ledger.length,
      broken: [
        ...stuck,
        ...broken({ words: words.flat(), cases, ledger }),
        ...counted.parse(await sandbox.control('counts')).repeatedMessages.map((id) => `the platform got the message id ${id} twice`),
      ],
    };
  } finally {
    await Promise.all(all.map(async ({ stack, proxy }) => [await stack.close(), await proxy.close()]));
    await sandbox.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function startKiosk(home: string, sandbox: Sandbox, index: number, region: string): Promise<Kiosk> {
  const id = `KIOSK-${String(index + 1).padStart(2, '0')}`;
  const proxy = await startFaultProxy(sandbox);
  const outside = openOutside(path.join(home, id));
  const data = path.join(home, `${id}-data`);
  const stack = await startStack({
    dataFolder: data,
    environment: outside.environment,
    configuration: {
      terminal: { id },
      region,
      catalogue: { keep: false },
      platform: { baseUrl: proxy.url, deadlineMs: 4000, messageSlice: { from: index * sliceOfEach, to: (index + 1) * sliceOfEach - 1 } },
    },
  });
  return { id, stack, outside, proxy, data };
}

/** @returns every last word that the screen said meanwhile, an interrupted visitor's too */
async function oneCitizen(kiosk: Kiosk, sandbox: Sandbox, aroundSandbox: Outside, planned: PlannedFiling): Promise<LastWord[]> {
  const person = `person-${String(planned.person % insuredPeople).padStart(5, '0')}`;
  const file = (service: 'remote-treatment' | 'remote-treatment-cancel', trouble: Trouble) =>
    fileAsCitizen(kiosk.stack, {
      service,
      async showCode() {
        const { code } = issued.parse(await sandbox.control('voucher', { person }));
        await kiosk.stack.simulators.post('scanner/scan', { text: code });
      },
      destination: divisions[planned.destination % divisions.length]?.code ?? '',
      telephone: planned.telephone,
      impatient: planned.impatient,
      // A paper is what the drivers die of.
      prints: planned.prints || (trouble.kind === 'killKiosk' && trouble.point.startsWith('drivers.')),
      beforeSubmit: () => begin(trouble, kiosk, sandbox, aroundSandbox),
    });
  const words = [await file('remote-treatment', planned.trouble)];
  end(planned.trouble, kiosk, aroundSandbox);
  if (planned.cancels) words.push(await file('remote-treatment-cancel', { kind: 'none' }));
  return words;
}

async function begin(trouble: Trouble, kiosk: Kiosk, sandbox: Sandbox, aroundSandbox: Outside): Promise<void> {
  switch (trouble.kind) {
    case 'none':
      return;
    case 'wire':
      return kiosk.proxy.setNext([trouble.fault]);
    case 'platform':
      await sandbox.control('script', { only: 'submit', faults: [{ fault: trouble.fault, ms: trouble.ms }] });
      return;
    case 'killKiosk':
      return kiosk.outside.killAt(trouble.point);
    case 'killSandbox':
      return aroundSandbox.killAt(trouble.point);
    case 'killDrivers':
      return kiosk.stack.kill('drivers');
    case 'clock':
      return kiosk.outside.setClock(trouble.offsetMs);
  }
}

/** What has not happened by now must not hit the next citizen; a clock is put right as suddenly as it went wrong. */
function end(trouble: Trouble, kiosk: Kiosk, aroundSandbox: Outside): void {
  if (trouble.kind === 'wire') kiosk.proxy.setNext([]);
  if (trouble.kind === 'killKiosk') kiosk.outside.spare(trouble.point);
  if (trouble.kind === 'killSandbox') aroundSandbox.spare(trouble.point);
  if (trouble.kind === 'clock') kiosk.outside.setClock(0);
}

/** Every machine is switched off and on again, as a technician would: the next life asks at once for what is unknown. */
async function heal(all: readonly Kiosk[], sandbox: Sandbox, aroundSandbox: Outside): Promise<void> {
  for (const point of ['sandbox.beforeExecute', 'sandbox.executed', 'sandbox.answered']) aroundSandbox.spare(point);
  await sandbox.control('fault', { fault: 'none' });
  await Promise.all(
    all.map(async ({ stack, proxy }) => {
      proxy.setNext([]);
      await stack.switchOff();
      stack.switchOn();
      await readInterrupted(stack);
    }),
  );
}

const deathsOf = (all: readonly Kiosk[], aroundSandbox: Outside): readonly string[] =>
  [aroundSandbox, ...all.map(({ outside }) => outside)].flatMap((outside) => outside.deaths());

function tally<Word extends string>(words: readonly string[], names: readonly Word[]): Record<Word, number> {
  return Object.fromEntries(names.map((name) => [name, words.filter((word) => word === name).length])) as Record<Word, number>;
}
