// Cuts the power of a kiosk on which citizens file, again and again, and holds what they were told against journal and platform.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { divisions } from '../../resources/divisions.ts';
import { fileAsCitizen, type LastWord, readInterrupted } from '../support/filing-citizen.ts';
import { casesIn, executionsOf, settled } from '../support/filing-books.ts';
import { broken } from '../support/ledgers.ts';
import { startStack, type Stack } from '../support/stack.ts';
import { careless, type ControlResult } from './control.ts';
import { type Disk, openDisk } from './disk.ts';

export interface PowercutOptions {
  readonly cuts: number;
  /** 0 … 1 */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

export interface PowercutResult {
  readonly cuts: number;
  readonly told: Readonly<Record<LastWord['kind'], number>>;
  /** How many filings a cut met between submitting and the last word. */
  readonly met: number;
  /** Every broken promise, in a sentence. */
  readonly broken: readonly string[];
  readonly control: ControlResult;
}

const people = [
  'employee',
  'two-insurances',
  'no-account',
  'rare-character',
  'compound-name',
  'over-eighty',
  'hong-kong-resident',
] as const;

export async function cutPower({ cuts, random, say }: PowercutOptions): Promise<PowercutResult> {
  const disk = openDisk();
  try {
    const data = path.join(disk.folder, 'data');
    const stack = await startStack({ dataFolder: data, configuration: { catalogue: { keep: false } } });
    try {
      return { ...(await rounds(stack, disk, data, { cuts, random, say })), control: await controlled(disk, stack, random, say) };
    } finally {
      await stack.close();
    }
  } finally {
    disk.close();
  }
}

async function rounds(
  stack: Stack,
  disk: Disk,
  data: string,
  { cuts, random, say }: PowercutOptions,
): Promise<Omit<PowercutResult, 'control'>> {
  const words: LastWord[] = [];
  const problems: string[] = [];
  let met = 0;
  let filings = 0;
  for (let cut = 1; cut <= cuts; cut += 1) {
    await readInterrupted(stack);
    let off = false;
    const cutIn = async (ms: number): Promise<void> => {
      await after(ms);
      off = true;
      disk.cut();
      await stack.switchOff();
    };
    // Two of three cuts are aimed at what follows a finger on 提交, a few hundredths of a second long; the third falls where it falls.
    let aimed = cut % 3 !== 0;
    let darkness = aimed ? null : cutIn(200 + random() * 1800);
    let told: LastWord = { kind: 'nothing', number: null };
    while (!off) {
      filings += 1;
      const destination = divisions[Math.floor(random() * divisions.length)]?.code ?? '';
      const person = people[filings % people.length];
      told = await fileAsCitizen(stack, {
        service: 'remote-treatment',
        showCode: async () => void (await stack.simulators.post('scanner/scan', { person })),
        destination,
        telephone: '13900000000',
        impatient: false,
        prints: false,
        // The hand has to come down before the light goes out.
        beforeSubmit: () => {
          if (aimed) darkness = cutIn(random() * 50);
          aimed = false;
        },
        isOver: () => off,
      });
      words.push(told);
    }
    await darkness;
    disk.mountAgain();
    problems.push(...verified(data).map((problem) => `after cut ${cut}: ${problem}`));
    stack.switchOn();
    const later = await readInterrupted(stack);
    if (later) {
      met += 1;
      // What the next life says is the last word, and it must not take back what was told as done.
      if (told.kind === 'done' && told.number === later.number && later.kind !== 'done')
        problems.push(`${told.number} was done, then ${later.kind}`);
      if (told.number === later.number || told.number === null) words.splice(-1, 1, later);
      else words.push(later);
    }
    say(`cut ${cut} of ${cuts}: ${words.length} citizens so far, last word ${words.at(-1)?.kind ?? 'none'}, ${problems.length} problems`);
  }
  await settled(data);
  await stack.switchOff();
  problems.push(...broken({ words, cases: casesIn(data), ledger: executionsOf(await stack.simulators.get('platform/ledger')) }));
  const count = (kind: LastWord['kind']): number => words.filter((word) => word.kind === kind).length;
  return {
    cuts,
    told: { done: count('done'), notDone: count('notDone'), unknown: count('unknown'), held: count('held'), nothing: count('nothing') },
    met,
    broken: problems,
  };
}

/** What the technician's own command says of the journal; nothing: it is whole. */
function verified(data: string): string[] {
  const cli = path.join(import.meta.dirname, '../../main/terminal/store/cli.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'verify', '--data', data], { encoding: 'utf8' });
  return status === 0 ? [] : [`journal verify ended with ${status}: ${stdout} ${stderr}`.trim()];
}

async function controlled(disk: Disk, stack: Stack, random: () => number, say: (line: string) => void): Promise<ControlResult> {
  await stack.switchOff();
  const control = await careless(disk, random);
  say(`control: a writer at synchronous=NORMAL lost ${control.lost} rows within ${control.cuts} cuts`);
  return control;
}

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
