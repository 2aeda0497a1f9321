// How a syllable may be typed: in full, by its first letters, or as people say it who do not tell zh from z or n from l apart. Pure.

export interface Spelling {
  readonly letters: string;
  /** Only the first letters of the syllable. */
  readonly short: boolean;
  /** Not as it is spelled, but as some say it. */
  readonly loose: boolean;
}

const initialOf = (syllable: string): string => /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])/.exec(syllable)?.[0] ?? '';

const alikeInitials: readonly (readonly [string, string])[] = [
  ['z', 'zh'],
  ['c', 'ch'],
  ['s', 'sh'],
  ['n', 'l'],
];

function initialsLike(initial: string): readonly string[] {
  const pair = alikeInitials.find((alike) => alike.includes(initial));
  return pair ?? [initial];
}

/** an/ang, en/eng, in/ing. */
function endingsLike(ending: string): readonly string[] {
  if (/[aei]ng$/.test(ending)) return [ending, ending.slice(0, -1)];
  if (/[aei]n$/.test(ending)) return [ending, `${ending}g`];
  return [ending];
}

/** Nobody who learned it otherwise looks for ü on v. */
const alsoWithU = (ending: string): readonly string[] => (ending.startsWith('v') ? [ending, ending.replace('v', 'u')] : [ending]);

function spell(syllable: string, loosely: boolean): readonly Spelling[] {
  const own = initialOf(syllable);
  const ending = syllable.slice(own.length);
  const initials = loosely ? initialsLike(own) : [own];
  const endings = alsoWithU(ending).flatMap((one) => (loosely ? endingsLike(one) : [one]));
  const exact = new Set(alsoWithU(ending).map((one) => own + one));
  const whole = initials.flatMap((initial) =>
    endings.map((one): Spelling => ({ letters: initial + one, short: false, loose: !exact.has(initial + one) })),
  );
  const firsts = own === '' ? [syllable.charAt(0)] : own.length === 2 ? [own, own.charAt(0)] : [own];
  const looseFirsts = loosely ? initials.filter((initial) => initial !== '' && !firsts.includes(initial)) : [];
  const short = [
    ...firsts.map((letters): Spelling => ({ letters, short: true, loose: false })),
    ...looseFirsts.map((letters): Spelling => ({ letters, short: true, loose: true })),
  ];
  return [...whole, ...short.filter(({ letters }) => whole.every((spelling) => spelling.letters !== letters))];
}

const remembered = { exact: new Map<string, readonly Spelling[]>(), loose: new Map<string, readonly Spelling[]>() };

/** Every way to type it, the most exact first. */
export function spellings(syllable: string, loosely: boolean): readonly Spelling[] {
  const known = remembered[loosely ? 'loose' : 'exact'];
  const spelled = known.get(syllable) ?? spell(syllable, loosely);
  known.set(syllable, spelled);
  return spelled;
}
