// Finds a service by the letters with which its words begin: first the letters, of which only those lead on that find something, then what is found.

import { useState, type ReactElement } from 'react';
import type { Language } from '../../../contract/display.ts';
import { useKiosk } from '../../kiosk.ts';
import { Answers, Content, Title } from '../../parts/layout.tsx';
import { LetterBoxes, LetterKeys } from '../../parts/letter-search.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import type { OfferedService } from './known-services.ts';
import { ServiceKeys } from './service-keys.tsx';
import { lettersAfter, servicesFor } from './service-search.ts';

/** No Chinese word begins with I, U or V, and none of a service with O. */
const alphabets: Readonly<Record<Language, string>> = {
  'zh-Hans': 'ABCDEFGHJKLMNPQRSTWXYZ',
  'zh-Hant': 'ABCDEFGHJKLMNPQRSTWXYZ',
  en: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
};
/** Of a long Latin word the last letters stand. */
const lettersInSight = 6;

interface ServiceLettersProps {
  readonly services: readonly OfferedService[];
  /** The key that leads back to the groups. */
  readonly otherWay: ReactElement;
}

export function ServiceLetters({ services, otherWay }: ServiceLettersProps): ReactElement {
  const { view, words } = useKiosk();
  const { language } = view.display;
  const [typed, type] = useState('');
  const [listing, list] = useState(false);
  const found = servicesFor(services, typed, language);
  if (listing) return <Found typed={typed} services={found} back={() => list(false)} otherWay={otherWay} />;
  const leadOn = lettersAfter(services, typed, language);
  return (
    <>
      <Content>
        <div>
          <p className="eyebrow spare">{words('screens.menu.all')}</p>
          <Title>{words('screens.allServices.letters')}</Title>
        </div>
        {typed === '' && <p className="spare">{words('screens.allServices.example')}</p>}
        <div className="letters-typed">
          <LetterBoxes typed={typed} inSight={lettersInSight} open={leadOn.size > 0} />
          {typed !== '' && <p role="status">{words('screens.allServices.found', { count: found.length })}</p>}
        </div>
      </Content>
      <Answers>
        <LetterKeys alphabet={[...alphabets[language]]} leadOn={leadOn} typed={typed} type={type} />
        {otherWay}
        <RaisedKey lit act={typed === '' ? null : () => list(true)}>
          {words('screens.allServices.show')}
        </RaisedKey>
      </Answers>
    </>
  );
}

interface FoundProps extends ServiceLettersProps {
  readonly typed: string;
  readonly back: () => void;
}

function Found({ typed, services, back, otherWay }: FoundProps): ReactElement {
  const { words } = useKiosk();
  return (
    <>
      <Content>
        <div>
          <p className="eyebrow">{typed}</p>
          <Title big>{words('screens.allServices.found', { count: services.length })}</Title>
        </div>
        <p className="spare">{words('screens.allServices.group')}</p>
      </Content>
      <Answers>
        <ServiceKeys services={services} />
        {otherWay}
        <RaisedKey act={back}>{words('screens.allServices.byLetters')}</RaisedKey>
      </Answers>
    </>
  );
}
