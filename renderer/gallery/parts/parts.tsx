// Every part by itself on a page of its own, for what measures and photographs them; the figures and people are invented.

import { useState, type ReactElement } from 'react';
import { monthText } from '../../clock.ts';
import { useKiosk } from '../../kiosk.ts';
import { BarPicture } from '../../parts/bar-picture.tsx';
import { useCameraCapture } from '../../parts/camera-capture.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Clauses, ConsentKeys } from '../../parts/consent.tsx';
import { ChosenDate, DateKeys } from '../../parts/date-steps.tsx';
import { ClearKey, DigitPad } from '../../parts/digit-pad.tsx';
import { DevicePicture } from '../../parts/drawings/device-picture.tsx';
import { Answers, Content, Title } from '../../parts/layout.tsx';
import { ResultMark } from '../../parts/mark.tsx';
import { NumberDisplay } from '../../parts/number-display.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { RaisedKey } from '../../parts/raised-key.tsx';
import { useSignaturePad } from '../../parts/signature-pad.tsx';
import { erased, groupedIdNumber, groupedYuan, takesX, withIdCharacter } from '../../parts/typed-number.ts';
import type { PartName } from './part-names.ts';

const range = { earliest: '1926-01-01', latest: '2026-09-23' };
const nothing = (): void => undefined;
/** What a part would tell the terminal, where a test can read it. */
const tell = (what: string): void => console.info('part', what);

function Keys(): ReactElement {
  const { words } = useKiosk();
  const [acts, setActs] = useState(0);
  return (
    <>
      <Content>
        <Title>{words('parts.mark')}</Title>
        <p data-acts={acts}>{words('parts.money', { amount: acts })}</p>
        <ResultMark good large />
        <ResultMark good={false} large />
      </Content>
      <Answers>
        <RaisedKey act={() => setActs(acts + 1)}>{words('parts.keys.menu')}</RaisedKey>
        <RaisedKey act={null}>{words('parts.keys.clear')}</RaisedKey>
        <RaisedKey chosen act={nothing}>
          {words('parts.textSizes.large')}
        </RaisedKey>
        <RaisedKey lit act={() => setActs(acts + 1)}>
          {words('parts.keys.next')}
        </RaisedKey>
      </Answers>
    </>
  );
}

function Pad(): ReactElement {
  const { words } = useKiosk();
  const [typed, setTyped] = useState('66010019520308123');
  const type = (character: string): void => setTyped(withIdCharacter(typed, character));
  const erase = (): void => setTyped(erased(typed));
  return (
    <>
      <Content>
        <Title>{words('screens.question.idNumber.title')}</Title>
        <NumberDisplay
          label={words('screens.question.idNumber.label')}
          empty={words('screens.question.idNumber.empty')}
          shown={groupedIdNumber(typed)}
          count={typed.length}
          type={type}
          erase={erase}
        />
      </Content>
      <Answers>
        <DigitPad type={type} erase={typed === '' ? null : erase} beside={{ character: 'X', on: takesX(typed) }} />
        <ClearKey clear={typed === '' ? null : () => setTyped('')} />
      </Answers>
    </>
  );
}

function DateInSteps(): ReactElement {
  const { words } = useKiosk();
  const [digits, change] = useState('');
  const steps = { digits, change, range };
  return (
    <>
      <Content>
        <Title>{words('screens.question.date.title')}</Title>
        <ChosenDate {...steps} />
      </Content>
      <Answers>
        <DateKeys {...steps} />
      </Answers>
    </>
  );
}

function ChoiceOfFew(): ReactElement {
  const { words } = useKiosk();
  const [chosen, choose] = useState<string | null>('referral');
  const title = words('screens.question.choice.title');
  return (
    <>
      <Content>
        <Title>{title}</Title>
      </Content>
      <Answers>
        <Choice
          label={title}
          options={(['otherTemporary', 'referral', 'postedWorker'] as const).map((id) => ({ id, name: words(`parts.values.${id}`) }))}
          chosen={chosen}
          choose={choose}
        />
      </Answers>
    </>
  );
}

function Consent(): ReactElement {
  const { words } = useKiosk();
  return (
    <>
      <Content>
        <Title>{words('screens.commitment.title')}</Title>
        <Clauses clauses={(['told', 'true', 'wish'] as const).map((clause) => words(`screens.commitment.clauses.${clause}`))} />
      </Content>
      <Answers>
        <ConsentKeys
          refuseWord={words('screens.commitment.disagree')}
          agreeWord={words('screens.commitment.agree')}
          refuse={() => tell('refused')}
          agree={() => tell('agreed')}
        />
      </Answers>
    </>
  );
}

function Signature(): ReactElement {
  const { words } = useKiosk();
  const { pad, keys } = useSignaturePad({
    busy: (on) => tell(`signature ${on ? 'busy' : 'over'}`),
    done: (picture) => tell(`signed ${picture.type} ${picture.size}`),
  });
  return (
    <>
      <Content>
        <Title>{words('parts.signature.here')}</Title>
      </Content>
      <Answers>
        {pad}
        {keys}
      </Answers>
    </>
  );
}

function Camera(): ReactElement {
  const { words } = useKiosk();
  const { picture, keys } = useCameraCapture({
    busy: (on) => tell(`camera ${on ? 'busy' : 'over'}`),
    use: (taken) => tell(`picture ${taken.type} ${taken.size}`),
    otherWay: { word: words('parts.keys.menu'), act: () => tell('other way') },
  });
  return (
    <>
      <Content>{picture}</Content>
      <Answers>{keys}</Answers>
    </>
  );
}

function Bars(): ReactElement {
  const { view, words } = useKiosk();
  const money = (yuan: number): string => words('parts.money', { amount: groupedYuan(String(yuan)) });
  const months = [320, 280, 310, 0, 450, 390, 410, 380, 360, 300, 290, 505];
  return (
    <Content>
      <BarPicture
        caption={words('parts.inAll', { amount: money(months.reduce((sum, yuan) => sum + yuan, 0)) })}
        nameHead={words('parts.date.changeMonth')}
        valueHead={words('parts.yuan')}
        bars={months.map((yuan, index) => ({
          id: String(index),
          name: monthText(index + 1, view.display.language),
          mark: String(index + 1),
          value: yuan * 100,
          text: money(yuan),
        }))}
      />
    </Content>
  );
}

function Codes(): ReactElement {
  const { words } = useKiosk();
  return (
    <Content centred>
      <QrCode text="KIOSK-01-B000123" label={words('parts.caseNumber')} />
      <p>{words('parts.caseNumber')}</p>
    </Content>
  );
}

function Device(): ReactElement {
  const { words } = useKiosk();
  return (
    <Content centred>
      <DevicePicture place="receiptPrinter" caption={words('screens.printed.where')} />
    </Content>
  );
}

const parts: Readonly<Record<PartName, () => ReactElement>> = {
  keys: Keys,
  pad: Pad,
  date: DateInSteps,
  choice: ChoiceOfFew,
  consent: Consent,
  signature: Signature,
  camera: Camera,
  bars: Bars,
  code: Codes,
  device: Device,
};

export function Part({ name }: { readonly name: PartName }): ReactElement {
  const Drawn = parts[name];
  return <Drawn />;
}
