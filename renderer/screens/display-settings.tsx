// 看得清: size, colours, height of the keys and language. Each choice takes effect at once and is seen on its own key beforehand.

import type { ReactElement } from 'react';
import { layouts, textSizes, themes } from '../../contract/display.ts';
import { useKiosk } from '../kiosk.ts';
import { ChoiceKey, Choices } from '../parts/choices.tsx';
import { LanguageKeys } from '../parts/language-keys.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

export function DisplaySettings(): ReactElement {
  const { view, words, raise } = useKiosk();
  const { display } = view;
  return (
    <>
      <Content>
        <Title big>{words('screens.display.title')}</Title>
        <p>{words('screens.display.calm')}</p>
        <p className="sheet title">{words('screens.display.sample')}</p>
      </Content>
      <Answers>
        <Choices label={words('screens.display.size')}>
          {textSizes.map((textSize) => (
            <ChoiceKey
              key={textSize}
              chosen={textSize === display.textSize}
              says={words(`parts.textSizes.${textSize}`)}
              act={() => raise({ kind: 'setTextSize', textSize })}
            >
              {/* In its own size. */}
              <span className="own-size" data-size={textSize}>
                {words(`parts.textSizes.${textSize}`)}
              </span>
            </ChoiceKey>
          ))}
        </Choices>
        <Choices label={words('screens.display.theme')}>
          {themes.map((theme) => (
            <ChoiceKey
              key={theme}
              chosen={theme === display.theme}
              says={words(`screens.display.themes.${theme}`)}
              act={() => raise({ kind: 'setTheme', theme })}
            >
              {/* In its own colours. */}
              <span className="own-colours" data-theme={theme}>
                {words(`screens.display.themes.${theme}`)}
              </span>
            </ChoiceKey>
          ))}
        </Choices>
        <Choices label={words('screens.display.layout')}>
          {layouts.map((layout) => (
            <ChoiceKey
              key={layout}
              chosen={layout === display.layout}
              says={words(`screens.display.layouts.${layout}`)}
              act={() => raise({ kind: 'setLayout', layout })}
            >
              <span>
                {words(`screens.display.layouts.${layout}`)}
                {layout === 'low' && <small>{words('screens.display.lowered')}</small>}
              </span>
            </ChoiceKey>
          ))}
        </Choices>
        <LanguageKeys />
        <span />
        <RaisedKey lit act={() => raise({ kind: 'back' })}>
          {words('screens.display.done')}
        </RaisedKey>
      </Answers>
    </>
  );
}
