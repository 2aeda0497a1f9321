// What only the world outside can do to a kiosk: end one of its processes at a named point, and step the wall clock.

import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Outside {
  /** For the processes that it is to have power over. */
  readonly environment: Readonly<Record<string, string>>;
  /** The next process that reaches this point dies there. */
  readonly killAt: (point: string) => void;
  /** Nobody has died of it, and nobody will. @returns whether it was still waiting */
  readonly spare: (point: string) => boolean;
  /** The fail points of which processes have died so far, one entry a death. */
  readonly deaths: () => readonly string[];
  /** Moves the wall clock by so many ms from what it is. */
  readonly setClock: (offsetMs: number) => void;
}

export function openOutside(folder: string): Outside {
  mkdirSync(folder, { recursive: true });
  const preload = pathToFileURL(path.join(import.meta.dirname, 'outside.mjs')).href;
  const file = (name: string): string => path.join(folder, name);
  const dead = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.died'));
  return {
    environment: { NODE_OPTIONS: `--import=${preload}`, KIOSK_TEST_OUTSIDE: folder },
    killAt: (point) => writeFileSync(file(point), ''),
    spare(point) {
      const waiting = existsSync(file(point));
      rmSync(file(point), { force: true });
      return waiting;
    },
    deaths: () => dead().map((name) => name.replace(/\.\d+\.died$/, '')),
    setClock: (offsetMs) => writeFileSync(file('clock'), String(offsetMs)),
  };
}
