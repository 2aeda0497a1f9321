import { readFileSync } from 'node:fs';
import { expect, expectTypeOf, it } from 'vitest';
import { logManual, manualFile } from '../../scripts/log-manual.ts';
import type { Private } from '../../contract/private.ts';
import type { LogEvents } from '../../contract/log/events.ts';
import { errorText, type Log, type LogText, stackText } from '../../contract/log/log.ts';

it('docs/log-events.md is what the catalogue says', () => {
  expect(readFileSync(manualFile, 'utf8')).toBe(logManual());
});

it('an error goes into the log without its message', () => {
  const error = Object.assign(new TypeError('660101194912310020 is no date'), { code: 'ERR_X' });
  expect(errorText(error)).toBe('TypeError ERR_X');
  expect(stackText(error)).toContain('log.test.ts');
  expect(stackText(error)).not.toContain('6601');
});

it('no field of any event takes a plain string or personal data: that is a type error', () => {
  type Field = LogEvents[keyof LogEvents] extends infer Fields ? (Fields extends unknown ? Fields[keyof Fields] : never) : never;
  expectTypeOf<string>().not.toExtend<Field>();
  expectTypeOf<Private>().not.toExtend<Field>();
  expectTypeOf<LogText>().toExtend<Field>();
  const log: Log = () => undefined;
  // @ts-expect-error A name is a string, and a string is no LogText.
  log('process.started', { process: 'terminal', node: '测试甲', pid: 1 });
});
