// `npm run ruler`: the page on which a technician measures the screen, on the whole screen, or at an address where there is none.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.ts';
import { electronCommand, sandboxProblem, stagePanelWindow } from './electron-launcher.ts';
import { root, stateFolder } from './places.ts';
import { serveRuler } from './ruler/server.ts';
import { findElectron } from './setup/electron.ts';
import { endAll, startChild } from './start/child.ts';

const help = `Measures the screen of the terminal: hold a ruler to it, and copy what the page says under terminal.screen of the configuration.

  npm run ruler             on the whole screen; without a screen it prints an address for a browser on the kiosk's screen
  npm run ruler -- --help   this text
`;

if (process.argv.includes('--help')) {
  console.log(help);
  process.exit(0);
}

build();
const built = path.join(root, 'out/renderer');
if (!existsSync(path.join(built, 'ruler.html'))) throw new Error('the page has no ruler.html');
const server = await serveRuler(built);
const end = (): void => {
  server.close();
  void endAll().then(() => process.exit(0));
};
process.once('SIGINT', end);
process.once('SIGTERM', end);

const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
if (hasScreen && findElectron() !== undefined && sandboxProblem() === undefined) {
  const { executablePath, env } = electronCommand();
  startChild({
    name: 'ruler',
    command: executablePath,
    options: [stagePanelWindow()],
    env: { ...env, KIOSK_PANEL: server.address, KIOSK_PANEL_WHOLE_SCREEN: '1' },
    lifeline: 'wrapper',
    logFile: path.join(stateFolder, 'development/ruler.log'),
  }).once('exit', end);
  console.log(`The ruler is on the screen. Ctrl-C ends it.   Also at ${server.address}`);
} else {
  console.log(`Open this on the kiosk's own screen, without zoom and on the whole screen (F11): ${server.address}\nCtrl-C ends it.`);
}
