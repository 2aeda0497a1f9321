// The stage of the lock-down tests: the built shell in a genuine, sandboxed Electron, a hostile stand-in page, a stand-in supervisor.

import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { faceToSupervisor, type FaceToSupervisor } from '../../contract/link.ts';
import { beatMs } from '../../contract/silence-watch.ts';
import type { View } from '../../contract/view.ts';
import { faceView } from '../../main/gate/face-view.ts';
import { createLineChannel, type LineChannel } from '../../main/gate/line-channel.ts';
import { electronCommand, sandboxProblem } from '../../scripts/electron-launcher.ts';
import { root } from '../../scripts/places.ts';

export const view: View = { ...faceView({ reason: 'starting', sequence: 1, wallTime: 0, last: null }), epoch: 'e1' };

/** What the page under test is: it records what happens to it, and tries from its own script what a debugger's script may not prove. */
const page = `
  const probe = window.probe = { views: [], violations: [], keys: [], menus: [], fromPage };
  window.kiosk?.onView((view) => {
    probe.views.push(view);
    const fact = { kind: 'painted', epoch: view.epoch, sequence: view.sequence };
    requestAnimationFrame(() => requestAnimationFrame(() => window.kiosk.sendFact(fact)));
  });
  addEventListener('click', () => window.kiosk?.sendIntent('a tap'));
  document.addEventListener('securitypolicyviolation', (event) => probe.violations.push(event.effectiveDirective));
  addEventListener('keydown', (event) => probe.keys.push(event.key));
  addEventListener('contextmenu', (event) => probe.menus.push(event.defaultPrevented));
  const attempts = {
    eval: () => eval('1 + 1'),
    function: () => new Function('return 2')(),
    html: () => { document.createElement('div').innerHTML = '<b>x</b>'; },
    script: () => { const script = document.createElement('script'); script.append('0'); document.body.append(script); },
    timer: () => setTimeout('0'),
    worker: () => new Worker('data:text/javascript,0'),
  };
  // From a timer: code that runs inside a debugger's evaluation is allowed more than the page itself.
  function fromPage(attempt) {
    return new Promise((resolve) => setTimeout(() => {
      try { attempts[attempt](); resolve('done'); } catch (error) { resolve(error.name); }
    }));
  }
`;

export interface Probe {
  readonly views: readonly View[];
  /** The directives of the content security policy that stopped something. */
  readonly violations: readonly string[];
  readonly keys: readonly string[];
  /** For every request for a context menu: whether it was prevented. */
  readonly menus: readonly boolean[];
  /** 'done', or the name of the error. */
  readonly fromPage: (attempt: string) => Promise<string>;
}

declare global {
  interface Window {
    readonly probe: Probe;
  }
}

export interface StandInSupervisor {
  /** What a face needs to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What came from the face, hello included. */
  readonly heard: readonly FaceToSupervisor[];
  readonly show: (view: View) => void;
  readonly close: () => void;
}

/** A supervisor in a folder of its own that gives `view` to every face. */
export function startStandInSupervisor(folder: string): StandInSupervisor {
  const socketPath = path.join(folder, 'supervisor.sock');
  const heard: FaceToSupervisor[] = [];
  let line: LineChannel | null = null;
  const server = createServer((socket) => {
    const joined = createLineChannel(socket, {
      onMessage(raw) {
        const message = faceToSupervisor.parse(raw);
        heard.push(message);
        if (message.kind === 'hello') joined.send({ kind: 'view', view });
      },
      onEnd: () => clearInterval(beating),
    });
    const beating = setInterval(() => joined.send({ kind: 'beat' }), beatMs);
    line = joined;
  }).listen(socketPath, () => chmodSync(socketPath, 0o666));
  return {
    environment: { KIOSK_SUPERVISOR_SOCKET: socketPath, KIOSK_SUPERVISOR_TOKEN: 'a token of the lock-down tests' },
    heard,
    show: (next) => line?.send({ kind: 'view', view: next }),
    close() {
      server.close();
      line?.close();
    },
  };
}

export interface Stage {
  readonly folder: string;
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly supervisor: StandInSupervisor;
  /** @param more laid over the environment */
  readonly launch: (more?: Readonly<Record<string, string>>) => Promise<ElectronApplication>;
  readonly close: () => void;
}

export function prepareStage(): Stage {
  const problem = sandboxProblem();
  if (problem !== undefined) throw new Error(`without its sandbox a lock-down test proves nothing: ${problem}`);
  const folder = mkdtempSync('/tmp/kiosk-lockdown-');
  stageApplication(folder);
  const supervisor = startStandInSupervisor(folder);
  const electron = electronCommand();
  const environment = { ...definedIn(process.env), ...electron.env, ...supervisor.environment };
  console.log(electron.describe);
  return {
    folder,
    executablePath: electron.executablePath,
    environment,
    supervisor,
    launch: (more = {}) =>
      _electron.launch({
        executablePath: electron.executablePath,
        args: [folder],
        // Playwright adds --no-sandbox of its own accord unless told otherwise.
        chromiumSandbox: true,
        env: { ...environment, KIOSK_ALLOW_DEBUGGING: '1', ...more },
      }),
    close() {
      supervisor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function stageApplication(folder: string): void {
  chmodSync(folder, 0o755);
  for (const built of ['out/main/shell.cjs', 'out/main/shell-guard.cjs', 'out/preload'])
    cpSync(path.join(root, built), path.join(folder, built), { recursive: true });
  mkdirSync(path.join(folder, 'out/renderer'));
  writeFileSync(
    path.join(folder, 'out/renderer/index.html'),
    '<!doctype html><title>stand-in</title><body><script src="/page.js"></script>',
  );
  writeFileSync(path.join(folder, 'out/renderer/page.js'), page);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'kiosk-lockdown', version: '1.0.0', main: 'out/main/shell.cjs' }),
  );
}

const definedIn = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
