// Which files of the built page can be asked for: those of the page, by their plain name, and no other on the disk.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { pageFileOf, readPageFile, securityHeaders } from './page-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'page-files-'));
const root = path.join(folder, 'renderer');
mkdirSync(path.join(root, 'assets'), { recursive: true });
writeFileSync(path.join(root, 'index.html'), 'home');
writeFileSync(path.join(folder, 'secret.json'), 'secret');
symlinkSync(path.join(folder, 'secret.json'), path.join(root, 'link.json'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('an address of the page', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-B2_x.js', 'assets/index-B2_x.js', 'text/javascript; charset=utf-8'],
    ['/fonts/kai.woff2', 'fonts/kai.woff2', 'font/woff2'],
  ])('%s is a file', (pathname, file, mime) => {
    expect(pageFileOf(pathname)).toEqual({ file, mime });
  });

  it.each([
    '',
    'index.html',
    '//index.html',
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/%252e%252e/secret.json',
    '/..%2fsecret.json',
    '/..\\secret.json',
    '/%5c..%5csecret.json',
    '/index.html%00.js',
    '/C:/secret.json',
    '/.env.json',
    '/assets/',
    '/assets',
    '/index.js.map',
    '/page.exe',
    '/page.HTML',
    '/%',
    '/%ff.js',
    '/a b.js',
  ])('%s is none', (pathname) => {
    expect(pageFileOf(pathname)).toBeNull();
  });

  it('never names anything outside of the folder', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webPath(),
          fc.string(),
          fc.string().map((name) => `/${name}.js`),
        ),
        (pathname) => {
          const page = pageFileOf(pathname);
          if (page !== null) expect(path.resolve(root, page.file).startsWith(root + path.sep)).toBe(true);
        },
      ),
    );
  });
});

describe('a file of the page', () => {
  const read = (file: string) => readPageFile(root, { file, mime: 'text/plain' });

  it('is read', async () => expect(String(await read('index.html'))).toBe('home'));
  it('is not there', async () => expect(await read('nothing.html')).toBeNull());
  it('is no folder', async () => expect(await read('assets')).toBeNull());
  it('is no link that leads out', async () => expect(await read('link.json')).toBeNull());
});

describe('the content security policy', () => {
  it('begins with nothing and never allows inline or evaluated code', () => {
    const policy = securityHeaders['content-security-policy'] ?? '';
    expect(policy.startsWith("default-src 'none';")).toBe(true);
    expect(policy).not.toMatch(/unsafe|http:|https:|\*/);
  });
});
