// `npm run journal -- restore`: the way back after damage, for a technician who stands before a kiosk that is out of service.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { openAnchor } from '../anchor.ts';
import { createDeviceKey, type DeviceKey } from '../device-key.ts';
import { journalFiles, openingFaultText } from '../opening.ts';
import { isDistrusted } from '../safety/distrust.ts';
import { lockFolder } from '../safety/lock.ts';
import { restore, type Restored, type RestoreFault } from '../safety/restore.ts';
import { mostNumber } from '../safety/salvage.ts';
import { faultFinder, faultsOfFile } from '../safety/trust.ts';
import { type Answer, type Asked, journalIn, keyOf, Refusal, refuseToOthers } from './answer.ts';

/** A terminal that finds its journal damaged lets go of it at once. */
const lockWaitMs = 500;

export function restoreJournal(asked: Asked): Answer {
  const { folder, configuration, now, options } = asked;
  if (!existsSync(folder)) throw new Refusal(`${folder}: there is no such folder`);
  refuseToOthers(asked);
  const above = numberOf('--above', options.above);
  const ticketsAbove = numberOf('--tickets-above', options['tickets-above']);
  const lock = lockFolder(folder, lockWaitMs);
  if (lock === null) throw new Refusal(`${folder}: a terminal uses this journal. Stop the kiosk first.`);
  try {
    const key = options['new-key'] ? newKey(asked) : keyOf(asked);
    if (options.from === undefined && isGood(folder, key))
      throw new Refusal('Nothing is wrong with the journal, and a backup knows less: --from FILE if it is meant all the same.');
    const restored = restore({
      folder,
      key,
      terminalId: configuration.terminal.id,
      hall: configuration.hall,
      from: options.from === undefined ? null : path.resolve(options.from),
      above,
      ticketsAbove,
      now,
      today: new Intl.DateTimeFormat('sv-SE', { timeZone: configuration.terminal.timeZone, dateStyle: 'short' }).format(now),
    });
    if (!restored.ok) throw new Refusal(faultWords(restored.fault));
    return { good: true, text: reportOf(restored.value, folder), data: { ...restored.value, floors: floorsForJson(restored.value) } };
  } finally {
    lock.release();
  }
}

export function isGood(folder: string, key: DeviceKey): boolean {
  const file = journalIn(folder);
  if (isDistrusted(folder) || !existsSync(file)) return false;
  return faultsOfFile(file, faultFinder(key, openAnchor(journalFiles(file).anchor, key))).length === 0;
}

function numberOf(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,6}$/.test(text)) throw new Refusal(`${name} ${text}: a number of up to six digits is wanted`, 2);
  return Number(text);
}

function newKey(asked: Asked): DeviceKey {
  const key = createDeviceKey({ credential: asked.credential, file: journalFiles(journalIn(asked.folder)).key });
  if (!key.ok) {
    const advice = asked.credential === null ? 'Move it away first.' : 'Give the service a new credential first.';
    throw new Refusal(`${asked.folder}: ${openingFaultText(key.fault)}. ${advice}`);
  }
  return key.value;
}

function faultWords(fault: RestoreFault): string {
  switch (fault.code) {
    case 'badBackup':
      return `${fault.file}: ${fault.faults.join(', ')}. Nothing has been changed.`;
    case 'numbersUnknown':
      return 'Neither the anchor nor the damaged journal tell which numbers have been given. Nothing has been changed. Look for the newest\nreceipts of this kiosk and give the highest number on any of them: --above N (and --tickets-above N for the queue tickets of today).';
    case 'numbersExhausted':
      return `Case or paper numbers would go on beyond ${mostNumber}, the last there is: look again at the number given with --above.\nNothing has been changed. Where numbers truly have come so far, the kiosk needs another terminal.id and an empty data folder.`;
    case 'foreignTerminal':
      return `This is the journal of ${fault.terminal}, and the configuration is another terminal's: --configuration FILE of that kiosk, or the\nfolder of this one. Nothing has been changed.`;
    case 'cannotBuild':
      return `The new journal cannot be built: ${openingFaultText(fault.fault)}. Nothing has been changed.`;
  }
}

function reportOf(restored: Restored, folder: string): string {
  const { quarantined, from, refusedBackups, chain, floors, toStaff } = restored;
  const own = (file: string): string => path.relative(folder, file);
  return [
    quarantined === null ? 'There was no journal to put aside.' : `Put aside: ${own(quarantined)}`,
    ...refusedBackups.map(({ file, faults }) => `Not taken: ${own(file)}: ${faults.join(', ')}`),
    from === null ? 'No good backup: the journal begins anew.' : `Restored from ${own(from)}`,
    `The audit trail goes on as chain ${chain}; its first entry names what is missing.`,
    `Case numbers go on above ${floors.cases}, papers above ${floors.papers}, queue tickets of today above ${ticketWords(restored)}.`,
    ...(toStaff.length > 0 ? [`For staff, because the platform may have them by now: ${toStaff.join(', ')}`] : []),
    'Cases that the platform has and the journal lacks are found when the kiosk has started and reconciles.',
    '',
  ].join('\n');
}

const ticketWords = ({ floors }: Restored): string => [...floors.tickets].map(([letter, number]) => `${letter}${number}`).join(' ');
const floorsForJson = ({ floors }: Restored) => ({ ...floors, tickets: Object.fromEntries(floors.tickets) });
