// When somebody is told that the card which lies there has to be laid down anew.

import { describe, expect, it } from 'vitest';
import { watchLeftCard } from './left-card.ts';

function rig() {
  let due: (() => void) | null = null;
  let told = 0;
  const later = (_ms: number, act: () => void): (() => void) => {
    due = act;
    return () => {
      due = null;
    };
  };
  const { see } = watchLeftCard(later, () => {
    told += 1;
  });
  return { see, elapse: () => due?.(), told: () => told, isArmed: () => due !== null };
}

describe('A card that lay there before', () => {
  it('is told of after a moment', () => {
    const { see, elapse, told } = rig();
    see(true);
    see(true);
    expect(told()).toBe(0);
    elapse();
    expect(told()).toBe(1);
  });

  it('is not told of when it was taken, or read, in that moment', () => {
    const { see, isArmed } = rig();
    see(true);
    see(false);
    expect(isArmed()).toBe(false);
  });

  it('is told of again on the next occasion', () => {
    const { see, elapse, told } = rig();
    see(true);
    elapse();
    see(false);
    see(true);
    elapse();
    expect(told()).toBe(2);
  });
});
