// Who is taken for the kiosk's own page, and who is not.

import { describe, expect, it } from 'vitest';
import { isKioskFrame, isLoopbackHost, isSameOrigin, isSameSecret } from './sender.ts';

describe('the sender in the shell', () => {
  it.each([
    ['the main frame of the page', { origin: 'app://kiosk', parent: null }, true],
    ['a frame inside the page', { origin: 'app://kiosk', parent: {} }, false],
    ['another host of the scheme', { origin: 'app://kiosk.example', parent: null }, false],
    ['a file', { origin: 'file://', parent: null }, false],
    ['a web page', { origin: 'https://kiosk', parent: null }, false],
    ['a frame that is gone', null, false],
  ])('%s', (_who, frame, admitted) => {
    expect(isKioskFrame(frame)).toBe(admitted);
  });
});

describe('the sender in a browser', () => {
  it('names this machine and our port', () => {
    expect(isLoopbackHost('127.0.0.1:8080', 8080)).toBe(true);
    expect(isLoopbackHost('localhost:8080', 8080)).toBe(true);
    for (const host of ['127.0.0.1', '127.0.0.1:80', 'kiosk.example:8080', '127.0.0.1:8080.example', undefined]) {
      expect(isLoopbackHost(host, 8080)).toBe(false);
    }
  });

  it('was served under the host it speaks to', () => {
    expect(isSameOrigin('http://127.0.0.1:8080', '127.0.0.1:8080')).toBe(true);
    for (const origin of ['http://localhost:8080', 'https://127.0.0.1:8080', 'http://evil.example', 'null', undefined]) {
      expect(isSameOrigin(origin, '127.0.0.1:8080')).toBe(false);
    }
    expect(isSameOrigin('http://undefined', undefined)).toBe(false);
  });

  it('holds the secret, whole and to the letter', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true);
    for (const given of ['', 'ab', 'abd', 'abcd', 'ABC']) expect(isSameSecret(given, 'abc')).toBe(false);
  });
});
