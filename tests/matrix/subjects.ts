// Every device of the matrix, and the cells they make.

import { auxiliarySubjects } from './auxiliaries.ts';
import { idCardReaderSubjects } from './id-card-reader.ts';
import { receiptPrinterSubjects } from './receipt-printer.ts';
import { scannerSubjects } from './scanner.ts';
import { ticketDispenserSubjects } from './ticket-dispenser.ts';
import { type Cell, cancelName, type Fault, statusName, type Subject } from './words.ts';

export const subjects: readonly Subject[] = [
  ...scannerSubjects,
  ...idCardReaderSubjects,
  ...receiptPrinterSubjects,
  ...ticketDispenserSubjects,
  ...auxiliarySubjects,
];

export function subjectNamed(name: string): Subject {
  const subject = subjects.find((candidate) => candidate.name === name);
  if (!subject) throw new Error(`There is no subject ${name}`);
  return subject;
}

/** What is answered at once cannot be canceled. */
const commandNames = ({ commands: [plain, ...others] }: Subject): readonly string[] => [
  ...[plain, ...others].map(({ name }) => name),
  ...(plain.name === statusName ? [] : [`${cancelName} ${plain.name}`]),
];

const wireRoutes: readonly string[] = ['wire', 'cable', 'power', 'present'];
const isOfWire = (fault: Fault): boolean => fault.acts.every(([route]) => wireRoutes.includes(route));

function applies(subject: Subject, fault: Fault, wire: Cell['wire'], command: string): boolean {
  if (!(fault.wires?.includes(wire) ?? true) || !(fault.commands?.includes(command) ?? true)) return false;
  const own = subject.commands.find(({ name }) => name === command);
  if (own?.isAmid === null && fault.moment === 'amid') return false;
  // A cancel comes in the middle itself, before a citizen has done anything.
  return !command.startsWith(cancelName) || (fault.moment !== 'amid' && (fault.moment === 'before' || isOfWire(fault)));
}

export const allCells: readonly Cell[] = subjects.flatMap((subject) =>
  subject.wires.flatMap((wire) =>
    commandNames(subject).flatMap((command) =>
      subject.faults
        .filter((fault) => applies(subject, fault, wire, command))
        .map((fault): Cell => ({ subject: subject.name, wire, command, fault: fault.name })),
    ),
  ),
);
