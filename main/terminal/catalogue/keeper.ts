// Keeps a catalogue at hand that is not older than a day: opens it when it is asked for, rebuilds it while nobody needs the kiosk.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { errorText, type Log, ownIdText } from '../../../contract/log/log.ts';
import { backOffMs } from '../../process/back-off.ts';
import { type Catalogue, isDamage, openCatalogue } from '../store/catalogue/catalogue.ts';
import { fileName } from '../store/catalogue/schema.ts';
import { type RebuildOptions, rebuild } from './rebuild.ts';
import type { CatalogueFacts, CatalogueItem, Found, Institution, InstitutionQuestion, ItemQuestion } from './types.ts';

export interface CatalogueKeeperOptions {
  /** The data folder. */
  readonly folder: string;
  /** All that the platform client has, too. */
  readonly platform: RebuildOptions['platform'];
  /** Wall clock, ms since 1970. */
  readonly now: () => number;
  /** Whether nobody is served. */
  readonly idle: () => boolean;
  readonly log: Log;
}

/** Every answer is null while there is no catalogue: one is being built. */
export interface CatalogueKeeper {
  items(question: ItemQuestion): Found<CatalogueItem> | null;
  item(code: string): CatalogueItem | null;
  institutions(question: InstitutionQuestion): Found<Institution> | null;
  facts(): CatalogueFacts | null;
  /** Builds a catalogue when one is due and nobody is served. @returns when it is built, or at once. */
  look(): Promise<void>;
  /** Looks every minute from now on. */
  start(): void;
  close(): void;
}

const lookEveryMs = 60_000;
const oldAfterMs = 24 * 3_600_000;
/** After a failure it rests, so that a platform in trouble is not asked for everything once a minute. */
const rest = { firstMs: 10 * 60_000, mostMs: 4 * 3_600_000 };

export function createCatalogueKeeper({ folder, platform, now, idle, log }: CatalogueKeeperOptions): CatalogueKeeper {
  let catalogue: Catalogue | null = null;
  let building: Promise<void> | null = null;
  let failures = 0;
  let restUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  const ending = new AbortController();

  function open(): Catalogue | null {
    if (catalogue !== null) return catalogue;
    const opened = openCatalogue(folder);
    if (opened.ok) catalogue = opened.value;
    else if (opened.fault !== 'missing') discard(opened.fault);
    return catalogue;
  }

  function close(): void {
    catalogue?.close();
    catalogue = null;
  }

  function discard(fault: string): void {
    close();
    log('catalogue.discarded', { fault: ownIdText(fault) });
    try {
      rmSync(path.join(folder, fileName), { force: true });
    } catch (error) {
      // A disk that nobody can write to: the kiosk goes on without a catalogue.
      log('catalogue.discarded', { fault: errorText(error) });
    }
  }

  function ask<T>(question: (catalogue: Catalogue) => T): T | null {
    const asked = open();
    if (asked === null) return null;
    try {
      return question(asked);
    } catch (error) {
      if (!isDamage(error)) throw error;
      discard('damaged');
      return null;
    }
  }

  const facts = (): CatalogueFacts | null => open()?.facts ?? null;

  function isDue(): boolean {
    const age = now() - (facts()?.asOf ?? Number.NEGATIVE_INFINITY);
    // One from tomorrow: the clock was wrong when it was built, or is now.
    return age >= oldAfterMs || age < -oldAfterMs;
  }

  async function build(): Promise<void> {
    const began = performance.now();
    const built = await rebuild({ folder, platform, now, before: facts()?.items ?? 0, beforeInstall: close, signal: ending.signal });
    if (ending.signal.aborted) return;
    if (built.ok) {
      failures = 0;
      const { items, institutions } = built.value;
      log('catalogue.built', { items, institutions, ms: Math.round(performance.now() - began) });
    } else {
      failures += 1;
      restUntil = performance.now() + backOffMs(failures, rest);
      log('catalogue.failed', { fault: ownIdText(built.fault.code), failures });
    }
  }

  async function look(): Promise<void> {
    if (building !== null || performance.now() < restUntil || !idle() || !isDue()) return;
    building = build();
    try {
      await building;
    } finally {
      building = null;
    }
  }

  return {
    items: (question) => ask((asked) => asked.items(question)),
    item: (code) => ask((asked) => asked.item(code)),
    institutions: (question) => ask((asked) => asked.institutions(question)),
    facts,
    look,
    start() {
      timer ??= setInterval(() => void look(), lookEveryMs).unref();
    },
    close() {
      clearInterval(timer);
      ending.abort();
      close();
    },
  };
}
