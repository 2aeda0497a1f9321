import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseIn, place } from './testing/journals.ts';

describe('an attachment', () => {
  it('is on the disk encrypted, for its owner only, and opens in any later life', () => {
    const here = place();
    const first = here.open();
    const { id } = caseIn(first, 'prepared');
    const text = Buffer.from('测试甲的签名');
    const kept = first.keepAttachment(id, 'signature', text);
    first.close();
    const [name = ''] = readdirSync(path.join(here.folder, 'attachments'));
    const file = path.join(here.folder, 'attachments', name);
    expect([statSync(file).mode & 0o777, readFileSync(file).includes(text)]).toEqual([0o600, false]);
    const second = here.open();
    expect(second.attachmentsOf(id)).toEqual([{ id: kept.id, kind: 'signature', bytes: text.length }]);
    expect(second.attachmentContent(kept.id)).toEqual(text);
    second.close();
  });

  it('does not open altered, cut, or in the place of another', () => {
    const here = place();
    const journal = here.open();
    const { id } = caseIn(journal, 'prepared');
    const [one, two] = [
      journal.keepAttachment(id, 'document', Buffer.from('one')),
      journal.keepAttachment(id, 'document', Buffer.from('two')),
    ];
    const [first = '', second = ''] = [one, two].map(({ id: row }) =>
      path.join(
        here.folder,
        'attachments',
        String(journal.upkeep.database.prepare('SELECT file FROM attachment WHERE id = ?').pluck().get(row)),
      ),
    );
    expect(journal.attachmentContent(two.id)?.toString()).toBe('two');
    writeFileSync(second, readFileSync(first));
    expect([journal.attachmentContent(one.id)?.toString(), journal.attachmentContent(two.id)]).toEqual(['one', null]);
    writeFileSync(first, '');
    expect([journal.attachmentContent(one.id), journal.attachmentContent(99)]).toEqual([null, null]);
    journal.close();
  });

  it('that is empty or far too large is a mistake of ours', () => {
    const journal = place().open();
    const { id } = caseIn(journal, 'prepared');
    expect(() => journal.keepAttachment(id, 'document', new Uint8Array(0))).toThrow(/0 bytes/);
    expect(() => journal.keepAttachment(id, 'document', new Uint8Array(9 * 2 ** 20))).toThrow(/bytes/);
    journal.close();
  });
});
