// A document as somebody would read it aloud: its words, without rules, pictures and codes.

import type { DocumentBlock, PrintDocument } from '../../contract/device/document.ts';

/** One line a block. Personal like the document itself: who speaks it decides whether it may be heard. */
export function textOf(document: PrintDocument): string {
  return document.blocks
    .map(spoken)
    .filter((line) => line !== '')
    .join('\n');
}

function spoken(block: DocumentBlock): string {
  switch (block.kind) {
    case 'text':
      return words(block.text);
    case 'pair':
      return [block.label, block.value].map(words).filter(Boolean).join('：');
    case 'columns':
      return block.cells
        .map(({ text }) => words(text))
        .filter(Boolean)
        .join('，');
    case 'barcode':
      return words(block.text);
    case 'rule':
    case 'qr':
    case 'image':
    case 'cut':
    case 'feed':
      return '';
  }
}

const words = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
