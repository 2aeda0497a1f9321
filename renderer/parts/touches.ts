// Tells a finger from a palm: a contact too broad, or several that come down together, mean nothing.

/** Broader than the pad of any thumb. */
const palmMm = 30;
/** A hand laid flat brings its contacts down within this time; two fingers of one who types come later. */
const together = 120; // ms
/** What lies on the glass for so long, a resting hand or a drop of water, no longer keeps fingers out. */
export const resting = 3000; // ms

interface Contact {
  readonly id: number;
  readonly began: number;
  void: boolean;
  up: boolean;
}

export interface Touches {
  readonly down: (id: number, began: number, breadthMm: number) => void;
  readonly up: (id: number) => void;
  /** Whether this contact, which is down or has just come up, is a finger that means something. */
  readonly counts: (id: number) => boolean;
}

export function createTouches(): Touches {
  let contacts: Contact[] = [];
  return {
    down: (id, began, breadthMm) => {
      contacts = contacts.filter((contact) => !contact.up && contact.id !== id);
      const others = contacts.filter((contact) => began - contact.began < resting);
      for (const other of others) if (began - other.began < together) other.void = true;
      contacts.push({ id, began, void: breadthMm > palmMm || others.length > 0, up: false });
    },
    up: (id) => {
      for (const contact of contacts) if (contact.id === id) contact.up = true;
    },
    counts: (id) => contacts.some((contact) => contact.id === id && !contact.void),
  };
}

/** Every contact of this document, wherever it lands: a palm rarely lies on keys alone. */
export function watchTouches(millimetre: () => number): Touches {
  const touches = createTouches();
  const ended = ({ pointerId }: PointerEvent): void => touches.up(pointerId);
  const began = ({ pointerId, width, height }: PointerEvent): void =>
    touches.down(pointerId, performance.now(), Math.max(width, height) / millimetre());
  window.addEventListener('pointerdown', began, { capture: true });
  window.addEventListener('pointerup', ended, { capture: true });
  window.addEventListener('pointercancel', ended, { capture: true });
  return touches;
}
