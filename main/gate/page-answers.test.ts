// What a browser may keep of what the page was answered: what its own name tells the content of, and nothing else.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createOwnerFiles } from './owner-files.ts';
import { createPageAnswers } from './page-answers.ts';
import { createSpeechDesk } from './speech.ts';

const root = mkdtempSync(path.join(tmpdir(), 'page-answers-'));
mkdirSync(path.join(root, 'assets'));
for (const file of ['index.html', 'ruler.html', 'assets/index-B2_x.js']) writeFileSync(path.join(root, file), file);
afterAll(() => rmSync(root, { recursive: true }));

const answer = createPageAnswers({ root, owner: createOwnerFiles(null), speech: createSpeechDesk({ program: null }) });

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A request without a body.
}

it.each([
  ['/', 'no-store'],
  ['/index.html', 'no-store'],
  ['/ruler.html', 'no-store'],
  ['/owner/index.json', 'no-store'],
  ['/assets/index-B2_x.js', 'private, max-age=31536000, immutable'],
])('%s: %s', async (pathname, cacheControl) => {
  const { status, headers } = await answer({ method: 'GET', pathname, contentType: null, body: nothing() });
  expect({ status, cacheControl: headers['cache-control'] }).toEqual({ status: 200, cacheControl });
});
