import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectTo, type Host } from '../../testing/host.ts';
import { openUps, type SimulatedUps } from './ups.ts';

let ups: SimulatedUps;
let host: Host;

beforeEach(async () => {
  ups = await openUps({ host: '127.0.0.1', port: 0, serialPath: null, baudRate: null });
  host = await connectTo(ups.wire.tcp);
  await expect.poll(() => ups.wire.state().connected).toBe(true);
});
afterEach(async () => {
  host.close();
  await ups.close();
});

const answers = async (inquiry: string, answer: string): Promise<void> => {
  host.forget();
  host.send(Buffer.from(inquiry, 'latin1'));
  await expect.poll(() => Buffer.from(host.heard(), 'hex').toString('latin1')).toBe(answer);
};

it('tells mains and a full battery', () => answers('Q1\r', '(221.4 221.4 220.3 012 49.9 13.6 25.0 00001000\r'));

it('tells that it runs on its battery, and that this is low', async () => {
  ups.mains(false);
  ups.battery(10.8);
  await answers('Q1\r', '(000.0 221.4 220.3 012 49.9 10.8 25.0 11001001\r');
});

it('tells that it failed', async () => {
  ups.fault('failed');
  await answers('Q1\r', '(221.4 221.4 220.3 012 49.9 13.6 25.0 00011000\r');
});

it('says what it is in columns, and echoes what it does not know', async () => {
  await answers('I\r', '#INVENTED        SIM-1000   V1.02     \r');
  await answers('ZZ\r', 'ZZ\r');
});
