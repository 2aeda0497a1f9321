// A ticket as bytes: a receipt's content, and the cut of this printer.

import type { PrintDocument } from '../../contract/device/document.ts';
import { fail, type Result } from '../../contract/result.ts';
import type { TicketDispenserProfile } from '../../kiosk-config/profiles/ticket-dispenser/schema.ts';
import { cutOff, type EncodedDocument, encodeDocument } from '../escpos/encode.ts';
import { hexBytes } from './presenter.ts';

/** `1D 56 m n` at the end of what `cutOff` says. */
const standardCutLength = 4;

/** Feeds what was printed past the knife and cuts. */
export function cutTicket(profile: TicketDispenserProfile): Uint8Array {
  const standard = cutOff(profile);
  if (profile.cutBytes === null) return standard;
  return new Uint8Array([...standard.subarray(0, standard.length - standardCutLength), ...hexBytes(profile.cutBytes)]);
}

/** One command is one paper: a document that cuts within itself is refused. */
export function encodeTicket(document: PrintDocument, profile: TicketDispenserProfile): Result<EncodedDocument, 'invalidDocument'> {
  if (document.blocks.some(({ kind }) => kind === 'cut')) return fail('invalidDocument');
  const encoded = encodeDocument(document, profile);
  if (!encoded.ok) return encoded;
  const content = encoded.value.segments.slice(0, -1);
  return { ok: true, value: { ...encoded.value, segments: [...content, cutTicket(profile)] } };
}
