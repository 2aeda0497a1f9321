// The theme as written: every pair of colours keeps its contrast in its theme, no property is asked for that nobody sets, nothing moves.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { themes, type Theme } from '../../contract/display.ts';

const folder = import.meta.dirname;
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
const all = sheets.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
const tokens = readFileSync(path.join(folder, 'tokens.css'), 'utf8');

type Colours = ReadonlyMap<string, string>;

function coloursIn(block: string): Colours {
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, role = '', colour = '']) => [role, colour]));
}

function coloursOf(theme: Theme): Colours {
  return coloursIn(tokens.split(`[data-theme="${theme}"] {`)[1]?.split('}')[0] ?? '');
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** ink → the grounds it is read on. */
const readOn: Readonly<Record<string, readonly string[]>> = {
  ink: ['paper', 'sheet', 'desk'],
  'ink-2': ['paper', 'sheet', 'desk'],
  good: ['paper', 'sheet', 'desk'],
  bad: ['paper', 'sheet'],
  line: ['paper', 'sheet', 'key', 'tone-0'],
  'on-key': ['key'],
  'on-key-off': ['key-off'],
  'on-lamp': ['lamp'],
  'on-chosen': ['chosen'],
  'on-good': ['good'],
  'on-bad': ['bad'],
  'on-band': ['band'],
  'on-band-2': ['band'],
};

/** Set once for all themes. */
const theSame = /blank$|^scan-/;

/** Where the ring of the focus stands, and what lies on either side of it. */
const ringOn = ['desk', 'paper', 'sheet'];

function tooFaint(colours: Colours, least: number): string[] {
  const of = (role: string): string => {
    const colour = colours.get(role);
    if (colour === undefined) throw new Error(`no colour for ${role}`);
    return colour;
  };
  const read = Object.entries(readOn).flatMap(([ink, grounds]) =>
    grounds.filter((ground) => contrast(of(ink), of(ground)) < least).map((ground) => `${ink} on ${ground}`),
  );
  return [...read, ...ringOn.filter((ground) => contrast(of('focus'), of(ground)) < 3).map((ground) => `focus on ${ground}`)];
}

describe('the colours', () => {
  it.each(themes)('keep 7:1, and 10:1 in high contrast: %s', (theme) => {
    expect(tooFaint(coloursOf(theme), theme === 'standard' ? 7 : 10)).toEqual([]);
  });

  it.each(themes.filter((theme) => theme !== 'standard'))('keep 10:1 for the lines of drawings on their three tones: %s', (theme) => {
    const colours = coloursOf(theme);
    for (const tone of ['tone-0', 'tone-1', 'tone-2']) {
      const ratio = contrast(colours.get('line') ?? '', colours.get(tone) ?? '');
      expect({ tone, enough: ratio >= 10 }).toEqual({ tone, enough: true });
    }
  });

  it('would be found too faint', () => {
    expect(tooFaint(new Map([...coloursOf('standard'), ['ink-2', '#8a8378']]), 7)).toContain('ink-2 on paper');
  });

  it('name every role in every theme', () => {
    const roles = (theme: Theme): string[] => [...coloursOf(theme).keys()].filter((role) => !theSame.test(role)).sort();
    expect(roles('standard').length).toBeGreaterThan(20);
    expect(roles('contrastLight')).toEqual(roles('standard'));
    expect(roles('contrastDark')).toEqual(roles('standard'));
  });
});

describe('the sheets', () => {
  const withoutComments = all.replace(/\/\*[\s\S]*?\*\//g, '');
  /** What the page itself sets, on <html> or where a reading is measured. */
  const setByThePage = new Set(['turned']);

  it('ask for no property that nobody sets', () => {
    const set = new Set([...withoutComments.matchAll(/--([\w-]+)\s*:/g)].map(([, name = '']) => name));
    const asked = [...withoutComments.matchAll(/var\(--([\w-]+)/g)].map(([, name = '']) => name);
    expect([...new Set(asked)].filter((name) => !set.has(name) && !setByThePage.has(name))).toEqual([]);
  });

  it('move nothing', () => {
    const moving = /(?<![\w-])(?:transition|animation)(?:-[a-z]+)*\s*:|@keyframes|@starting-style|view-transition/;
    expect(withoutComments).not.toMatch(moving);
    for (const planted of ['transition: opacity 90ms', 'animation-name: pulse', '@keyframes pulse {']) expect(planted).toMatch(moving);
  });
});
