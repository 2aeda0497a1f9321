// Reads from the environment which supervisor a face speaks to; the environment itself is handed in by the composition roots.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SupervisorPlace } from './face-link.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface SupervisorPlaceOptions {
  readonly environment: Environment;
  /** The supervisor's built file. */
  readonly program: string;
  /** Folders that may hold a Node 24: the resources of a package, or a checkout; the first that does wins. */
  readonly nodeHomes: readonly string[];
}

/** Names the machine's processes may see. What else is in a session's environment is none of their business. */
const passedOn = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'TZ',
  'TMPDIR',
  'XDG_RUNTIME_DIR',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_STATE_HOME',
  'SystemRoot',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData',
  'TEMP',
  'USERPROFILE',
];

export function supervisorPlace({ environment, program, nodeHomes }: SupervisorPlaceOptions): SupervisorPlace {
  const { KIOSK_SUPERVISOR_SOCKET: socketPath, KIOSK_SUPERVISOR_TOKEN: token, KIOSK_NODE } = environment;
  if (socketPath !== undefined) return { kind: 'service', socketPath, token: token ?? '' };
  return {
    kind: 'standalone',
    node: KIOSK_NODE ?? findNode(nodeHomes),
    program,
    environment: passOn(environment),
  };
}

function passOn(environment: Environment): Readonly<Record<string, string>> {
  const kept = Object.entries(environment).filter(([name]) => passedOn.includes(name) || name.startsWith('KIOSK_'));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Falls back to the `node` of the PATH, which a face that is itself run by npm finds to be ours. */
function findNode(homes: readonly string[]): string {
  const binary = process.platform === 'win32' ? 'node.exe' : path.join('bin', 'node');
  const names = ['node', ...[`node-linux-${process.arch}`, `node-win-${process.arch}`].map((name) => path.join('node_modules', name))];
  const candidates = homes.flatMap((home) => names.map((name) => path.join(home, name, binary)));
  return candidates.find((candidate) => existsSync(candidate)) ?? 'node';
}
