// Only development may keep the page of a visit, and never without a line in the log.

import { expect, it, vi } from 'vitest';
import { keepsPage, liesInPackage } from './keep-page.ts';

const both = { KIOSK_KEEP_PAGE: '1', KIOSK_DEVELOPMENT: '1' };

it.each<[string, Readonly<Record<string, string>>, boolean, readonly boolean[]]>([
  ['nobody asks', {}, false, []],
  ['development alone asks for nothing', { KIOSK_DEVELOPMENT: '1' }, false, []],
  ['development asks', both, false, [true]],
  ['a terminal in service asks', { KIOSK_KEEP_PAGE: '1' }, false, [false]],
  ['a terminal in service asks, and names development otherwise', { ...both, KIOSK_DEVELOPMENT: 'true' }, false, [false]],
  ['a package asks', both, true, [false]],
])('%s', (_who, environment, packaged, told) => {
  const log = vi.fn();
  expect(keepsPage({ environment, packaged, log })).toBe(told[0] ?? false);
  expect(log.mock.calls).toEqual(told.map((granted) => ['page.kept', { granted }]));
});

it.each([
  ['/opt/yibao-kiosk/resources/app.asar/out/main', true],
  ['/opt/yibao-kiosk/resources/app.asar.unpacked/out/main', true],
  ['C:\\yibao-kiosk\\resources\\app.asar.unpacked\\out\\main', true],
  ['/opt/yibao-kiosk/resources/app.asar.unpacked', true],
  ['/work/yibao-kiosk/out/main', false],
  ['/work/my-app.asar-tools/out/main', false],
])('%s lies in a package: %s', (folder, packed) => {
  expect(liesInPackage(folder)).toBe(packed);
});
