// One cell of the matrix from staging to judgement: a command under a fault, the fault lifted, and the next plain command.

import { z } from 'zod';
import { outcome } from '../../contract/device/outcome.ts';
import type { DeviceStatus } from '../../contract/device/payloads.ts';
import { until } from '../support/until.ts';
import { askAround } from './ask-around.ts';
import { begin, stateQuietMs, tidyMs } from './begin.ts';
import { endOf, isNotBegun, type Plain, runPlain } from './plain.ts';
import { type Reality, realityOf } from './reality.ts';
import { type Completion, endsWithin, openDescriptors, type Rig } from './rig.ts';
import { type Cell, type CellResult, cancelName, late, type Paper, type Recovery, type SettleClass, type SubjectCommand } from './words.ts';

const settleWithinMs = 30_000;
/** Until a driver has noticed that a hand has taken what stood in the exit. */
const takenWithinMs = 1000;

const paper = z.object({ text: z.string(), complete: z.boolean() });

let cells = 0;

/** What a cell in which the machine stood still says of time is worth nothing: it is run again, so often at most. */
const attempts = 3;
const stallMs = 60;

export async function runCell(rig: Rig, cell: Cell): Promise<CellResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryCell(rig, cell);
    if (attempt === attempts || !mayBeRepeated(result)) return result;
  }
}

/** No stall excuses a lie or a leak, and after a hang there is nothing to go on with. */
export const mayBeRepeated = ({ stalledMs, settle, code, violations }: CellResult): boolean =>
  stalledMs >= stallMs && settle !== 'never' && code !== 'none' && violations.every((violation) => violation.startsWith(late));

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
  const number = String(10_000 + cells);
  const mark = `M${number}`;

  const left = fault.isLeft ? await runPlain(rig, `L${number}`) : null;
  if (left && !succeeded(left)) violations.push(`${late}the command before it ends with ${endOf(left)}`);
  const began = await begin(rig, { command, fault, mark, cancels });
  const completion = await endsWithin(began.done, command.timeoutMs + tidyMs);
  const completedAt = performance.now();
  const after = realityOf(await rig.ask('state'));
  const cancelCode = await began.cancelCode();
  rig.whenWritten(null);
  if (!completion) violations.push('hangs: no completion within its deadline');

  const states = await rig.restingStatus(Math.max(stateQuietMs, fault.quietMs ?? 0));
  const asked = await askAround(rig);
  violations.push(...asked.violations);
  const byItself = states.every(subject.isHealthy);
  const liftedAt = byItself ? completedAt : performance.now();
  const byCitizen = !byItself && (await isTaken(rig));
  await mend(rig);
  const settles = await settled(rig);
  if (!settles) violations.push('leaks a lock: the device does not come back');

  const settledAt = rig.healthySince();
  const plains = completion && settles ? await plainsAfter(rig, number) : [];
  // One that is only well again when it has done some work.
  const healthyAt = Number.isFinite(settledAt) ? settledAt : rig.healthySince();
  const last = plains.at(-1);
  if (last && !succeeded(last)) violations.push(`leaks a lock: the next plain command ends with ${endOf(last)}`);
  const papers = await papersOf(rig);
  const liesOfPlain = ({ completion: end, ...around }: Plain): readonly string[] =>
    end ? liesOf(subject.commands[0], end, { papers, ...around }) : [];
  const lies = [...(completion ? liesOf(command, completion, { papers, mark, before: began.before, after }) : []), ...asked.lies];
  const { unknowable } = fault;
  violations.push(...lies.filter((lie) => lie !== unknowable?.lie).map((lie) => `lies: ${lie}`));
  if (left) violations.push(...liesOfPlain(left).map((lie) => `lies: before it: ${lie}`));
  violations.push(...plains.flatMap(liesOfPlain).map((lie) => `lies: afterwards: ${lie}`));
  await mend(rig);
  await settled(rig);
  if (completion && !(await returnsTo(descriptors))) {
    violations.push(`leaks a lock: ${openDescriptors()} descriptors instead of ${descriptors}`);
  }

  const code = completion?.header.completionCode ?? 'none';
  const errorCode = completion?.payload.errorCode;
  const told = typeof errorCode === 'string' ? `${code} (${errorCode})` : code;
  const said = outcome.safeParse(completion?.payload.outcome);
  const settleMs = settles && Number.isFinite(healthyAt) ? Math.max(0, Math.round(healthyAt - liftedAt)) : null;
  return {
    cell,
    state: states.map(stateText).toSorted().join(' ⇄ '),
    code: cancels ? `${cancelCode}, then ${told}` : told,
    outcome: said.success ? said.data : null,
    recovery: recoveryOf({ byItself, byCitizen, isAsked: !cancels && code !== 'success' && fault.asksCitizen === true }),
    settle: settleClass(settleMs),
    commandMs: Math.round(completedAt - began.at),
    settleMs: settleMs ?? settleWithinMs,
    asked: asked.codes,
    stalledMs: await rig.stalled(),
    excuse: unknowable && lies.includes(unknowable.lie) ? unknowable.why : null,
    violations,
  };
}

