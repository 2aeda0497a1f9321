// `npm run driver`: a device by hand, for the day one is plugged in: the same drivers as in the kiosk, without the kiosk.

import { type DeviceOrder, help, kebab, type Options, parseCommandLine } from './cli/arguments.ts';
import { deviceOf, devicesOf, taken } from './cli/configuration.ts';
import { maskedEvent } from './cli/masked.ts';
import { carryOut, type ExitCode, exitCodes, type Speaker, type Task } from './cli/orders.ts';
import { documentFrom, longestTicket, ticketOf, writePreview } from './cli/paper.ts';
import { openSession } from './cli/session.ts';
import type { PrintDocument } from '../contract/device/document.ts';
import { type DeviceId, type DeviceReport, deviceIds } from '../contract/device/message.ts';
import { type Result, succeed } from '../contract/result.ts';
import type { DeviceConfiguration } from '../kiosk-config/profiles/wiring.ts';
import { profileNames } from './cli/profile-names.ts';
import { systemClock } from './clock.ts';
import { readTrace } from './trace/file.ts';
import { replayTrace } from './trace/replay.ts';

const interrupt = new AbortController();
process.on('SIGINT', () => interrupt.abort());
process.on('SIGTERM', () => interrupt.abort());

// Whoever reads this has seen enough: `driver list | head`.
process.stdout.on('error', () => process.exit(exitCodes.done));

const complain = (sentence: string): void => void process.stderr.write(`driver: ${sentence}\n`);

process.exitCode = await main();

function main(): ExitCode | Promise<ExitCode> {
  const parsed = parseCommandLine(process.argv.slice(2));
  if (!parsed.ok) return refuse(parsed.fault);
  const { order, options } = parsed.value;
  const speaker: Speaker = {
    say: (words, value) => void process.stdout.write(`${options.json ? JSON.stringify(value) : words}\n`),
    complain,
    hint: (sentence) => void process.stderr.write(`${sentence}\n`),
  };
  switch (order.kind) {
    case 'help':
      process.stdout.write(help);
      return exitCodes.done;
    case 'list':
      return list(options, speaker);
    case 'replay':
      return replay(order.file, options, speaker);
    case 'device':
      return use(order.device, order.order, options, speaker);
  }
}

function refuse(sentence: string): ExitCode {
  complain(`${sentence} (--help tells more)`);
  return exitCodes.wrongUse;
}

function list(options: Options, { say }: Speaker): ExitCode {
  const devices = devicesOf(options);
  if (!devices.ok) return refuse(devices.fault);
  for (const id of deviceIds) {
    const device = devices.value[id];
    const wire = device ? JSON.stringify(device.wire) : null;
    const profiles = profileNames[id];
    say(`${kebab(id).padEnd(18)}${device ? `${device.profile}  ${wire}` : '–'}\n${' '.repeat(18)}profiles: ${profiles.join(', ')}`, {
      device: id,
      configured: device,
      profiles,
    });
  }
  return exitCodes.done;
}

async function replay(file: string, options: Options, { say }: Speaker): Promise<ExitCode> {
  const trace = traceFrom(file);
  if (!trace.ok) return refuse(trace.fault);
  const replaying = await replayTrace(trace.value, { host: '127.0.0.1', port: options.port }, systemClock);
  const { device, profile } = trace.value.head;
  say(`${kebab(device)} (${profile}) answers at tcp:127.0.0.1:${replaying.port}, until Ctrl-C`, { device, profile, port: replaying.port });
  await interrupted();
  await replaying.close();
  return exitCodes.done;
}

function traceFrom(file: string): ReturnType<typeof readTrace> {
  try {
    return readTrace(file);
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message : String(error) };
  }
}

async function use(id: DeviceId, order: DeviceOrder, options: Options, speaker: Speaker): Promise<ExitCode> {
  const device = deviceOf(id, options);
  if (!device.ok) return refuse(device.fault);
  const task = taskOf(order, speaker);
  if (!task.ok) return refuse(task.fault);
  if (options.preview !== null && task.value.kind === 'paper')
    return preview(id, task.value.document, device.value, options.preview, speaker);
  if (options.reveal) complain('--reveal shows what a person carries: mind who looks, and where this output is kept');
  const told = order.kind === 'watch' ? (report: DeviceReport) => tell(report, options, speaker) : () => undefined;
  const session = openSession({ id, configuration: device.value, trace: options.trace, told });
  if (!session.ok) return refuse(session.fault);
  const using = taken(options, device.value);
  if (using !== null) speaker.hint(using);
  // Who only watches has nothing to cancel.
  if (order.kind !== 'watch') interrupt.signal.addEventListener('abort', () => void session.value.cancel(), { once: true });
  try {
    const code = await carryOut(task.value, { id, session: session.value, options, speaker, interrupted: interrupt.signal });
    return interrupt.signal.aborted && order.kind !== 'watch' ? exitCodes.interrupted : code;
  } finally {
    await session.value.close();
  }
}

function taskOf(order: DeviceOrder, { hint }: Speaker): Result<Task, string> {
  if (order.kind === 'ticket') {
    if ([...order.text].length > longestTicket) hint(`The ticket has room for ${longestTicket} characters, the rest is left out`);
    return succeed({ kind: 'paper', document: ticketOf(order.text) });
  }
  if (order.kind !== 'print') return succeed(order);
  const document = documentFrom(order.file);
  return document.ok ? succeed({ kind: 'paper', document: document.value }) : document;
}

function preview(id: DeviceId, document: PrintDocument, { profile }: DeviceConfiguration, file: string, { say }: Speaker): ExitCode {
  const written = writePreview(document, id, profile, file);
  if (!written.ok) return refuse(written.fault);
  say(`${file} shows it; nothing was printed`, { preview: file });
  return exitCodes.done;
}

function tell({ header, payload }: DeviceReport, { reveal }: Options, { say }: Speaker): void {
  const shown = reveal || header.name === 'Common.StatusChangedEvent' ? payload : maskedEvent(payload);
  const at = Math.round(systemClock.now());
  say(`${String(at).padStart(8)} ms  ${header.name}  ${JSON.stringify(shown)}`, { at, name: header.name, payload: shown });
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    if (interrupt.signal.aborted) resolve();
    // The signal handler alone would not keep the process here.
    const stay = setInterval(() => undefined, 60_000);
    interrupt.signal.addEventListener('abort', () => {
      clearInterval(stay);
      resolve();
    });
  });
}
