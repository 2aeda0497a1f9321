// The keys a person may press on a keyboard that is (or pretends to be) plugged in; every other one is swallowed.

/** The part of Electron's Input that matters here. */
export interface KeyStroke {
  /** As in KeyboardEvent.key. */
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

const namedKeys: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'Tab',
  'Enter',
  'Backspace',
  'Delete',
  'Escape',
  'Shift',
]);

/** Typing and moving about: no combination with Ctrl, Alt or the system key, no function key, no menu key. */
export function isAllowedKey({ key, control, alt, meta }: KeyStroke): boolean {
  if (control || alt || meta) return false;
  return namedKeys.has(key) || /^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(key);
}
