import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CatalogueKeeper, createCatalogueKeeper } from './keeper.ts';
import { type CatalogueServer, startCatalogueServer } from './testing.ts';

const hour = 3_600_000;

let folder: string;
let world: { now: number; idle: boolean; names: readonly string[] | null; asked: number; log: string[] };
let keeper: CatalogueKeeper;
let server: CatalogueServer;

const item = (name: string) => ({
  hilist_code: `X${name}`,
  hilist_name: name,
  begndate: '2024-01-01',
  chrgitm_lv: '01',
  list_type: '101',
  vali_flag: '1',
});
const page = (data: readonly object[]) => ({ pages: 1, recordCounts: data.length, data });
const hospital = { fixmedins_code: 'H66010100001', fixmedins_name: '演示医院', fixmedins_type: '1', hosp_lv: '2' };

function answering(infno: string): object | null {
  world.asked += 1;
  if (world.names === null) return null;
  if (infno === '1201') return { medinsinfo: [hospital] };
  return page(infno === '1312' ? world.names.map(item) : []);
}

beforeAll(async () => {
  server = await startCatalogueServer(answering);
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'catalogue-keeper-'));
  world = { now: Date.UTC(2026, 0, 1), idle: true, names: ['重楼片'], asked: 0, log: [] };
  keeper = open();
});
afterEach(() => {
  keeper.close();
  rmSync(folder, { recursive: true });
});

const open = (): CatalogueKeeper =>
  createCatalogueKeeper({
    folder,
    platform: server.platform,
    now: () => world.now,
    idle: () => world.idle,
    log: (event) => world.log.push(event),
  });

const found = (text: string) => keeper.items({ text })?.rows.map(({ name }) => name) ?? null;

it('a kiosk without a catalogue answers none, and has one after the first idle look', async () => {
  expect(found('重')).toBeNull();
  world.idle = false;
  await keeper.look();
  expect(world.asked).toBe(0);
  world.idle = true;
  await keeper.look();
  expect(found('重')).toEqual(['重楼片']);
  expect(keeper.item('X重楼片')?.name).toBe('重楼片');
  expect(keeper.institutions({ text: '' })?.rows).toHaveLength(1);
  expect(keeper.facts()).toMatchObject({ asOf: world.now, items: 1, institutions: 1 });
  expect(world.log).toEqual(['catalogue.built']);
});

it('a catalogue is built anew when it is a day old, and not before', async () => {
  await keeper.look();
  world.names = ['长春丸', '重楼片'];
  world.now += 24 * hour - 1;
  await keeper.look();
  expect(found('长')).toEqual([]);
  world.now += 1;
  await keeper.look();
  expect(found('长')).toEqual(['长春丸']);
  expect(keeper.facts()?.asOf).toBe(world.now);
});

it('a catalogue from the future is built anew when the clock is right again', async () => {
  await keeper.look();
  world.now -= 48 * hour;
  await keeper.look();
  expect(keeper.facts()?.asOf).toBe(world.now);
});

it('a platform that fails leaves the old catalogue in use, and is not asked again at once', async () => {
  await keeper.look();
  const before = readFileSync(path.join(folder, 'catalogue.db'));
  world.now += 24 * hour;
  world.names = null;
  await keeper.look();
  const asked = world.asked;
  await keeper.look();
  expect(world.asked).toBe(asked);
  expect(world.log).toEqual(['catalogue.built', 'catalogue.failed']);
  expect(found('重')).toEqual(['重楼片']);
  expect(readdirSync(folder)).toEqual(['catalogue.db']);
  expect(readFileSync(path.join(folder, 'catalogue.db')).equals(before)).toBe(true);
});

it('a platform that has forgotten most of its catalogue is not believed', async () => {
  world.names = ['一片', '二片', '三片', '四片', '五片'];
  await keeper.look();
  world.now += 24 * hour;
  world.names = ['一片', '二片'];
  await keeper.look();
  expect(found('三')).toEqual(['三片']);
  expect(world.log).toEqual(['catalogue.built', 'catalogue.failed']);
});

it('two looks at once are one build, and no message number is used twice', async () => {
  await Promise.all([keeper.look(), keeper.look()]);
  expect(server.messageIds.length).toBeGreaterThan(10);
  expect(new Set(server.messageIds).size).toBe(server.messageIds.length);
  expect(world.log).toEqual(['catalogue.built']);
});

it('a damaged file is deleted and built again; nobody has to do anything', async () => {
  await keeper.look();
  keeper.close();
  writeFileSync(path.join(folder, 'catalogue.db'), 'SQLite format 3\0 no more');
  keeper = open();
  expect(found('重')).toBeNull();
  expect(world.log).toEqual(['catalogue.built', 'catalogue.discarded']);
  await keeper.look();
  expect(found('重')).toEqual(['重楼片']);
});

it('damage that only a search meets ends the same way', async () => {
  await keeper.look();
  keeper.close();
  const file = path.join(folder, 'catalogue.db');
  const bytes = readFileSync(file);
  // The page that holds the item: the file still opens and still knows its age.
  const page = Math.floor(bytes.indexOf('重楼片') / 4096) * 4096;
  writeFileSync(file, bytes.fill(0xff, page, page + 4096));
  keeper = open();
  expect(keeper.facts()).not.toBeNull();
  expect(found('重')).toBeNull();
  expect(world.log).toEqual(['catalogue.built', 'catalogue.discarded']);
  await keeper.look();
  expect(found('重')).toEqual(['重楼片']);
});

it('a folder that cannot be written to is no reason to fail: there is no catalogue, and the log says why', async () => {
  keeper.close();
  writeFileSync(path.join(folder, 'file'), '');
  folder = path.join(folder, 'file');
  keeper = open();
  await keeper.look();
  expect(found('重')).toBeNull();
  expect(world.log).toEqual(['catalogue.failed']);
  folder = path.dirname(folder);
});

it('a kiosk that ends does not wait for its build, and leaves nothing of it behind', async () => {
  const look = keeper.look();
  keeper.close();
  await look;
  expect(readdirSync(folder)).toEqual([]);
  expect(world.log).toEqual([]);
});
