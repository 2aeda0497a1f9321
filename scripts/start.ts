// `npm start`: the kiosk on a desk, with simulated devices and a simulated platform, in a window or in a browser.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { developmentConfiguration } from '../kiosk-config/development.ts';
import { build } from './build.ts';
import { sandboxProblem } from './electron-launcher.ts';
import { root, stateFolder } from './places.ts';
import { findElectron } from './setup/electron.ts';
import { endAll } from './start/child.ts';
import { type Desk, openPanel, openWindow, serveWeb } from './start/faces.ts';
import { startSimulators } from './start/simulators.ts';

const help = `Starts the kiosk with simulated devices and a simulated platform.

  npm start              in a window where there is a screen, else in a browser
  npm run web            in a browser in any case
  npm start -- --no-panel   without opening the control page
  npm start -- --help       this text

Ctrl-C ends everything. Logs, configuration and data: .state/development`;

const { values: wish } = parseArgs({
  options: {
    web: { type: 'boolean', default: false },
    panel: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
if (wish.help) {
  console.log(help);
  process.exit(0);
}

const folder = path.join(stateFolder, 'development');
const logFile = path.join(folder, 'kiosk.log');
const simulatorsLog = path.join(folder, 'simulators.log');
let ending = false;

process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
process.on('SIGHUP', () => end(0));
process.on('uncaughtException', (error) => {
  console.error(`\n${error.message}`);
  end(1);
});

await start();

async function start(): Promise<void> {
  if (build()) console.log('built');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const log of [logFile, simulatorsLog]) writeFileSync(log, '');
  const simulators = await startSimulators(simulatorsLog, (code) => {
    if (!ending) console.error(`The simulators ended with code ${code}; see ${path.relative(root, simulatorsLog)}`);
    end(1);
  });
  const configuration = path.join(folder, 'kiosk.jsonc');
  writeFileSync(configuration, `${JSON.stringify(developmentConfiguration(simulators), null, 2)}\n`);
  const desk: Desk = { configuration, data: path.join(folder, 'data'), logFile, ended: () => end(0) };
  mkdirSync(desk.data, { recursive: true, mode: 0o700 });
  const noWindow = whyNoWindow();
  const kiosk =
    noWindow === undefined ? openWindow(desk) : await serveWeb(desk, (address) => console.log(`  Kiosk, for another browser   ${address}`));
  if (noWindow === undefined && wish.panel) openPanel(simulators.panel, logFile);
  console.log(greeting(kiosk, simulators.panel, noWindow));
}

function whyNoWindow(): string | undefined {
  if (wish.web) return 'in a browser, as asked';
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'in a browser: there is no screen here';
  if (findElectron() === undefined) return 'in a browser: there is no Electron here';
  const problem = sandboxProblem();
  return problem === undefined ? undefined : `in a browser: Electron runs only in its sandbox, and ${problem}`;
}

function greeting(kiosk: string, panel: string, noWindow: string | undefined): string {
  return `
  医保自助服务终端 · self-service kiosk for medical insurance
  ${noWindow === undefined ? `Kiosk          in its window (${kiosk})` : `Kiosk          ${kiosk}   (${noWindow})`}
  Control page   ${panel}

  1. On the kiosk touch 扫医保码 (e-voucher) or 放身份证 (ID card).
  2. On the control page pick a person and lay their ID card on the reader, or hold their code before the scanner.
  3. Follow the kiosk; take card and paper away again on the control page.

  Ctrl-C ends everything.   Log: ${path.relative(process.cwd(), logFile)}
`;
}

function end(code: number): void {
  if (ending) return;
  ending = true;
  void endAll().then(() => process.exit(code));
}
