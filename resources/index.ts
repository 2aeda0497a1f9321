// The words of the kiosk in its three languages; zh-Hans is the pattern that the others must match key by key.

import enFaults from './locales/en/faults.json' with { type: 'json' };
import enInsurance from './locales/en/insurance.json' with { type: 'json' };
import enKeyboard from './locales/en/keyboard.json' with { type: 'json' };
import enParts from './locales/en/parts.json' with { type: 'json' };
import enScreens from './locales/en/screens.json' with { type: 'json' };
import enServices from './locales/en/services.json' with { type: 'json' };
import enSpeech from './locales/en/speech.json' with { type: 'json' };
import hansFaults from './locales/zh-Hans/faults.json' with { type: 'json' };
import hansInsurance from './locales/zh-Hans/insurance.json' with { type: 'json' };
import hansKeyboard from './locales/zh-Hans/keyboard.json' with { type: 'json' };
import hansParts from './locales/zh-Hans/parts.json' with { type: 'json' };
import hansScreens from './locales/zh-Hans/screens.json' with { type: 'json' };
import hansServices from './locales/zh-Hans/services.json' with { type: 'json' };
import hansSpeech from './locales/zh-Hans/speech.json' with { type: 'json' };
import hantFaults from './locales/zh-Hant/faults.json' with { type: 'json' };
import hantInsurance from './locales/zh-Hant/insurance.json' with { type: 'json' };
import hantKeyboard from './locales/zh-Hant/keyboard.json' with { type: 'json' };
import hantParts from './locales/zh-Hant/parts.json' with { type: 'json' };
import hantScreens from './locales/zh-Hant/screens.json' with { type: 'json' };
import hantServices from './locales/zh-Hant/services.json' with { type: 'json' };
import hantSpeech from './locales/zh-Hant/speech.json' with { type: 'json' };

const hans = {
  parts: hansParts,
  screens: hansScreens,
  faults: hansFaults,
  insurance: hansInsurance,
  services: hansServices,
  keyboard: hansKeyboard,
  speech: hansSpeech,
};

/** Every key of the catalogue; `|` in a text marks where a line may break between phrases. */
export type Catalogue = typeof hans;

const hant: Catalogue = {
  parts: hantParts,
  screens: hantScreens,
  faults: hantFaults,
  insurance: hantInsurance,
  services: hantServices,
  keyboard: hantKeyboard,
  speech: hantSpeech,
};
const en: Catalogue = {
  parts: enParts,
  screens: enScreens,
  faults: enFaults,
  insurance: enInsurance,
  services: enServices,
  keyboard: enKeyboard,
  speech: enSpeech,
};

export const catalogues: Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', Catalogue>> = { 'zh-Hans': hans, 'zh-Hant': hant, en };
