// The client against a server that answers anything at all: every answer ends as a value, in time and in bounded memory.

import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { privately } from '../../../contract/private.ts';
import { createPlatformClient } from './client.ts';
import type { PlatformOptions } from './options.ts';
import { testOptions } from './testing.ts';
import { largestAnswer } from './transport.ts';

const card = { name: privately('测试甲'), number: privately('660102198503120010') };
const good = { infcode: 0, err_msg: '', output: { baseinfo: { certno: card.number.private }, insuinfo: [] } };
const never = new AbortController().signal;

const running: { close(): void }[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

async function urlOf(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return `http://127.0.0.1:${address.port}`;
}

function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  running.push({
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
  return urlOf(server);
}

function serveBytes(onConnection: (socket: Socket, connection: number) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // The client may hang up first, and that is what some of these tests want.
    socket.on('error', () => socket.destroy());
    onConnection(socket, sockets.size);
  });
  running.push({
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  return urlOf(server);
}

const client = (baseUrl: string, changes: Partial<PlatformOptions> = {}) =>
  createPlatformClient(testOptions({ baseUrl, deadlineMs: 5000, ...changes }));
const outcomeOf = async (baseUrl: string, changes: Partial<PlatformOptions> = {}) => {
  const result = await client(baseUrl, changes).identifyByCard(card, never);
  return result.ok ? 'ok' : result.fault.code;
};

describe('an answer', () => {
  it('of status 200 and the right shape signs in', async () => {
    expect(await outcomeOf(await serve((_, response) => response.end(JSON.stringify(good))))).toBe('ok');
  });

  it.each([
    [301, 'platform.notUnderstood'],
    [302, 'platform.notUnderstood'],
    [307, 'platform.notUnderstood'],
    [400, 'platform.refused'],
    [401, 'platform.unauthorised'],
    [403, 'platform.unauthorised'],
    [404, 'platform.refused'],
    [429, 'platform.refused'],
    [500, 'platform.refused'],
    [502, 'platform.unreachable'],
    [503, 'platform.unreachable'],
    [504, 'platform.unreachable'],
  ])('of status %i is %s, whatever its body says', async (status, code) => {
    const url = await serve((_, response) =>
      response.writeHead(status, { location: 'http://127.0.0.1:9/elsewhere' }).end(JSON.stringify(good)),
    );
    expect(await outcomeOf(url)).toBe(code);
  });

  it('of arbitrary JSON is a value', async () => {
    let body = '';
    const url = await serve((_, response) => response.end(body));
    const shapes = fc.oneof(
      fc.json(),
      fc
        .record({ infcode: fc.constantFrom(0, '0', -1), output: fc.jsonValue(), err_msg: fc.jsonValue() }, { requiredKeys: ['infcode'] })
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(shapes, async (json) => {
        body = json;
        expect(['platform.notUnderstood', 'platform.refused', 'platform.unauthorised']).toContain(await outcomeOf(url));
      }),
      { numRuns: 150 },
    );
  });

  it('of arbitrary bytes is not understood', async () => {
    let body = new Uint8Array();
    const url = await serve((_, response) => response.end(body));
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 2, maxLength: 2000 }).filter((bytes) => (bytes[0] ?? 0) > 0x80),
        async (bytes) => {
          body = bytes;
          expect(await outcomeOf(url)).toBe('platform.notUnderstood');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('that is no HTTP is not understood', async () => {
    expect(await outcomeOf(await serveBytes((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n')))).toBe('platform.notUnderstood');
  });

  it('that is not compressed as it claims is not understood', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(JSON.stringify(good)));
    expect(await outcomeOf(url)).toBe('platform.notUnderstood');
  });

  it('that unpacks to more than its largest size is cut off while it unpacks', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const before = process.memoryUsage().arrayBuffers;
    expect(await outcomeOf(url)).toBe('platform.notUnderstood');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('may be nested as deeply as its size allows', async () => {
    expect(await outcomeOf(await serve((_, response) => response.end('['.repeat(largestAnswer))))).toBe('platform.notUnderstood');
    const deep = `{"infcode":0,"output":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(await outcomeOf(await serve((_, response) => response.end(deep)))).toBe('platform.notUnderstood');
  });

  it('is read up to its largest size and no further', async () => {
    const padded = (size: number): string => JSON.stringify(good).padEnd(size, ' ');
    expect(await outcomeOf(await serve((_, response) => response.end(padded(largestAnswer))))).toBe('ok');
    expect(await outcomeOf(await serve((_, response) => response.end(padded(largestAnswer + 1))))).toBe('platform.notUnderstood');
  });

  it('without an end is cut off: the server cannot get rid of more than the cap and what lies in the buffers between', async () => {
    let sent = 0;
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const url = await serve((_, response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', pour);
      pour();
    });
    expect(await outcomeOf(url)).toBe('platform.notUnderstood');
    expect(sent).toBeLessThan(64 * largestAnswer);
  });
});

describe('a gateway that lets nobody in', () => {
  const turnedAway = async (status: number, body: unknown, date = 'Thu, 01 Jan 2026 00:40:00 GMT') => {
    const lines: unknown[] = [];
    const url = await serve((_, response) => response.writeHead(status, { date }).end(JSON.stringify(body)));
    const code = await outcomeOf(url, {
      now: () => new Date('2026-01-01T00:00:00Z'),
      log: (event, fields) => {
        if (event === 'platform.turnedAway') lines.push(fields);
      },
    });
    return { code, lines };
  };

  it.each([
    [200, { code: 401, message: '签名时间戳超时' }],
    [401, { code: '401', message: '签名时间戳超时' }],
  ])('for the clock, with status %i, is unauthorised, and the log names by how much the clock is wrong', async (status, body) => {
    expect(await turnedAway(status, body)).toEqual({
      code: 'platform.unauthorised',
      lines: [{ transaction: '1101', why: 'clock', clockAheadSeconds: -2400 }],
    });
  });

  it.each([
    ['缺少请求头', 'headers'],
    ['非法用户', 'user'],
    ['签名不一致', 'signature'],
    ['系统维护', 'other'],
  ])('for %s says so in the log: %s', async (message, why) => {
    expect((await turnedAway(200, { code: 401, message })).lines).toMatchObject([{ why }]);
  });

  it('without a word, or a date that is none, is one like the others', async () => {
    expect(await turnedAway(403, 'no', 'yesterday')).toEqual({
      code: 'platform.unauthorised',
      lines: [{ transaction: '1101', why: 'other', clockAheadSeconds: 0 }],
    });
  });
});

describe('a connection', () => {
  it('that nobody takes is unreachable', async () => {
    const server = createTcpServer();
    const url = await urlOf(server);
    server.close();
    await once(server, 'close');
    expect(await outcomeOf(url)).toBe('platform.unreachable');
  });

  it('that breaks once is tried once more, as a new message with a new number', async () => {
    const bodies: string[] = [];
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          bodies.push(Buffer.concat(chunks).toString());
          if (bodies.length === 1) request.socket.resetAndDestroy();
          else response.end(JSON.stringify(good));
        });
    });
    expect(await outcomeOf(url)).toBe('ok');
    const numbers = bodies.map((body) => JSON.parse(body).msgid);
    expect(new Set(numbers).size).toBe(2);
  });

  it('that keeps breaking is given up after the second time', async () => {
    let connections = 0;
    const url = await serveBytes((socket) => {
      connections += 1;
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(await outcomeOf(url)).toBe('platform.unreachable');
    expect(connections).toBe(2);
  });

  it('that breaks under an e-voucher is not tried again: the code may be used up', async () => {
    let connections = 0;
    const url = await serveBytes((socket) => {
      connections += 1;
      socket.once('data', () => socket.resetAndDestroy());
    });
    expect(await client(url).identifyByVoucher(privately('4240000000000000000000660000'), never)).toEqual({
      ok: false,
      fault: { code: 'platform.unreachable' },
    });
    expect(connections).toBe(1);
  });

  it('that drips is ended by the deadline', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200).write(' ');
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const started = performance.now();
    expect(await outcomeOf(url, { deadlineMs: 200 })).toBe('platform.tooSlow');
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('is left as soon as the caller gives up', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    expect(await client(url).identifyByCard(card, controller.signal)).toEqual({ ok: false, fault: { code: 'platform.tooSlow' } });
    expect(await client(url).identifyByCard(card, controller.signal)).toEqual({ ok: false, fault: { code: 'platform.tooSlow' } });
  });
});

it('dies of a base address that is none instead of blaming the platform', async () => {
  await expect(outcomeOf('no address')).rejects.toThrow(TypeError);
});
