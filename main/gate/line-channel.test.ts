// The line channel: whole messages however the bytes arrive, and an end for whoever breaks the rules.

import { Duplex } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineChannel, type ChannelEnd, type LineChannelOptions } from './line-channel.ts';

function open(limits: Pick<LineChannelOptions, 'lineLimit' | 'backlogLimit'> = {}) {
  const messages: unknown[] = [];
  const written: string[] = [];
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<ChannelEnd>();
  const stream = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const channel = createLineChannel(stream, { onMessage: (message) => messages.push(message), onEnd, ...limits });
  return { channel, stream, messages, written, ended };
}

describe('a line channel', () => {
  it('gives back every message, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 8 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
        async (sent, cuts) => {
          const { stream, messages, ended } = open();
          let bytes = Buffer.from(sent.map((message) => `${JSON.stringify(message)}\n`).join(''));
          for (const cut of cuts) {
            if (bytes.length === 0) break;
            stream.push(bytes.subarray(0, cut));
            bytes = bytes.subarray(cut);
          }
          stream.push(null);
          expect(await ended).toBe('left');
          expect(messages).toEqual(sent.map((message) => JSON.parse(JSON.stringify(message)) as unknown));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('writes one line a message, with no newline inside', () => {
    const { channel, written } = open();
    channel.send({ text: 'two\nlines' });
    expect(written).toEqual(['{"text":"two\\nlines"}\n']);
  });

  it.each([
    ['text that is no JSON', Buffer.from('hello\n'), 'shape'],
    ['an empty line', Buffer.from('\n'), 'shape'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]), 'shape'],
    ['a line over the limit', Buffer.from(`"${'x'.repeat(100)}"\n`), 'size'],
    ['an endless line', Buffer.from('x'.repeat(200)), 'size'],
  ] as const)('ends at %s', async (_what, bytes, why) => {
    const { stream, messages, ended } = open({ lineLimit: 100 });
    stream.push(bytes);
    expect(await ended).toBe(why);
    expect(messages).toEqual([]);
    expect(stream.destroyed).toBe(true);
  });

  it('hears nothing more after a rule was broken', async () => {
    const { stream, messages, ended } = open();
    stream.push('1\noops\n2\n');
    expect(await ended).toBe('shape');
    expect(messages).toEqual([1]);
  });

  it('can be closed by the message that arrives, in the middle of a chunk', async () => {
    const heard: unknown[] = [];
    const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
    const { promise: ended, resolve: onEnd } = Promise.withResolvers<ChannelEnd>();
    const channel = createLineChannel(stream, {
      onMessage(message) {
        heard.push(message);
        channel.close();
      },
      onEnd,
    });
    stream.push('1\n2\n');
    expect(await ended).toBe('closed');
    expect(heard).toEqual([1]);
  });

  it('ends with a peer that does not read', async () => {
    const stream = new Duplex({ read: () => undefined, write: () => undefined });
    const { promise: ended, resolve: onEnd } = Promise.withResolvers<ChannelEnd>();
    const channel = createLineChannel(stream, { onMessage: () => undefined, onEnd, backlogLimit: 100 });
    channel.send('x'.repeat(99));
    expect(await ended).toBe('slow');
    channel.send('more');
    expect(stream.destroyed).toBe(true);
  });

  it('never throws on arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { stream, ended } = open({ lineLimit: 64 });
        stream.push(Buffer.concat([bytes, Buffer.from('\n?\n')]));
        expect(['shape', 'size']).toContain(await ended);
      }),
    );
  });
});
