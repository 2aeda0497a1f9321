// From a file or a few words to a document, and from a document to a picture.

import { readFileSync, writeFileSync } from 'node:fs';
import { type PrintDocument, printDocument } from '../../contract/device/document.ts';
import type { DeviceId } from '../../contract/device/message.ts';
import { fail, type Result, succeed } from '../../contract/result.ts';
import { receiptPrinterProfiles } from '../../kiosk-config/profiles/receipt-printer/profiles.ts';
import { ticketDispenserProfiles } from '../../kiosk-config/profiles/ticket-dispenser/profiles.ts';
import { previewOf } from '../escpos/preview.ts';

/** JSON of a document, or plain text with its lines as they are. */
export function documentFrom(file: string): Result<PrintDocument, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  return text.trimStart().startsWith('{') ? documentFromJson(file, text) : documentFromText(file, text);
}

function documentFromJson(file: string, text: string): Result<PrintDocument, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const document = printDocument.safeParse(json);
  if (document.success) return succeed(document.data);
  const issue = document.error.issues[0];
  return fail(`${file}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function documentFromText(file: string, text: string): Result<PrintDocument, string> {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const document = printDocument.safeParse({ blocks: lines.map((line) => ({ kind: 'text', text: line })) });
  return document.success ? succeed(document.data) : fail(`${file}: at most 120 lines of 200 characters`);
}

/** What fits on a ticket in large letters. */
export const longestTicket = 40;

export const ticketOf = (text: string): PrintDocument =>
  printDocument.parse({
    blocks: [
      { kind: 'text', text: '测试号票', align: 'centre', size: 2 },
      { kind: 'feed', lines: 1 },
      { kind: 'text', text: [...text].slice(0, longestTicket).join(''), align: 'centre', size: 4, bold: true },
      { kind: 'feed', lines: 1 },
      { kind: 'text', text: '此票仅供调试，不能用来排队', align: 'centre' },
    ],
  });

export function writePreview(document: PrintDocument, device: DeviceId, profileName: string, file: string): Result<void, string> {
  const catalogue = device === 'ticketDispenser' ? ticketDispenserProfiles : receiptPrinterProfiles;
  const profile = catalogue.named(profileName, true);
  if (!profile.ok) return fail(profile.fault.problem);
  const picture = previewOf(document, profile.value);
  if (!picture.ok) return fail('The document cannot be printed on this paper');
  try {
    writeFileSync(file, picture.value);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  return succeed(undefined);
}
