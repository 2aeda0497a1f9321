// The owner's folder: what is in it is found by its address, and nothing outside of it is, however the address is written.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createOwnerFiles, ownerFolder } from './owner-files.ts';

const base = mkdtempSync(path.join(tmpdir(), 'owner-'));
const folder = path.join(base, 'owner');
const files = createOwnerFiles(folder);
afterAll(() => rmSync(base, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const language of ['zh-Hans', 'en', 'fr']) mkdirSync(path.join(folder, 'clips', language), { recursive: true });
  writeFileSync(path.join(base, 'secret.ogg'), 'secret');
});

const put = (name: string, content: string | Buffer = name): void => writeFileSync(path.join(folder, name), content);
const index = async (): Promise<unknown> => JSON.parse(String((await files.read('/owner/index.json'))?.body));
/** 37 × 21 pixels. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACUAAAAVCAYAAADB5CeuAAAABHNCSVQICAgIfAhkiAAAAAFzUkdCAK7OHOkAAAA1SURBVEiJ7c4xAQAwDMOwrvw5ZwR2+FsOC4FOkkyZ/R14MUWZokxRpihTlCnKFGWKMkVVpi646wQmwQkHPQAAAABJRU5ErkJggg==',
  'base64',
);
const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');
const wide = (width: number): Buffer => {
  const made = Buffer.from(png);
  made.writeUInt32BE(width, 16);
  return made;
};
const none = { mark: null, clips: { 'zh-Hans': [], 'zh-Hant': [], en: [] } };

describe('the index', () => {
  it('is there without a folder and with an empty one', async () => {
    expect(await index()).toEqual(none);
    expect(JSON.parse(String((await createOwnerFiles(null).read('/owner/index.json'))?.body))).toEqual(none);
    expect(JSON.parse(String((await createOwnerFiles('/nowhere').read('/owner/index.json'))?.body))).toEqual(none);
  });

  it('names the mark and the clips by their ids, and what is neither by no name', async () => {
    put('mark.png', png);
    put('notes.txt');
    put('clips/zh-Hans/identify.both.ogg');
    put('clips/zh-Hans/identify.both.mp3');
    put('clips/zh-Hans/menu.mp3');
    put('clips/zh-Hans/.hidden.ogg');
    put('clips/zh-Hans/a b.ogg');
    put(`clips/zh-Hans/${'x'.repeat(81)}.ogg`);
    put('clips/fr/menu.ogg');
    expect(await index()).toEqual({ mark: 'mark.png', clips: { ...none.clips, 'zh-Hans': ['identify.both', 'menu'] } });
    put('mark.svg', '<svg/>');
    expect(await index()).toMatchObject({ mark: 'mark.svg' });
  });

  it('names no mark that is too large, a folder or a pipe', async () => {
    put('mark.svg', Buffer.alloc(200 * 1024 + 1));
    mkdirSync(path.join(folder, 'mark.webp'));
    spawnSync('mkfifo', [path.join(folder, 'mark.png')]);
    expect(await index()).toEqual(none);
    expect(await files.read('/owner/mark.svg')).toBeNull();
  });

  it('names no mark that would unfold to more than 4096 pixels a side, that is something else or breaks off', async () => {
    put('mark.png', wide(4096));
    expect(await index()).toMatchObject({ mark: 'mark.png' });
    for (const unfit of [wide(4097), wide(22_000), wide(0), webp, png.subarray(0, 20), Buffer.alloc(0)]) {
      put('mark.png', unfit);
      put('mark.webp', png);
      put('mark.svg', `<svg><image href="data:image/png;base64,${wide(22_000).toString('base64')}"/></svg>`);
      expect(await index()).toEqual(none);
      for (const mark of ['mark.png', 'mark.webp', 'mark.svg']) expect(await files.read(`/owner/${mark}`)).toBeNull();
    }
  });
});

describe('a file of the owner', () => {
  it('is given as what it is, and a picture that could run something cannot', async () => {
    put('mark.svg', '<svg><path onload="x"/></svg>');
    put('mark.webp', webp);
    expect(await files.read('/owner/mark.svg')).toMatchObject({
      mime: 'image/svg+xml',
      headers: { 'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox$/) },
    });
    expect(await files.read('/owner/mark.webp')).toMatchObject({ mime: 'image/webp', headers: {} });
  });

  it('is one clip at one address, whichever kind was recorded', async () => {
    put('clips/en/menu.mp3', 'three');
    expect(await files.read('/owner/clips/en/menu.ogg')).toMatchObject({ mime: 'audio/mpeg', body: Buffer.from('three') });
    put('clips/en/menu.ogg', 'vorbis');
    expect(await files.read('/owner/clips/en/menu.ogg')).toMatchObject({ mime: 'audio/ogg', body: Buffer.from('vorbis') });
  });

  it('is no link that leads out', async () => {
    symlinkSync(path.join(base, 'secret.ogg'), path.join(folder, 'clips/en/secret.ogg'));
    expect(await files.read('/owner/clips/en/secret.ogg')).toBeNull();
  });

  it.each([
    '/owner/',
    '/owner/index.js',
    '/owner/notes.txt',
    '/owner/mark.gif',
    '/owner/%6dark.svg',
    '/owner/../secret.ogg',
    '/owner/clips/en/../../../secret.ogg',
    '/owner/clips/en/..%2f..%2f..%2fsecret.ogg',
    '/owner/clips/../../secret.ogg',
    '/owner/clips/fr/menu.ogg',
    '/owner/clips/en/.hidden.ogg',
    '/owner/clips/en/menu.wav',
    '/owner/clips/en/menu.ogg\n',
    `/owner/clips/en/${'x'.repeat(81)}.ogg`,
  ])('is nothing at %s', async (address) => {
    put('mark.svg', '<svg/>');
    put('notes.txt');
    put('clips/en/.hidden.ogg');
    put('clips/en/menu.wav');
    put('clips/fr/menu.ogg');
    put('clips/en/menu.ogg');
    put(`clips/en/${'x'.repeat(81)}.ogg`);
    expect(await files.read(address)).toBeNull();
  });

  it('is never anything outside of the folder', async () => {
    const part = fc.oneof(fc.constantFrom('..', '.', 'secret', '%2e%2e', 'en', '', '\\', '/'), fc.string({ maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const found = await files.read(`/owner/clips/en/${parts.join('/')}.ogg`);
        expect(String(found?.body)).not.toBe('secret');
      }),
      { numRuns: 100 },
    );
  });
});

describe('the folder', () => {
  it('is given, or stands beside the configuration, or is none', () => {
    expect(ownerFolder({ KIOSK_OWNER_FOLDER: '/srv/owner', KIOSK_CONFIGURATION: '/etc/kiosk/kiosk.jsonc' })).toBe('/srv/owner');
    expect(ownerFolder({ KIOSK_CONFIGURATION: '/etc/kiosk/kiosk.jsonc' })).toBe('/etc/kiosk/owner');
    expect(ownerFolder({})).toBeNull();
  });
});
