// Cities and provinces as keys, page by page where there are many.

import type { ReactElement } from 'react';
import type { Language, TextSize } from '../../../contract/display.ts';
import { type City, provinces, shortDivisionName } from '../../../resources/divisions.ts';
import { useKiosk } from '../../kiosk.ts';
import { usePages } from '../../parts/pages.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { lettersToNarrow } from './division-search.ts';

const columns: Readonly<Record<TextSize, number>> = { standard: 3, large: 2, extra: 2 };
const rows = { few: 2, many: 4 } as const;

/** So many cities have a key at once beside the letters. */
const citiesInSight = (textSize: TextSize): number => columns[textSize] * rows.few;

/** Another letter is what to tap then, and not one of these cities. */
export const isToNarrow = (typed: string, found: number, textSize: TextSize): boolean =>
  typed.length < lettersToNarrow && found > citiesInSight(textSize);

interface PlaceKeysProps {
  readonly cities: readonly City[];
  readonly chosen: string | null;
  readonly choose: (code: string) => void;
  /** `first`: only these, another letter finds the others sooner than turning pages. `province`: the cities of one, whose name is known. */
  readonly listing: 'first' | 'found' | 'province';
}

export function PlaceKeys({ cities, chosen, choose, listing }: PlaceKeysProps): ReactElement {
  const { view } = useKiosk();
  const { language, textSize } = view.display;
  const onAPage = listing === 'province' ? columns[textSize] * rows.many : citiesInSight(textSize);
  const { shown, keys } = usePages(cities, onAPage, listing === 'first' ? 'elsewhere' : 'turned');
  return (
    <>
      {keys}
      <div className="places">
        {shown.map(({ code, province }) => {
          const name = shortDivisionName(code, language) ?? code;
          const within = listing !== 'province' && province !== code ? shortDivisionName(province, language) : null;
          return (
            <RaisedKey
              key={code}
              shape="row"
              chosen={code === chosen}
              act={() => choose(code)}
              says={[name, within].filter(Boolean).join(language === 'en' ? ', ' : '，')}
            >
              <span>{name}</span>
              {within !== null && <small>{within}</small>}
            </RaisedKey>
          );
        })}
      </div>
    </>
  );
}

const provinceColumns: Readonly<Record<Language, Readonly<Record<TextSize, number>>>> = {
  'zh-Hans': { standard: 5, large: 4, extra: 4 },
  'zh-Hant': { standard: 5, large: 4, extra: 4 },
  en: { standard: 3, large: 2, extra: 2 },
};

interface ProvinceKeysProps {
  readonly chosen: string | null;
  readonly choose: (code: string) => void;
}

export function ProvinceKeys({ chosen, choose }: ProvinceKeysProps): ReactElement {
  const { view } = useKiosk();
  const { language, textSize } = view.display;
  const across = provinceColumns[language][textSize];
  const { shown, keys } = usePages(provinces, across * rows.many);
  return (
    <>
      {keys}
      <div className={`places across-${across}`}>
        {shown.map(({ code }) => (
          <RaisedKey key={code} shape="row" chosen={code === chosen} act={() => choose(code)}>
            {shortDivisionName(code, language)?.replace(/市$/, '')}
          </RaisedKey>
        ))}
      </div>
    </>
  );
}
