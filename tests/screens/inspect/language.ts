// Rules of the words: none of them a key of the catalogue, every one in the language that it is shown as.

import type { Box, Expected, Finding } from './finding.ts';
import { boxOf, plain, type Scene } from './scene.ts';

/** What is written so in every language; the last three are initials of pinyin. */
const anywhere = new Set(['English', 'QR', 'PDF', 'APP', 'App', 'Aa', 'zh', 'ch', 'sh']);
/** What only a machine reads aloud, or shows where a mouse rests: words all the same. */
const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'alt', 'title', 'placeholder'] as const;
const chineseAnywhere = /国家医保服务平台/g;

/** Numbers of papers and cases: A012, KIOSK-01-B000001. */
const codes = /\b[A-Z]+(?:-[A-Z0-9]+)+|\b[A-Z]+\d+\b/g;

/** From outside, in its own language; only if the sample holds it. What is typed is letters and digits, or given. */
const fromOutside = '.given, .detail';
const typed = '.typed-words .given, .letters-typed *';

export function wordFindings({ texts, expected, kiosk }: Scene): Finding[] {
  const drawn = texts.flatMap((text): Finding[] => {
    const line = text.lines.find(({ seen }) => seen !== 'hidden');
    return line ? judged(text.words, text.element, line.ink, expected) : [];
  });
  const told = [...kiosk.querySelectorAll(spoken.map((name) => `[${name}]`).join(', '))].flatMap((element) =>
    spoken.flatMap((name) => judged(plain(element.getAttribute(name) ?? ''), element, boxOf(element), expected, `${name} `)),
  );
  return [...drawn, ...told];
}

function judged(words: string, element: Element, box: Box, { given, givenThere }: Expected, where = ''): Finding[] {
  const finding = (rule: 'raw-key' | 'language', why: string): Finding[] => [{ rule, what: `${where}${why}: ${words}`, box }];
  const outside = element.closest(fromOutside) !== null;
  const known = (outside ? givenThere : given).map(plain);
  // A long name is drawn in pieces.
  if (outside && known.some((text) => words.split('…').every((piece) => text.includes(piece)))) return [];
  const own = element.matches(typed) ? words.replace(/[A-Za-z\d]+/g, ' ') : words;
  const left = known.reduce((rest, text) => (text === '' ? rest : rest.replaceAll(text, ' ')), own).replace(codes, ' ');
  if (isRaw(left)) return finding('raw-key', 'nobody wrote this for people');
  const fault = foreign(left, element.closest('[lang]')?.getAttribute('lang') ?? 'zh-Hans');
  return fault === null ? [] : finding('language', fault);
}

const isRaw = (words: string): boolean =>
  /\b[a-z][A-Za-z]*\.[A-Za-z][\w-]*/.test(words.replace(/\b(?:[\w-]+\.)+(?:cn|com|net|org)\b/g, '')) ||
  /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object/.test(words);

function foreign(words: string, language: string): string | null {
  if (language === 'en') {
    const left = words.replace(chineseAnywhere, '');
    if (/\p{Script=Han}/u.test(left)) return 'Chinese in English';
    // A sign by itself is a key to type it with.
    return words.length > 1 && /[\u3001-\u3003\uff01-\uff5e]/.test(left) ? 'full-width punctuation in English' : null;
  }
  const latin = (words.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !anywhere.has(word));
  if (latin.length > 0) return `${latin.join(' ')} in Chinese`;
  const strange = [...words].filter((character) => /\p{Script=Han}/u.test(character) && !known(language).has(character));
  if (strange.length > 0) return `${strange.join('')} is not written in ${language}`;
  return /\p{Script=Han}\s*[,;:?!]/u.test(words) ? 'half-width punctuation in Chinese' : null;
}

let simplified: ReadonlySet<string> | null = null;
let traditional: ReadonlySet<string> | null = null;

/** What GB 2312 and Big5 hold: each was made for one of the two ways of writing. */
function known(language: string): ReadonlySet<string> {
  if (language === 'zh-Hant') {
    traditional ??= charactersOf('big5', 0xa4, 0xf9);
    return traditional;
  }
  simplified ??= charactersOf('gb18030', 0xb0, 0xf7);
  return simplified;
}

function charactersOf(encoding: 'big5' | 'gb18030', from: number, to: number): ReadonlySet<string> {
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (let lead = from; lead <= to; lead += 1) {
    for (let trail = encoding === 'big5' ? 0x40 : 0xa1; trail <= 0xfe; trail += 1) {
      if (trail > 0x7e && trail < 0xa1) continue;
      for (const character of decoder.decode(new Uint8Array([lead, trail]))) characters.add(character);
    }
  }
  return characters;
}
