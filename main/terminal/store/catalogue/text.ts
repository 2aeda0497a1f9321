// What of a name and of a question is compared: its letters and digits, cut into pieces that an index can look up.

/** More than any honest question; the rest is not read. */
const longestQuestion = 40;

/** A name's letters and digits in one form: full width and upper case become plain, everything else is dropped. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The same of what somebody typed, whatever that is and however long. */
export const comparableQuestion = (text: string): string =>
  Array.from(comparable(text.slice(0, 10 * longestQuestion)))
    .slice(0, longestQuestion)
    .join('');

export const isPlain = (text: string): boolean => /^[a-z0-9]*$/.test(text);

/** Marks a piece that begins the name. */
const beginning = '^';
const longestNamePiece = 2;
const longestInitialsPiece = 3;

/**
 * The pieces under which a name is found: its characters one by one and in pairs, the initials up to three in a row.
 * @param initials for every character of `name` the letters it may be read with; none: it is never asked for by initials.
 */
export function piecesOf(name: string, initials: readonly string[]): Set<string> {
  const pieces = new Set<string>();
  const characters = Array.from(name);
  for (const length of [1, longestNamePiece]) {
    for (const [at, piece] of runs(characters, length).entries()) {
      if (!isPlain(piece)) pieces.add(piece);
      if (at === 0) pieces.add(beginning + piece);
    }
  }
  const read = initials.filter((letters) => letters !== '');
  for (let length = 1; length <= longestInitialsPiece; length += 1) {
    for (let at = 0; at + length <= read.length; at += 1) {
      for (const piece of readings(read.slice(at, at + length))) {
        pieces.add(piece);
        if (at === 0) pieces.add(beginning + piece);
      }
    }
  }
  return pieces;
}

const runs = (characters: readonly string[], length: number): string[] =>
  Array.from({ length: Math.max(0, characters.length - length + 1) }, (_, at) => characters.slice(at, at + length).join(''));

const readings = (positions: readonly string[]): string[] =>
  positions.reduce<string[]>((heads, letters) => heads.flatMap((head) => Array.from(letters, (letter) => head + letter)), ['']);

export interface Asked {
  /** Whether the question is of initials. */
  readonly byInitials: boolean;
  /** A name that begins with the question has this piece. */
  readonly head: string;
  /** A name that contains it has all of these. */
  readonly inside: readonly string[];
  /** Pieces side by side prove nothing of a longer question: then the name itself has to be looked at. */
  readonly exact: boolean;
}

/** @param question of `comparableQuestion`, at least one character. */
export function askedFor(question: string): Asked {
  const byInitials = isPlain(question);
  const characters = Array.from(question);
  const length = Math.min(characters.length, byInitials ? longestInitialsPiece : longestNamePiece);
  const pieces = runs(characters, length);
  return {
    byInitials,
    head: beginning + (pieces[0] ?? ''),
    inside: byInitials ? pieces : pieces.filter((piece) => !isPlain(piece)),
    exact: characters.length <= length,
  };
}

/** Initials as one text: a letter a character, several readings in brackets, e.g. `(cz)lkl`. */
export const initialsText = (initials: readonly string[]): string =>
  initials.map((letters) => (letters.length > 1 ? `(${letters})` : letters)).join('');

/** Whether initials as one text can be read so that they contain the question. */
export function containsInitials(text: string, question: string): boolean {
  const positions = text.match(/(?<=\()[a-z0-9]+(?=\))|[a-z0-9]/g) ?? [];
  const fitsAt = (at: number): boolean => Array.from(question).every((letter, index) => positions[at + index]?.includes(letter) === true);
  return positions.some((_, at) => fitsAt(at));
}
