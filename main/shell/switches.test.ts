// Which command lines start the shell.

import { expect, it } from 'vitest';
import { refusedArguments, type SwitchRules } from './switches.ts';

const production: SwitchRules = { packaged: true, debugging: false };
const checkout: SwitchRules = { packaged: false, debugging: false };
const tests: SwitchRules = { packaged: false, debugging: true };

it.each<[string, SwitchRules, readonly string[], readonly string[]]>([
  ['a package without arguments', production, [], []],
  ['a package with a folder', production, ['/tmp/evil'], ['/tmp/evil']],
  ['a package with a debugging port', production, ['--remote-debugging-port=9222'], ['--remote-debugging-port=9222']],
  ['a package with what tests use', { packaged: true, debugging: true }, ['--inspect=0'], ['--inspect=0']],
  ['a checkout', checkout, ['.'], []],
  ['a checkout without its folder', checkout, [], []],
  ['a checkout with two folders', checkout, ['.', '/tmp/evil'], ['/tmp/evil']],
  ['a switch before the folder', checkout, ['--inspect', '.'], ['--inspect', '.']],
  ['a switch after the folder', checkout, ['.', '--proxy-server=http://evil'], ['--proxy-server=http://evil']],
  [
    'Playwright without leave',
    checkout,
    ['--inspect=0', '--remote-debugging-port=0', '.'],
    ['--inspect=0', '--remote-debugging-port=0', '.'],
  ],
  ['Playwright with leave', tests, ['--inspect=0', '--remote-debugging-port=0', '.'], []],
  ['a fixed debugging port', tests, ['--inspect=0', '--remote-debugging-port=9222', '.'], ['--remote-debugging-port=9222', '.']],
  ['an inspector open to the network', tests, ['--inspect=0.0.0.0:0', '.'], ['--inspect=0.0.0.0:0', '.']],
  ['no sandbox, even with leave', tests, ['--no-sandbox', '.'], ['--no-sandbox', '.']],
  ['no sandbox in the middle', tests, ['.', '--no-sandbox'], ['--no-sandbox']],
])('%s', (_what, rules, given, refused) => {
  expect(refusedArguments(['electron', ...given], rules)).toEqual(refused);
});
