// A trace as a simulator: listens where a device would, and answers each question as the device did when the trace was made.

import { createServer, type Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { Trace } from './file.ts';
import { maskEscpos } from './mask-escpos.ts';
import { type Masker, unmasked } from './masker.ts';

/** What came after a question, up to the next one: bytes and how much later. */
interface Answer {
  readonly pieces: readonly { readonly after: number; readonly bytes: Buffer }[];
}

/** A question in the trace and its answers in their order; the last one is given again when there are no more. */
interface Question {
  readonly bytes: Buffer;
  readonly answers: Answer[];
}

export interface Replay {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export async function replayTrace(
  trace: Trace,
  { host, port }: { readonly host: string; readonly port: number },
  clock: Clock,
): Promise<Replay> {
  const sockets = new Set<Socket>();
  const { questions, greeting } = conversation(trace);
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    /** Whoever connects sees the trace from its beginning. */
    const turns = new Map<Question, number>();
    const stops = new Set<() => void>();
    /** Of the job that is being printed. */
    let jobId = noId;
    let recent = Buffer.alloc(0);
    const say = ({ pieces }: Answer): void => {
      for (const { after, bytes } of pieces) stops.add(clock.after(after, () => socket.write(withId(bytes, jobId))));
    };
    const match = matcher(questions, maskerOf(trace));
    say(greeting);
    socket.on('data', (bytes) => {
      recent = Buffer.concat([recent, bytes]).subarray(-longestIdQuestion - bytes.length);
      jobId = idIn(recent) ?? jobId;
      for (const question of match(bytes)) {
        const turn = turns.get(question) ?? 0;
        turns.set(question, turn + 1);
        const answer = question.answers[turn] ?? question.answers.at(-1);
        if (answer) say(answer);
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      for (const stop of stops) stop();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A document is masked in the trace, so the one that is sent now is compared masked too. */
const maskerOf = ({ head }: Trace): Masker =>
  head.device === 'receiptPrinter' || head.device === 'ticketDispenser' ? maskEscpos() : unmasked;

function conversation(trace: Trace): { readonly questions: readonly Question[]; readonly greeting: Answer } {
  const questions = new Map<string, Question>();
  const greeting: { after: number; bytes: Buffer }[] = [];
  let pieces = greeting;
  let since = 0;
  for (const line of trace.lines) {
    if (line.kind === 'out') {
      const question = questions.get(line.hex) ?? { bytes: Buffer.from(line.hex, 'hex'), answers: [] };
      questions.set(line.hex, question);
      pieces = [];
      question.answers.push({ pieces });
    }
    if (line.kind === 'in') pieces.push({ after: line.at - since, bytes: Buffer.from(line.hex, 'hex') });
    if (line.kind === 'out' || line.kind === 'opened') since = line.at;
  }
  return { questions: [...questions.values()], greeting: { pieces: greeting } };
}

/** `1D 28 48 06 00 30 30` and four characters that are new in every job, and masked: the device says them back when the paper is out. */
const idQuestion = /1d284806003030((?:[\da-f]{2}){4})/g;
const noId = '2e2e2e2e';
const longestIdQuestion = 11;
const idIn = (heard: Buffer): string | undefined => [...heard.toString('hex').matchAll(idQuestion)].at(-1)?.[1];

const withId = (answer: Buffer, id: string): Buffer =>
  Buffer.from(answer.toString('hex').replace(/3722(?:[\da-f]{2}){4}00/, `3722${id}00`), 'hex');

/** Cuts what comes into the questions of the trace; a byte that begins none of them is dropped, so another document is no harm. */
function matcher(questions: readonly Question[], mask: Masker): (bytes: Buffer) => Question[] {
  const longestFirst = questions.toSorted((a, b) => b.bytes.length - a.bytes.length);
  let left = Buffer.alloc(0);
  return (bytes) => {
    left = Buffer.concat([left, mask.push(bytes)]);
    const asked: Question[] = [];
    while (left.length > 0) {
      const question = longestFirst.find((candidate) => left.subarray(0, candidate.bytes.length).equals(candidate.bytes));
      if (!question && longestFirst.some((candidate) => candidate.bytes.subarray(0, left.length).equals(left))) break;
      if (question) asked.push(question);
      left = left.subarray(question?.bytes.length ?? 1);
    }
    return asked;
  };
}
