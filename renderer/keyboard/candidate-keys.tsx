// The phrases to choose from, in one or two rows that never move; while there is nothing to choose, marks and what else the keyboard can do.

import { useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { privately } from '../../contract/private.ts';
import { useKiosk } from '../kiosk.ts';
import { RaisedKey } from '../parts/raised-key.tsx';
import { candidatePages } from './candidate-pages.ts';
import type { Candidate } from './candidates.ts';

interface CandidateKeysProps {
  readonly candidates: readonly Candidate[];
  readonly choose: (candidate: Candidate) => void;
  /** Is there room in the text for it? */
  readonly fits: (candidate: Candidate) => boolean;
}

/** In ems of the words on a key; as measured, or as on the commonest screen. */
interface Room {
  readonly width: number;
  readonly gap: number;
}
const usualRoom: Room = { width: 21, gap: 0.38 };
/** The keys that turn the pages, one or two. */
const turnKey = 3.3;

export function CandidateKeys({ candidates, choose, fits }: CandidateKeysProps): ReactElement {
  const { view, words } = useKiosk();
  const [page, turn] = useState(0);
  const [room, setRoom] = useState(usualRoom);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const measured = place.current && roomIn(place.current);
    if (measured && (measured.width !== room.width || measured.gap !== room.gap)) setRoom(measured);
  });
  const chinese = view.display.language === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans';
  const oneRow = rowsFor(view.terminal) === 1;
  const beside = (keys: number) => ({ width: room.width - keys * (turnKey + room.gap) });
  const rows = oneRow ? [beside(1)] : [beside(0), beside(2)];
  const pages = candidatePages(candidates, { rows, gap: room.gap });
  const shown = pages[page] ?? [];
  // Beside a single row there is no room for the way back: after the last page comes the first.
  const following = page < pages.length - 1 ? page + 1 : oneRow ? 0 : page;
  return (
    <div className={oneRow ? 'candidates one-row' : 'candidates'} ref={place}>
      {rows.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div className="candidate-row" key={index}>
          {(shown[index] ?? []).map((candidate) => (
            <RaisedKey
              key={candidate.text}
              shape="row"
              typing={`choose ${candidate.text}`}
              says={privately(candidate.text)}
              lang={chinese}
              act={fits(candidate) ? () => choose(candidate) : null}
            >
              {candidate.text}
            </RaisedKey>
          ))}
          {index === rows.length - 1 && (
            <div className="candidate-turns">
              {!oneRow && (
                <RaisedKey shape="row" typing="previous" act={page > 0 ? () => turn(page - 1) : null}>
                  {words('keyboard.previous')}
                </RaisedKey>
              )}
              <RaisedKey shape="row" typing="more" act={following === page ? null : () => turn(following)}>
                {words('keyboard.more')}
              </RaisedKey>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

/** A wide screen is low: one row. */
export const rowsFor = ({ screenWidthMm, screenHeightMm }: { readonly screenWidthMm: number; readonly screenHeightMm: number }): 1 | 2 =>
  screenWidthMm > screenHeightMm ? 1 : 2;

function roomIn(place: HTMLElement): Room | null {
  const row = place.firstElementChild;
  if (!row || place.clientWidth === 0) return null;
  const { fontSize, columnGap } = getComputedStyle(row);
  const em = Number.parseFloat(fontSize);
  const round = (ems: number): number => Math.round(ems * 100) / 100;
  return { width: round(place.clientWidth / em), gap: round((Number.parseFloat(columnGap) || 0) / em) };
}

/** What stands in place of the phrases: as high as they are, so that no letter moves. */
export function InsteadOfCandidates({ children }: { readonly children: ReactNode }): ReactElement {
  const { view } = useKiosk();
  return <div className={rowsFor(view.terminal) === 1 ? 'candidates one-row' : 'candidates'}>{children}</div>;
}
