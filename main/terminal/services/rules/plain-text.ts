// What is a word or two that somebody typed: something to see, of one line, and nothing that a screen or a printer would obey.

/** Control and format characters (a line break, a change of direction), private use, and halves of a pair. */
const unprintable = /\p{C}|\p{Zl}|\p{Zp}/u;

/** @param longest in characters, a rare one of two code units counting once */
export const isPlainText = (text: string, longest: number): boolean =>
  text.trim() === text && text !== '' && [...text].length <= longest && !unprintable.test(text);
