// One cell of the matrix from staging to judgement: a command under a fault, the fault lifted, and the next plain command.

import { z } from 'zod';
import { outcome } from '../../contract/device/outcome.ts';
import type { DeviceStatus } from '../../contract/device/payloads.ts';
import { until } from '../support/until.ts';
import { type Completion, openDescriptors, type Rig } from './rig.ts';
import {
  type Cell,
  type CellResult,
  cancelName,
  type Fault,
  type Paper,
  type Recovery,
  type SettleClass,
  type SubjectCommand,
} from './words.ts';

/** Longer than it takes to lose a wire, wait half a second and find out that nobody is there. */
const stateQuietMs = 800;
/** After its deadline a command may still have to tidy up: clear a buffer, cut what hangs. */
const tidyMs = 2500;
const settleWithinMs = 30_000;
/** A cancel comes in the middle of its command, or so long after its beginning. */
const cancelAfterMs = 60;
const amidWithinMs = 400;
const wait = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(resolve, ms, null));

const paper = z.object({ text: z.string(), complete: z.boolean() });

let cells = 0;

/** A cell in which the machine stood still is worth nothing and is run again, so often at most. */
const attempts = 3;
const stallMs = 60;

export async function runCell(rig: Rig, cell: Cell): Promise<CellResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryCell(rig, cell);
    const canGoOn = result.settle !== 'never' && result.code !== 'none';
    if (result.stalledMs < stallMs || attempt === attempts || !canGoOn) return result;
  }
}

async function tryCell(rig: Rig, cell: Cell): Promise<CellResult> {
  const { subject } = rig;
  const cancels = cell.command.startsWith(cancelName);
  const command = found(subject.commands, cancels ? cell.command.slice(cancelName.length + 1) : cell.command);
  const fault = found(subject.faults, cell.fault);
  const violations: string[] = [];
  await settled(rig);
  await rig.stalled();
  const descriptors = openDescriptors();
  cells += 1;
  const mark = `M${String(10_000 + cells)}`;

  const began = await begin(rig, { command, fault, mark, cancels });
  const completion = await within(began.done, command.timeoutMs + tidyMs);
  const commandMs = performance.now() - began.at;
  const cancelCode = await began.cancelCode();
  rig.whenWritten(null);
  if (!completion) violations.push('hangs: no completion within its deadline');

  const states = await rig.restingStatus(stateQuietMs);
  const asked = await askAround(rig, violations);
  const byItself = states.every(subject.isHealthy);
  await mend(rig);
  const settleMs = await settled(rig);
  if (settleMs === null) violations.push('leaks a lock: the device does not come back');

  const plain = completion && settleMs !== null ? await runPlain(rig, String(10_000 + cells)) : null;
  if (plain && plain.completion?.header.completionCode !== 'success') {
    violations.push(`leaks a lock: the next plain command ends with ${endOf(plain.completion)}`);
  }
  const papers = await papersOf(rig);
  const lies = [
    ...(completion ? liesOf(command, completion, papers, mark) : []),
    ...(plain?.completion ? liesOf(subject.commands[0], plain.completion, papers, plain.mark).map((lie) => `afterwards: ${lie}`) : []),
  ];
  if (fault.unknowable === undefined) violations.push(...lies);
  await mend(rig);
  await settled(rig);
  if (completion && !(await returnsTo(descriptors))) {
    violations.push(`leaks a lock: ${openDescriptors()} descriptors instead of ${descriptors}`);
  }

  const code = completion?.header.completionCode ?? 'none';
  const errorCode = completion?.payload.errorCode;
  const told = typeof errorCode === 'string' ? `${code} (${errorCode})` : code;
  const said = outcome.safeParse(completion?.payload.outcome);
  return {
    cell,
    state: states.map(stateText).toSorted().join(' ⇄ '),
    code: cancels ? `${cancelCode}, then ${told}` : told,
    outcome: said.success ? said.data : null,
    recovery: recoveryOf(code, byItself, fault),
    settle: settleClass(byItself ? 0 : settleMs),
    commandMs: Math.round(commandMs),
    settleMs: Math.round(settleMs ?? settleWithinMs),
    asked,
    stalledMs: await rig.stalled(),
    excuse: lies.length > 0 ? (fault.unknowable ?? null) : null,
    violations,
  };
}

interface Begun {
  readonly at: number;
  readonly done: Promise<Completion>;
  readonly cancelCode: () => Promise<string>;
}

