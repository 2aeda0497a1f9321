// Text that may stand in a log: a type of its own, made only by the functions here.

declare const loggable: unique symbol;
/** Free text that is safe in a log. Made only by the functions below, never by a cast elsewhere. */
export type LogText = string & { readonly [loggable]: true };

/** An error's class and system code: its message may quote what a person typed or a card said, so it stays out. */
export function errorText(error: unknown): LogText {
  if (!(error instanceof Error)) return typeof error as LogText;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`.slice(0, 80) as LogText;
}

/** Where an error was thrown: file names, function names and line numbers of the stack, without the message. */
export function stackText(error: unknown): LogText {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' | ')
    .slice(0, 1200) as LogText;
}

/** A path of our own installation or a device node. */
export const pathText = (path: string): LogText => path.slice(0, 200) as LogText;

/** A message written by our own configuration checker: file, line, field. */
export const configurationText = (message: string): LogText => message.slice(0, 600) as LogText;

/** An identifier or a closed word that this terminal made up itself: epoch, reference, screen, code. */
export const ownIdText = (id: string): LogText => id.slice(0, 60) as LogText;
