// One terminal before the sandbox platform for the tests of this folder: whom it signs in, what it knows of the region, and hurried time.

import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import { privately } from '../../contract/private.ts';
import { regions } from '../../kiosk-config/regions/regions.ts';
import type { Clock } from '../../main/terminal/outbox/clock.ts';
import { createPlatformClient } from '../../main/terminal/platform/client.ts';
import { createMessageIds } from '../../main/terminal/platform/message-id.ts';
import type { PlatformOptions } from '../../main/terminal/platform/options.ts';
import { createQueryPolicy } from '../../main/terminal/platform/query-policy.ts';
import { createRegionAdapter, type RegionOptions } from '../../main/terminal/platform/region/adapter.ts';
import type { RegionAdapter, Submission } from '../../main/terminal/platform/region/types.ts';
import { reservedSeconds, testOptions } from '../../main/terminal/platform/testing.ts';
import type { Applicant } from '../../main/terminal/services/case.ts';
import { sandboxAccessKey, sandboxSm } from '../../simulators/platform/credentials.ts';
import { type Platform, startPlatform } from '../../simulators/platform/server.ts';

const noonUtc = Date.UTC(2026, 2, 2, 4);
/** The desk's seconds last a fortieth here: whoever waits ten of them is told in a quarter of one. */
const haste = 40;

export const clock: Clock = {
  wall: () => noonUtc,
  monotonic: () => performance.now() * haste,
  after(ms, run) {
    const timer = setTimeout(run, ms / haste);
    return () => clearTimeout(timer);
  },
};

export const messageIds = createMessageIds({
  institutionCode: 'H66000000001',
  slice: { from: 0, to: 9999 },
  now: () => new Date(clock.wall()),
  reserve: reservedSeconds(),
});

export const smKeys: RegionOptions['sm'] = {
  ...{ appId: sandboxSm.appId, appSecret: sandboxSm.appSecret },
  ...{ privateKey: sandboxSm.terminalPrivateKey, platformPublicKey: sandboxSm.platformPublicKey },
};

export interface RegionScene {
  readonly platform: () => Platform;
  readonly adapter: (changes?: Partial<RegionOptions & PlatformOptions>) => RegionAdapter;
  readonly applicant: (id?: string) => Applicant;
  /** Of a key and a number that no other has. */
  readonly submission: (of: Pick<Submission, 'operation' | 'answers'> & Partial<Submission>) => Submission;
}

/** A new platform for every test of the file. */
export function regionScene(): RegionScene {
  let running: Platform | null = null;
  let keys = 0;
  beforeEach(async () => {
    running = await startPlatform({ host: '127.0.0.1', port: 0, people: 10, now: () => new Date(clock.wall()) });
  });
  afterEach(() => running?.close());

  const platform = (): Platform => {
    if (!running) throw new Error('The platform is there for the tests only');
    return running;
  };

  function applicant(id = 'employee'): Applicant {
    const person = platform().population.byId(id);
    if (!person) throw new Error(`nobody has the id ${id}`);
    return {
      name: privately(person.name),
      number: privately(person.number),
      personNumber: privately(person.personNumber),
      insuredPlace: '660100',
      insuranceType: 'employeeBasic',
    };
  }

  return {
    platform,
    applicant,
    adapter(changes = {}) {
      const options = testOptions({
        baseUrl: platform().url,
        gateway: { kind: 'accessKey', ...sandboxAccessKey },
        now: () => new Date(clock.wall()),
        random: (bytes) => randomBytes(bytes),
        messageIds,
        ...changes,
      });
      return createRegionAdapter({
        ...options,
        national: createPlatformClient(options),
        policy: createQueryPolicy({ monotonic: () => performance.now(), onCircuit: () => undefined }),
        section: regions.sandbox.adapter,
        sm: null,
        ...changes,
      });
    },
    submission(of) {
      keys += 1;
      return {
        ...{ key: keys.toString(16).padStart(32, '0'), number: `KIOSK-01-B${String(keys).padStart(6, '0')}` },
        ...{ messageId: messageIds(), applicant: applicant() },
        ...of,
      };
    },
  };
}