/**
 * The next plain command. One more when the first was not begun: an answer that was late may close the connection after everything
 * seemed well, and then the device has to come back once more. What the first has said counts all the same.
 */
async function plainsAfter(rig: Rig, number: string): Promise<readonly Plain[]> {
  const first = await runPlain(rig, `P${number}`);
  if (!isNotBegun(first)) return [first];
  await settled(rig);
  return [first, await runPlain(rig, `Q${number}`)];
}

const succeeded = ({ completion }: Plain): boolean => completion?.header.completionCode === 'success';

/** Is all well once a citizen has taken what stands in the exit? */
async function isTaken(rig: Rig): Promise<boolean> {
  const { take, isHealthy } = rig.subject;
  if (!take || !realityOf(await rig.ask('state')).ticketStands) return false;
  await rig.act(take);
  return comes('a healthy device', () => isHealthy(rig.status()), takenWithinMs);
}

const mend = (rig: Rig): Promise<void> => rig.act([['power', { on: true }], ['heal', {}], ...rig.subject.mend, ...rig.subject.prepare]);

/** Whether the device is healthy, and ready for the next cell, within half a minute. */
export function settled(rig: Rig): Promise<boolean> {
  const { isHealthy, isReady = isHealthy } = rig.subject;
  return comes('a healthy device', () => isReady(rig.status()), settleWithinMs);
}

async function comes(what: string, look: () => boolean, withinMs: number): Promise<boolean> {
  try {
    return await until(what, look, withinMs);
  } catch {
    return false;
  }
}

async function papersOf(rig: Rig): Promise<readonly Paper[]> {
  const { papers } = rig.subject;
  return papers === null ? [] : z.array(paper).parse(await rig.ask(papers));
}

interface Around {
  readonly papers: readonly Paper[];
  readonly mark: string;
  readonly before: Reality;
  readonly after: Reality;
}

const liesOf = (command: SubjectCommand, { header, payload }: Completion, { papers, mark, before, after }: Around): readonly string[] =>
  command.lies({ code: header.completionCode, payload, papers, mark, before, after });

const returnsTo = (descriptors: number): Promise<boolean> =>
  comes('the descriptors of before', () => openDescriptors() <= descriptors, 2000);

function recoveryOf(who: { readonly byItself: boolean; readonly byCitizen: boolean; readonly isAsked: boolean }): Recovery {
  if (who.byCitizen || (who.byItself && who.isAsked)) return 'citizen';
  return who.byItself ? 'itself' : 'technician';
}

function settleClass(ms: number | null): SettleClass {
  if (ms === null) return 'never';
  return ms <= 1000 ? '≤ 1' : ms <= 5000 ? '≤ 5' : '≤ 30';
}

function stateText({ common, barcodeReader, cardReader, printer, lights, auxiliaries, ups }: DeviceStatus): string {
  const words = [
    common.device,
    ...(barcodeReader ? [`scanner ${barcodeReader.scanner}`] : []),
    ...(cardReader ? [`media ${cardReader.media}`] : []),
    ...(printer ? [`paper ${printer.paper}`, `cover ${printer.cover}`] : []),
    ...(printer?.media ? [exitText(printer.media)] : []),
    ...(lights ? [`lamp ${lights.scanner}`] : []),
    ...(auxiliaries ? [`door ${auxiliaries.cabinetDoor}`, `headphones ${auxiliaries.headphones}`] : []),
    ...(ups ? [`supply ${ups.supply}`, `battery ${ups.battery}`] : []),
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
