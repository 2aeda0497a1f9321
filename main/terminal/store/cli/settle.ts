// `npm run journal -- settle NUMBER confirmed|rejected`: what staff have found out about a case that the kiosk could not settle.

import { openTrail } from '../audit.ts';
import { caseWriters } from '../case-writers.ts';
import type { CaseRow, Move } from '../cases.ts';
import { openDatabase } from '../database.ts';
import type { DeviceKey } from '../device-key.ts';
import { anchorFor, journalFiles, openingFaultText } from '../opening.ts';
import { lockFolder } from '../safety/lock.ts';
import { type Answer, type Asked, journalIn, keyOf, reading, Refusal, refuseToOthers } from './answer.ts';
import { isGood } from './restore.ts';
import { numberOf } from './show.ts';

/** A terminal that has just been stopped lets go of it at once. */
const lockWaitMs = 500;

/** The journal has one writer: a second one beside a living terminal would settle what that one is about to move. */
export function settle(asked: Asked): Answer {
  const number = numberOf(asked);
  const move = moveOf(asked);
  reading(asked, (database) => database.pragma('user_version'));
  refuseToOthers(asked);
  const lock = lockFolder(asked.folder, lockWaitMs);
  if (lock === null) throw new Refusal(`${asked.folder}: a terminal uses this journal. Stop the kiosk first.`);
  try {
    const key = keyOf(asked);
    if (!isGood(asked.folder, key)) throw new Refusal('The journal is damaged: see npm run journal -- verify, then restore.');
    const { state, platformNumber } = settleCase(asked, key, number, move);
    const text = `${number} is ${state} now, and the audit trail says that staff settled it. Tell its citizen; the kiosk does not.\n`;
    return { good: true, text, data: { number, state, platformNumber } };
  } finally {
    lock.release();
  }
}

function moveOf({ words: [, verdict], options }: Asked): Move {
  const platformNumber = options['platform-number'];
  if (verdict !== 'confirmed' && verdict !== 'rejected')
    throw new Refusal('What became of it is wanted: confirmed (the platform has it) or rejected (the platform does not)', 2);
  if (platformNumber !== undefined && !/^[\w-]{1,40}$/.test(platformNumber))
    throw new Refusal('--platform-number: up to forty letters and digits, as the platform shows them', 2);
  if (verdict === 'rejected' && platformNumber !== undefined)
    throw new Refusal('--platform-number: what the platform does not have bears no number of it', 2);
  const reason = 'settledByStaff';
  if (verdict === 'rejected') return { to: verdict, reason };
  return { to: verdict, reason, standing: 'accepted', ...(platformNumber === undefined ? {} : { platformNumber }) };
}

function settleCase({ folder, now }: Asked, key: DeviceKey, number: string, move: Move): CaseRow {
  const file = journalIn(folder);
  const opened = openDatabase(file);
  if (!opened.ok) throw new Refusal(`${file}: ${openingFaultText(opened.fault)}`);
  const database = opened.value;
  try {
    const terminalId = database.prepare<[], string>('SELECT terminal FROM meta').pluck().get() ?? '';
    const files = journalFiles(file);
    const anchor = anchorFor(database, { key, terminalId }, files.anchor, undefined);
    if (!anchor.ok) throw new Refusal(`${file}: ${openingFaultText(anchor.fault)}`);
    try {
      const trail = openTrail(database, key, anchor.value, () => now);
      const cases = caseWriters({ database, key, trail, terminalId, now: () => now });
      const row = cases.caseByNumber(number);
      if (row === null) throw new Refusal(`${number}: there is no such case in this journal`);
      if (row.state !== 'manual') throw new Refusal(`${number} is ${row.state}: only what is manual is for staff to settle`);
      return cases.moveCase(row.id, move);
    } finally {
      anchor.value.close();
    }
  } finally {
    database.close();
  }
}
