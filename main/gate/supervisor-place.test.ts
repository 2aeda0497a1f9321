// Which supervisor a face's environment asks for, and what of that environment goes on.

import { expect, it } from 'vitest';
import { supervisorPlace } from './supervisor-place.ts';

const options = { program: '/kiosk/supervisor.mjs', nodeHomes: ['/nowhere'] };

it('is a service when the environment names its socket', () => {
  const environment = { KIOSK_SUPERVISOR_SOCKET: '/run/kiosk.sock', KIOSK_SUPERVISOR_TOKEN: 'a token of the test' };
  expect(supervisorPlace({ ...options, environment })).toEqual({
    kind: 'service',
    socketPath: '/run/kiosk.sock',
    token: 'a token of the test',
  });
});

it('is its own otherwise, on the Node that is named, and learns nothing foreign of the environment', () => {
  const environment = {
    KIOSK_NODE: '/opt/node',
    KIOSK_DATA: '/data',
    PATH: '/bin',
    NODE_OPTIONS: '--inspect',
    AWS_SECRET: 'no',
    HOME: undefined,
  };
  expect(supervisorPlace({ ...options, environment })).toEqual({
    kind: 'standalone',
    node: '/opt/node',
    program: '/kiosk/supervisor.mjs',
    environment: { KIOSK_NODE: '/opt/node', KIOSK_DATA: '/data', PATH: '/bin' },
  });
});

it('finds the Node of a checkout', () => {
  const checkout = new URL('../..', import.meta.url).pathname;
  expect(supervisorPlace({ ...options, environment: {}, nodeHomes: ['/nowhere', checkout] })).toMatchObject({
    kind: 'standalone',
    node: expect.stringMatching(/node_modules.node-(linux|win)-.*node(\.exe)?$/),
  });
});
