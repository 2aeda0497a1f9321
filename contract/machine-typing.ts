// How a scanner with a keyboard's plug is told from a person: the page and the shell go by one figure.

/** A key that follows another within so many milliseconds is no person's, though a scanner may pause a little between two. */
export const quickMs = 50;
