// `npm run demo -- --out out/demo`: the whole kiosk through both ways of signing in, every screen photographed, every step checked.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { openKioskBrowser } from '../tests/support/browser.ts';
import { onPage } from '../tests/support/citizen.ts';
import { openKioskWindow } from '../tests/support/electron.ts';
import { filingRoad, road, ticketRoad, troubles, walk } from '../tests/support/road.ts';
import { type Stack, startStack } from '../tests/support/stack.ts';
import { build } from './build.ts';
import { startVirtualScreen } from './test/screen.ts';

const help = `Walks the whole road with simulated devices and leaves what it saw.

  npm run demo -- [--out out/demo] [--face electron|chromium]

In the folder: a numbered picture of each screen, the receipts as PNG and text, the journal's rows, summary.md.
Exit code 0: every step was as told; 1: one was not (the summary says which).
`;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/demo' },
    face: { type: 'string', default: 'electron' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(help);
else process.exitCode = await demo(path.resolve(values.out), values.face === 'chromium' ? 'chromium' : 'electron');

interface Step {
  readonly name: string;
  readonly ms: number;
}

async function demo(folder: string, face: 'electron' | 'chromium'): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  build();
  const screen = face === 'electron' && !process.env.DISPLAY ? await startVirtualScreen() : null;
  if (screen) process.env.DISPLAY = screen.display;
  const stack = await startStack({ serial: true, paperSpeed: 120, configuration: { visit: { idleMs: 20_000 } } });
  const steps: Step[] = [];
  let failure: string | null = null;
  let described: string = face;
  try {
    const shown = face === 'electron' ? await openKioskWindow(stack.supervisor) : await openKioskBrowser(stack.supervisor);
    if ('describe' in shown) described = shown.describe;
    let last = performance.now();
    await walk(shown, [...road(stack), ...filingRoad(stack), ...ticketRoad(stack), ...troubles(stack)], async ({ name }, index) => {
      const number = String(index + 1).padStart(2, '0');
      await onPage(shown, (page) => page.screenshot({ path: path.join(folder, `${number}-${name}.png`) }));
      steps.push({ name, ms: Math.round(performance.now() - last) });
      last = performance.now();
      process.stdout.write(`${number} ${name}\n`);
    });
    await shown.close();
    await leaveReceipts(stack, folder);
    leaveJournal(stack, folder);
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const { orphans } = await stack.close();
  screen?.close();
  if (orphans.length > 0) failure ??= `${orphans.length} processes were left behind`;
  writeFileSync(path.join(folder, 'summary.md'), summary(described, steps, failure));
  process.stdout.write(
    failure === null ? `Everything was as told: ${folder}\n` : `Not as told after ${steps.at(-1)?.name ?? 'the start'}: ${failure}\n`,
  );
  return failure === null ? 0 : 1;
}

/** One of the query and one of the filing, each with a code that can be read from its picture. */
async function leaveReceipts(stack: Stack, folder: string): Promise<void> {
  const wanted = [
    { name: 'receipt', words: ['个人账户余额', '3,286.50元', '仅供参考'] },
    { name: 'receipt-filing', words: ['异地就医备案', '已备案', '杭州市'] },
  ];
  const receipts = await stack.simulators.receipts();
  if (receipts.length !== wanted.length) throw new Error(`${wanted.length} receipts were wanted, there are ${receipts.length}`);
  for (const [index, { name, words }] of wanted.entries()) {
    const receipt = receipts[index];
    if (!receipt?.complete) throw new Error(`${name} is not whole`);
    const png = await stack.simulators.receiptPng(receipt.id);
    writeFileSync(path.join(folder, `${name}.png`), png);
    writeFileSync(path.join(folder, `${name}.txt`), receipt.text);
    for (const word of words) if (!receipt.text.includes(word)) throw new Error(`${name} does not say ${word}`);
    const { data, width, height } = PNG.sync.read(png);
    const code = jsQR(Uint8ClampedArray.from(data), width, height)?.data;
    if (code !== receipt.qrCodes[0]) throw new Error(`The code on the picture of ${name} cannot be read`);
  }
}

function leaveJournal(stack: Stack, folder: string): void {
  const rows = Object.fromEntries(
    ['life', 'visit', 'service_use', 'print_job', 'queue_ticket'].map((table) => [table, stack.journal(`SELECT * FROM ${table}`)]),
  );
  rows.filing_case = stack.journal('SELECT number, service, state, standing, told FROM filing_case');
  writeFileSync(path.join(folder, 'journal.json'), `${JSON.stringify(rows, null, 2)}\n`);
  const open = stack.journal('SELECT id FROM visit WHERE ended_at IS NULL');
  if (open.length > 0) throw new Error('A visit is still open in the journal');
}

function summary(face: string, steps: readonly Step[], failure: string | null): string {
  const rows = steps.map(({ name, ms }, index) => `| ${index + 1} | ${name} | ${ms} |`);
  return [
    '# Demo',
    '',
    `Face: ${face}. ${failure === null ? 'Every step was as told.' : `**Failed:** ${failure}`}`,
    '',
    '| # | screen | ms since the last |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
