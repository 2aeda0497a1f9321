// Proof that an answer is only ever taken for its own question.

import { describe, expect, it } from 'vitest';
import { succeed } from '../contract/result.ts';
import { Exchange } from './exchange.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

const timing = { writeMs: 100, answerMs: 200 };
const never = new AbortController().signal;
const question = new Uint8Array([1]);

function rig(): { readonly clock: VirtualClock; readonly exchange: Exchange<string>; readonly asked: () => number } {
  const clock = new VirtualClock();
  let asked = 0;
  const write = () => {
    asked += 1;
    return Promise.resolve(succeed(undefined));
  };
  return { clock, exchange: new Exchange<string>({ write, close: () => undefined }, clock), asked: () => asked };
}

describe('An exchange', () => {
  it('gives the answer', async () => {
    const { clock, exchange } = rig();
    const answer = exchange.ask(question, timing, never);
    await clock.advance(10);
    exchange.deliver('yes');
    expect(await answer).toEqual({ ok: true, value: 'yes' });
  });

  it('tells silence from noise', async () => {
    const { clock, exchange } = rig();
    const silent = exchange.ask(question, timing, never);
    await clock.advance(200);
    expect(await silent).toEqual({ ok: false, fault: 'silent' });
    const noisy = exchange.ask(question, timing, never);
    await clock.advance(10);
    exchange.heard();
    await clock.advance(240);
    expect(await noisy).toEqual({ ok: false, fault: 'garbled' });
  });

  it('takes the answer that comes behind noise, and leaves none of it for the next question', async () => {
    const { clock, exchange } = rig();
    const answer = exchange.ask(question, timing, never);
    await clock.advance(10);
    exchange.heard();
    exchange.deliver('garbled');
    await clock.advance(40);
    exchange.heard();
    await clock.advance(40);
    exchange.heard();
    exchange.deliver('yes');
    expect(await answer).toEqual({ ok: true, value: 'yes' });
  });

  it('does not wait for ever for a noisy line to fall quiet', async () => {
    const { clock, exchange } = rig();
    const answer = exchange.ask(question, timing, never);
    for (let index = 0; index < 50; index += 1) {
      await clock.advance(10);
      exchange.heard();
    }
    expect(await answer).toEqual({ ok: false, fault: 'garbled' });
  });

  it('never takes the answer of a question that was given up for the answer of the next', async () => {
    const { clock, exchange, asked } = rig();
    const cancel = new AbortController();
    const first = exchange.ask(question, timing, cancel.signal);
    await clock.advance(50);
    cancel.abort();
    expect(await first).toEqual({ ok: false, fault: 'ended' });
    const second = exchange.ask(question, timing, never);
    await clock.advance(50);
    expect(asked()).toBe(1);
    exchange.deliver('late answer to the first');
    await clock.advance(1);
    expect(asked()).toBe(2);
    exchange.deliver('answer to the second');
    expect(await second).toEqual({ ok: true, value: 'answer to the second' });
  });

  it('asks again after a given-up question that was never answered', async () => {
    const { clock, exchange } = rig();
    const cancel = new AbortController();
    const first = exchange.ask(question, timing, cancel.signal);
    await clock.advance(50);
    cancel.abort();
    await first;
    const second = exchange.ask(question, timing, never);
    await clock.advance(151);
    exchange.deliver('yes');
    expect(await second).toEqual({ ok: true, value: 'yes' });
  });
});
