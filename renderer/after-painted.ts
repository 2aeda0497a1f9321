// Waits for the frame that shows what has just been drawn.

/** The second frame begins after the first, which holds the change, has been painted. The answer calls it off. */
export function afterPainted(act: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(act);
  });
  return () => cancelAnimationFrame(frame);
}
