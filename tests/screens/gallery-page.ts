// Builds the gallery of sample screens and opens it in a genuine Chromium under the product's own policy (CSP, Trusted Types).

import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
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

export interface Gallery {
  readonly page: Page;
  /** Errors that the browser or the page reported, policy violations among them. */
  readonly complaints: readonly string[];
  readonly show: (state: string, size: string, language: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openGallery(viewport = { width: 1080, height: 1920 }): Promise<Gallery> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  await build({
    configFile: 'vite.config.ts',
    mode: 'gallery',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, sourcemap: false },
  });
  const server = await serve(folder);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-sync'],
  });
  const page = await (await browser.newContext({ viewport })).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  const place = `http://127.0.0.1:${address.port}/gallery/gallery.html`;
  const show: Gallery['show'] = async (state, size, language) => {
    const hash = `#state=${state}&size=${size}&language=${language}`;
    if (page.url().startsWith(place))
      await page.evaluate((next) => {
        location.hash = next;
      }, hash);
    else await page.goto(place + hash);
    await page.waitForFunction((shown) => document.documentElement.dataset.painted === shown, hash, { timeout: 5000 });
  };
  return {
    page,
    complaints,
    show,
    close: async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true });
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
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
