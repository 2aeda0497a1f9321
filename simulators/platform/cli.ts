// `npm run platform`: the sandbox platform as a program of its own, with its control API beside it.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { entry, json, type Loopback, readJson, startLoopback } from '../panel/loopback.ts';
import { platformGets, platformPosts } from './control.ts';
import { defaultSeed, type Platform, startPlatform } from './server.ts';

const help = `Usage: npm run platform -- [options]

  --port N             the platform                    (9180)     0: any free port
  --control-port N     its control API                 (9181)
  --ledger FILE        where its cases are kept        (.state/sandbox/ledger.db); :memory: forgets them
  --people N           generated people                (5000)
  --seed WORD          what everything invented follows from
  --repetition POLICY  sameAnswer, executed, rejected  (sameAnswer): what a key that was executed gets
  --fault JSON         a switch from the start, e.g. {"fault":"slow","ms":500,"only":"submit"}; may be given several times
  --require-sign-in    national transactions want the sign_no of a 9001 of today
  --until-stdin-closes end when standard input ends
  --help

Prints one line of JSON when everything is up. docs/sandbox-platform.md has the wire, docs/simulators.md the control API.
`;
const host = '127.0.0.1';
const defaultLedger = path.join(import.meta.dirname, '..', '..', '.state', 'sandbox', 'ledger.db');

try {
  await run();
} catch (error) {
  process.stderr.write(`platform: ${sentenceOf(error)}\n`);
  process.exit(2);
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9180' },
      'control-port': { type: 'string', default: '9181' },
      ledger: { type: 'string', default: defaultLedger },
      people: { type: 'string', default: '5000' },
      seed: { type: 'string', default: defaultSeed },
      repetition: { type: 'string', default: 'sameAnswer' },
      fault: { type: 'string', multiple: true, default: [] },
      'require-sign-in': { type: 'boolean', default: false },
      'until-stdin-closes': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const platform = await startPlatform({
    host,
    port: number(values.port, 65_535),
    ledger: values.ledger,
    people: number(values.people, 29_400),
    seed: values.seed,
    requireSignIn: values['require-sign-in'],
  });
  const choose = (route: string, body: unknown): unknown => entry(platformPosts, `platform/${route}`)?.(platform, body);
  choose('rules', { repetition: values.repetition });
  for (const fault of values.fault) choose('fault', JSON.parse(fault));
  const control = await startControl(platform, number(values['control-port'], 65_535));
  const ledger = values.ledger === ':memory:' ? null : path.resolve(values.ledger);
  process.stdout.write(`${JSON.stringify({ ready: true, platform: platform.url, control: control.url, ledger })}\n`);

  const end = (): never => process.exit(0);
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (values['until-stdin-closes']) {
    process.stdin.on('end', end);
    process.stdin.on('error', end);
    process.stdin.resume();
  }
}

/** The routes of the panel that concern the platform, under the same paths. */
function startControl(platform: Platform, port: number): Promise<Loopback> {
  return startLoopback({ host, port }, async (request) => {
    const url = new URL(request.url ?? '/', `http://${host}`);
    const route = url.pathname.replace(/^\/api\//, '');
    if (request.method === 'GET') {
      const tell = entry(platformGets, route);
      return tell ? json(200, tell(platform, url.searchParams)) : json(404, { error: `There is no ${route}` });
    }
    const act = request.method === 'POST' ? entry(platformPosts, route) : undefined;
    return act ? json(200, act(platform, await readJson(request))) : json(404, { error: `There is no ${route}` });
  });
}

function number(text: string, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= most)) throw new Error(`"${text}" is not a whole number from 0 to ${most}`);
  return value;
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) return `port ${error.port} is in use, choose another one`;
  // Node adds advice on further lines.
  return error.message.replace(/\n.*/s, '');
}
