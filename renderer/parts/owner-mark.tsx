// The owner's official mark in its slot of the band, where the owner has put one; the product has none of its own.

import { useEffect, useState, type ReactElement } from 'react';

/** What the face answers of the owner's folder; anything else is as good as nothing. */
function markIn(index: unknown): string | null {
  if (typeof index !== 'object' || index === null || !('mark' in index)) return null;
  return typeof index.mark === 'string' && /^mark\.(?:svg|png|webp)$/.test(index.mark) ? index.mark : null;
}

async function askForMark(): Promise<string | null> {
  try {
    const answer = await fetch('/owner/index.json');
    return answer.ok ? markIn(await answer.json()) : null;
  } catch {
    return null;
  }
}

let asked: Promise<string | null> | null = null;

export function OwnerMark(): ReactElement {
  const [mark, show] = useState<string | null>(null);
  useEffect(() => {
    let open = true;
    asked ??= askForMark();
    void asked.then((answer) => open && show(answer));
    return () => {
      open = false;
    };
  }, []);
  return (
    <span className="slot" aria-hidden="true">
      {mark !== null && <img src={`/owner/${mark}`} alt="" />}
    </span>
  );
}
