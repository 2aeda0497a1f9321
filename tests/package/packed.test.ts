// The package, as it ships: complete without a checkout, free of what belongs to desks and tests, and it starts.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronCommand } from '../../scripts/electron-launcher.ts';
import { root } from '../../scripts/places.ts';
import { until } from '../support/until.ts';

interface LogLine {
  readonly event: string;
  readonly process: string;
  readonly screen?: string;
}

let folder = '';
let packed = '';
const resources = (...parts: string[]): string => path.join(packed, 'resources', ...parts);

beforeAll(() => {
  // Not below the checkout, which the user of the screen may be unable to enter.
  folder = mkdtempSync('/tmp/kiosk-package-');
  chmodSync(folder, 0o755);
  execFileSync(process.execPath, [path.join(root, 'scripts', 'pack.ts'), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  packed = path.join(folder, 'linux-unpacked');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds nothing of simulators, tests, benches or scripts, and no source', () => {
    const names = [...listPackage(resources('app.asar'), { isPack: false }), ...filesBelow(resources('app.asar.unpacked'))];
    expect(names.length).toBeGreaterThan(50);
    const own = names.filter((name) => !name.includes('node_modules'));
    expect(own.filter((name) => /simulators|tests|benches|scripts|\.tsx?$|\.map$/.test(name))).toEqual([]);
    expect(names.filter((name) => /node_modules\/(?:typescript|react|vitest|electron|node-linux)/.test(name))).toEqual([]);
  });

  it('holds the whole page: the kiosk, the ruler, the phrases of the keyboard, and the voice beside it', () => {
    const names = listPackage(resources('app.asar'), { isPack: false });
    for (const part of ['index.html', 'ruler.html']) expect(names).toContain(path.join('/out/renderer', part));
    expect(names.some((name) => /renderer\/assets\/phrases-[\w-]+\.js$/.test(name))).toBe(true);
    const voice = extractFile(resources('app.asar'), 'out/main/shell.cjs').toString();
    for (const words of ['/speech', 'cmn-latn-pinyin']) expect(voice).toContain(words);
  });

  it('has its own Node 24 and no default application', () => {
    expect(execFileSync(resources('node', 'bin', 'node'), ['--version'], { encoding: 'utf8' })).toMatch(/^v24\./);
    expect(existsSync(resources('default_app.asar'))).toBe(false);
  });

  it('cannot be made to run as Node, to be debugged, or to load an application from elsewhere', async () => {
    const wire = await getCurrentFuseWire(path.join(packed, 'yibao-kiosk'));
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  });

  it('has every native module that a device or a paper may need, and its own Node can load them', () => {
    const load = `
      const load = require('node:module').createRequire(process.argv[1]);
      for (const name of ['serialport', 'node-hid', 'usb', '@napi-rs/canvas']) console.log(name, Object.keys(load(name)).length > 0);
    `;
    const program = resources('app.asar.unpacked', 'out', 'main', 'drivers.mjs');
    const told = execFileSync(resources('node', 'bin', 'node'), ['-e', load, program], { encoding: 'utf8', cwd: folder });
    expect(told.trim().split('\n')).toEqual(['serialport true', 'node-hid true', 'usb true', '@napi-rs/canvas true']);
  });

  it('brings up its machine and the first screen', async () => {
    const data = mkdtempSync('/tmp/kiosk-data-');
    chmodSync(data, 0o777);
    const log: LogLine[] = [];
    const kiosk = startPacked(data, log);
    try {
      const has = (event: string, also: Partial<LogLine>): boolean =>
        log.some((line) => line.event === event && Object.entries(also).every(([field, value]) => line[field as keyof LogLine] === value));
      for (const process of ['shell', 'supervisor', 'terminal', 'drivers']) {
        await until(`${process} to start`, () => has('process.started', { process }), 20_000);
      }
      await until('the window to join', () => has('face.joined', {}), 20_000);
      await until('the journal', () => has('journal.opened', {}), 20_000);
      // Nothing is connected here: after its patience the kiosk says so.
      await until(
        'the first screen',
        () => has('session.screen', { screen: 'noDevices' }) || has('session.screen', { screen: 'attract' }),
        20_000,
      );
      expect(log.filter(({ event }) => ['process.failed', 'page.failed', 'page.gone', 'child.exited'].includes(event))).toEqual([]);
    } finally {
      kiosk.kill('SIGKILL');
      if (kiosk.exitCode === null) await once(kiosk, 'exit');
      rmSync(data, { recursive: true, force: true });
    }
  }, 60_000);
});

function startPacked(data: string, log: LogLine[]): ChildProcess {
  const { executablePath, env } = electronCommand(path.join(packed, 'yibao-kiosk'));
  const kiosk = spawn(executablePath, [], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env, KIOSK_DATA: data } });
  createInterface({ input: kiosk.stdout }).on('line', (line) => {
    if (line.startsWith('{')) log.push(JSON.parse(line) as LogLine);
  });
  return kiosk;
}

function filesBelow(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(place, name)).isFile());
}
