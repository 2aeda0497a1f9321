// 听得清: how loud, how fast and how much the machine speaks, and a dark screen for whoever listens. Each choice is heard at once.

import type { ReactElement } from 'react';
import { readings, speeds, volumes } from '../../contract/display.ts';
import { useKiosk } from '../kiosk.ts';
import { ChoiceKey, Choices } from '../parts/choices.tsx';
import { HeadphonesToPlug } from '../parts/drawings/headphones-to-plug.tsx';
import { Answers, Content, Title } from '../parts/layout.tsx';
import { RaisedKey } from '../parts/raised-key.tsx';

export function SoundSettings(): ReactElement {
  const { view, words, raise, speech } = useKiosk();
  const { voice, senses } = view;
  const at = volumes.indexOf(voice.volume);
  const [quieter, louder] = [volumes[at - 1], volumes[at + 1]];
  const inHeadphones = voice.outlet === 'headphones';
  // Dark is for whoever hears the screen, with or without headphones. What the room may not hear waits there for the light: that is said first.
  const listens = inHeadphones || voice.reading === 'everything';
  const level = words('speech.settings.level', { level: String(voice.volume) });
  return (
    <>
      <Content>
        <div>
          <Title big>{words('speech.settings.title')}</Title>
          <p>{words('speech.settings.calm')}</p>
        </div>
        <div className="volume">
          <span className="volume-steps" aria-hidden="true">
            {volumes.map((step) => (
              <i key={step} data-step={step} data-on={step <= voice.volume || undefined} />
            ))}
          </span>
          <b>{level}</b>
        </div>
        {senses.headphones !== 'none' && (
          <p>{words(senses.headphones === 'plugged' ? 'speech.settings.plugged' : 'speech.settings.headphones')}</p>
        )}
        {senses.headphones === 'unplugged' && <HeadphonesToPlug />}
        {listens && <p className="note">{words(inHeadphones ? 'speech.settings.blankHow' : 'speech.settings.blankAloud')}</p>}
      </Content>
      <Answers>
        <Choices label={level}>
          <RaisedKey act={quieter === undefined ? null : () => raise({ kind: 'setVolume', volume: quieter })}>
            {words('speech.settings.quieter')}
          </RaisedKey>
          <RaisedKey act={louder === undefined ? null : () => raise({ kind: 'setVolume', volume: louder })}>
            {words('speech.settings.louder')}
          </RaisedKey>
        </Choices>
        <Choices label={words('speech.settings.speed')}>
          {speeds.map((speed) => (
            <ChoiceKey
              key={speed}
              chosen={speed === voice.speed}
              says={words(`speech.settings.speeds.${speed}`)}
              act={() => raise({ kind: 'setSpeed', speed })}
            >
              <span>{words(`speech.settings.speeds.${speed}`)}</span>
            </ChoiceKey>
          ))}
        </Choices>
        <Choices label={words('speech.settings.reading')}>
          {readings.map((reading) => (
            <ChoiceKey
              key={reading}
              chosen={reading === voice.reading}
              says={words(`speech.settings.readings.${reading}`)}
              act={() => raise({ kind: 'setReading', reading })}
            >
              <span>{words(`speech.settings.readings.${reading}`)}</span>
            </ChoiceKey>
          ))}
        </Choices>
        {listens && (
          <RaisedKey shape="wide" act={() => raise({ kind: 'setBlank', blank: true })}>
            {words('speech.settings.blank')}
          </RaisedKey>
        )}
        <RaisedKey act={voice.reading === 'off' ? null : speech.again}>{words('speech.settings.again')}</RaisedKey>
        <RaisedKey lit act={() => raise({ kind: 'back' })}>
          {words('speech.settings.done')}
        </RaisedKey>
      </Answers>
    </>
  );
}
