// The command as a technician runs it: the schema that editors use, the defaults, and what is wrong with a file.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const program = path.join(import.meta.dirname, 'cli.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'config-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr };
}
function validated(text: string) {
  const file = path.join(folder, 'kiosk.jsonc');
  writeFileSync(file, text);
  return run('validate', file);
}

it('prints a schema in which a screen is a name or measures', () => {
  const schema: unknown = JSON.parse(run('schema').stdout);
  expect(schema).toMatchObject({
    properties: {
      terminal: {
        properties: {
          screen: { anyOf: [{ enum: expect.arrayContaining(['portrait-21.5', 'landscape-21.5']) }, { required: ['widthMm', 'heightMm'] }] },
          sound: { properties: { reading: { enum: ['off', 'prompts', 'everything'] } } },
        },
      },
    },
  });
});

it('prints defaults that are a good file', () => {
  expect(validated(run('defaults').stdout)).toMatchObject({ status: 0, stderr: '' });
});

it('says of a screen that nobody knows the line, the field and what is known', () => {
  const { status, stderr } = validated('{\n"version": 1,\n"terminal": {\n"screen": "portrait-99" } }');
  expect(status).toBe(1);
  expect(stderr).toMatch(/kiosk\.jsonc:4: terminal\.screen: is none of the known panels \(portrait-21\.5, /);
});
