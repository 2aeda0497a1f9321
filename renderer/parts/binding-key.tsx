// A key that binds who presses it, e.g. 提交: flat until the last page of what is read has been seen, and it says so.

import type { ReactElement } from 'react';
import { useKiosk } from '../kiosk.ts';
import { RaisedKey } from './raised-key.tsx';
import { useReadThrough } from './read-through.tsx';

interface BindingKeyProps {
  readonly word: string;
  readonly lit?: boolean;
  readonly act: () => void;
}

export function BindingKey({ word, lit = false, act }: BindingKeyProps): ReactElement {
  const { view, words } = useKiosk();
  const { paged, unread } = useReadThrough();
  const note = words(unread ? 'parts.pages.readFirst' : 'parts.pages.allRead');
  const whyOff = [word, note].join(view.display.language === 'en' ? ', ' : '，');
  return (
    <RaisedKey lit={lit} tellsWhyOff says={unread ? whyOff : word} act={unread ? null : act}>
      {/* The second line stays when all is read: the ledge keeps its height, and the pages stay as they are. */}
      {paged ? (
        <span>
          {word}
          <small>{note}</small>
        </span>
      ) : (
        word
      )}
    </RaisedKey>
  );
}