async function begin(
  rig: Rig,
  {
    command,
    fault,
    mark,
    cancels,
  }: { readonly command: SubjectCommand; readonly fault: Fault; readonly mark: string; readonly cancels: boolean },
): Promise<Begun> {
  // What is canceled waits: nobody lays a card down for it.
  const stage = cancels ? [] : command.stage(mark);
  if (fault.moment === 'before') {
    await rig.act(fault.acts);
    await rig.restingStatus(fault.acts.length > 0 ? stateQuietMs : 0);
  }
  const stagesLate = command.alwaysStagesLate || (fault.moment === 'amid' && command.stagesLate);
  if (!stagesLate) await rig.act(stage);
  const middle = Promise.withResolvers<null>();
  rig.whenWritten((bytes) => {
    if (!command.isAmid?.(bytes)) return;
    rig.whenWritten(null);
    middle.resolve(null);
  });
  await rig.gate.shut();
  if (fault.moment === 'at') await rig.act(fault.acts);
  const at = performance.now();
  const given = rig.give(command.name, command.payload(mark), command.timeoutMs);
  await given.acknowledged;
  rig.gate.open();
  if (fault.moment === 'amid') {
    // One that is always on has no beginning that could be seen.
    await Promise.race([middle.promise, given.done, wait(amidWithinMs)]);
    await wait(command.amidAfterMs);
    await rig.act(fault.acts);
  }
  if (stagesLate) await rig.act(stage);
  if (!cancels) return { at, done: given.done, cancelCode: async () => '' };
  await Promise.race([middle.promise.then(() => wait(command.amidAfterMs)), given.done, wait(cancelAfterMs)]);
  const canceling = rig.give(cancelName, { requestIds: [given.requestId] }, 0);
  return {
    at,
    done: given.done,
    cancelCode: async () => (await within(canceling.done, tidyMs))?.header.completionCode ?? 'none',
  };
}

/** Status and capabilities are answered whatever goes on. */
async function askAround(rig: Rig, violations: string[]): Promise<CellResult['asked']> {
  const asked: { readonly name: string; readonly code: string }[] = [];
  for (const name of ['Common.Status', 'Common.Capabilities']) {
    const completion = await within(rig.give(name, {}, 0).done, tidyMs);
    if (completion?.header.completionCode !== 'success') violations.push(`${name} was not answered`);
    asked.push({ name, code: completion?.header.completionCode ?? 'none' });
  }
  return asked;
}

interface Plain {
  readonly mark: string;
  readonly completion: Completion | null;
}

/**
 * The next plain command. One more when the first was not begun: an answer that was late may close the connection after everything
 * seemed well, and then the device has to come back once more.
 */
async function runPlain(rig: Rig, number: string): Promise<Plain> {
  const first = await tryPlain(rig, `P${number}`);
  if (first.completion?.header.completionCode !== 'deviceNotReady' && !isNotDone(first.completion)) return first;
  await settled(rig);
  return tryPlain(rig, `Q${number}`);
}

async function tryPlain(rig: Rig, mark: string): Promise<Plain> {
  const [command] = rig.subject.commands;
  if (!command.alwaysStagesLate) await rig.act(command.stage(mark));
  const given = rig.give(command.name, command.payload(mark), command.timeoutMs);
  if (command.alwaysStagesLate) await rig.act(command.stage(mark));
  return { mark, completion: await within(given.done, command.timeoutMs + tidyMs) };
}

const isNotDone = (completion: Completion | null): boolean => outcome.safeParse(completion?.payload.outcome).data?.kind === 'notDone';

const endOf = (completion: Completion | null): string =>
  completion ? `${completion.header.completionCode} ${completion.header.errorDescription ?? ''}`.trim() : 'nothing';

const mend = (rig: Rig): Promise<void> => rig.act([['power', { on: true }], ['heal', {}], ...rig.subject.mend, ...rig.subject.prepare]);

/** Milliseconds until the device is healthy; null: it does not get so. */
export async function settled(rig: Rig): Promise<number | null> {
  const began = performance.now();
  try {
    const { isHealthy, isReady = isHealthy } = rig.subject;
    await until('a healthy device', () => isReady(rig.status()), settleWithinMs);
    return performance.now() - began;
  } catch {
    return null;
  }
}

async function papersOf(rig: Rig): Promise<readonly Paper[]> {
  const { papers } = rig.subject;
  return papers === null ? [] : z.array(paper).parse(await rig.ask(papers));
}

const liesOf = (command: SubjectCommand, completion: Completion, papers: readonly Paper[], mark: string): readonly string[] =>
  command.lies({ code: completion.header.completionCode, payload: completion.payload, papers, mark }).map((lie) => `lies: ${lie}`);

async function returnsTo(descriptors: number): Promise<boolean> {
  try {
    await until('the descriptors of before', () => openDescriptors() <= descriptors, 2000);
    return true;
  } catch {
    return false;
  }
}

const within = <T>(promise: Promise<T>, ms: number): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

function recoveryOf(code: string, byItself: boolean, fault: Fault): Recovery {
  if (!byItself) return fault.hands;
  return code === 'success' || fault.hands !== 'citizen' ? 'itself' : 'citizen';
}

function settleClass(ms: number | null): SettleClass {
  if (ms === null) return 'never';
  return ms <= 1000 ? '≤ 1' : ms <= 5000 ? '≤ 5' : '≤ 30';
}

function stateText({ common, barcodeReader, cardReader, printer }: DeviceStatus): string {
  const words = [
    common.device,
    ...(barcodeReader ? [`scanner ${barcodeReader.scanner}`] : []),
    ...(cardReader ? [`media ${cardReader.media}`] : []),
    ...(printer ? [`paper ${printer.paper}`, `cover ${printer.cover}`] : []),
    ...(printer?.media ? [exitText(printer.media)] : []),
  ];
  return words.join(', ');
}

/** Whether the ticket before was taken or drawn back in says nothing of this cell. */
const exitText = (media: string): string => (media === 'retracted' || media === 'notPresent' ? 'exit empty' : `media ${media}`);

function found<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const one = all.find((candidate) => candidate.name === name);
  if (!one) throw new Error(`There is no ${name}`);
  return one;
}
