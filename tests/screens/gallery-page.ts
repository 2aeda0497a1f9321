// Builds the gallery of sample screens and opens it in a genuine Chromium under the product's own policy (CSP, Trusted Types).

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { build } from 'vite';

export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The gallery on a port of its own, and a browser to look at it. */
export interface GalleryHouse {
  readonly browser: Browser;
  readonly place: string;
  readonly close: () => Promise<void>;
}

export interface GalleryWindow {
  readonly page: Page;
  /** Errors that the browser or the page reported, policy violations among them. */
  readonly complaints: readonly string[];
  /** Draws what the address asks for, and waits until it is painted. */
  readonly showHash: (hash: string) => Promise<void>;
}

/** `prebuilt`: a gallery that somebody has built already. */
export async function openHouse(browserArguments: readonly string[] = [], prebuilt: string | null = null): Promise<GalleryHouse> {
  const folder = prebuilt ?? (await mkdtemp(join(tmpdir(), 'gallery-')));
  if (prebuilt === null)
    await build({
      configFile: 'vite.config.ts',
      mode: 'gallery',
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true, sourcemap: false },
    });
  const server = await serve(folder);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...browserArguments],
  });
  return {
    browser,
    place: `http://127.0.0.1:${address.port}/gallery/gallery.html`,
    close: async () => {
      await browser.close();
      server.close();
      if (prebuilt === null) await rm(folder, { recursive: true });
    },
  };
}

const isPart = (address: string): boolean => address.includes('#part=');

export async function openWindow({ browser, place }: GalleryHouse, options: BrowserContextOptions = {}): Promise<GalleryWindow> {
  const page = await (await browser.newContext({ viewport: { width: 1080, height: 1920 }, ...options })).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    page,
    complaints,
    showHash: async (hash) => {
      // A part is another page than a screen.
      if (isPart(page.url()) !== isPart(hash)) await page.goto('about:blank');
      if (page.url().startsWith(place))
        await page.evaluate((next) => {
          location.hash = next;
        }, hash);
      else await page.goto(place + hash);
      await page.waitForFunction((shown) => document.documentElement.dataset.painted === shown, hash, { timeout: 5000 });
    },
  };
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://gallery').pathname);
    readFile(join(folder, path)).then(
      (content) =>
        response
          .writeHead(200, { 'content-type': mediaTypes[extname(path)] ?? 'text/plain', 'content-security-policy': policy })
          .end(content),
      () => response.writeHead(path === '/favicon.ico' || path === '/owner/index.json' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
