// Proof of what of a document is read aloud.

import { expect, it } from 'vitest';
import { printDocument } from '../../contract/device/document.ts';
import { textOf } from './spoken.ts';

it('a document is read as its words, one line a block, without rules, pictures and codes', () => {
  const document = printDocument.parse({
    blocks: [
      { kind: 'text', text: ' 个人账户\u0007查询 ', size: 2, align: 'centre' },
      { kind: 'rule' },
      { kind: 'pair', label: '姓名', value: '王㐂𠮷' },
      { kind: 'pair', label: '备注', value: '' },
      {
        kind: 'columns',
        cells: [
          { text: '项目', share: 2 },
          { text: '', share: 1 },
          { text: '金额', share: 1 },
        ],
      },
      { kind: 'image', width: 8, height: 1, bits: 'AA==' },
      { kind: 'qr', text: 'YBK1:K1' },
      { kind: 'feed', lines: 2 },
      { kind: 'barcode', text: 'A012' },
      { kind: 'cut' },
    ],
  });
  expect(textOf(document)).toBe('个人账户查询\n姓名：王㐂𠮷\n备注\n项目，金额\nA012');
});
