// One of a few, as large keys with the semantics of a radio group; a touch chooses, nothing goes on by itself.

import type { ReactElement } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useKiosk } from '../kiosk.ts';
import { useStop } from './keypad-stops.ts';
import { usePages } from './pages.tsx';
import { keyClasses, spokenOf } from './raised-key.tsx';
import { useTap } from './tap.ts';

export interface Option {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** So many have room on the ledge at the most. */
const rowsOnAPage = 5;

export function Choice({ label, options, chosen, choose }: ChoiceProps): ReactElement {
  const { shown, keys } = usePages(options, rowsOnAPage);
  return (
    <>
      <ToggleButtonGroup
        className="tiles rows-of-keys"
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
      >
        {shown.map((option) => (
          <OptionKey key={option.id} option={option} chosen={option.id === chosen} choose={choose} />
        ))}
      </ToggleButtonGroup>
      {keys}
    </>
  );
}

interface OptionKeyProps extends Pick<ChoiceProps, 'choose'> {
  readonly option: Option;
  readonly chosen: boolean;
}

function OptionKey({ option, chosen, choose }: OptionKeyProps): ReactElement {
  const kiosk = useKiosk();
  const { pressed, press, pointer } = useTap(() => choose(option.id));
  const said = option.note === undefined ? option.name : `${option.name}，${option.note}`;
  const ref = useStop<HTMLButtonElement>(spokenOf(said, chosen, kiosk));
  return (
    <ToggleButton ref={ref} id={option.id} className={keyClasses({ shape: 'row', chosen }, true, pressed)} {...press} {...pointer}>
      <span>{option.name}</span>
      {option.note !== undefined && <small>{option.note}</small>}
    </ToggleButton>
  );
}
