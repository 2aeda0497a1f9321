// From a profile to the language that it names.

import type { ScannerProfile } from '../../kiosk-config/profiles/scanner/schema.ts';
import { datalogic } from './datalogic.ts';
import { em3095 } from './em3095.ts';
import { hidPos } from './hid-pos.ts';
import { honeywell } from './honeywell.ts';
import { type Language, sendsOnly } from './language.ts';
import { LineDecoder } from './line.ts';
import { newland } from './newland.ts';
import { ssi } from './ssi.ts';

export function languageOf(profile: ScannerProfile): Language {
  switch (profile.language) {
    case 'line':
      return {
        ...sendsOnly,
        createDecoder: () => new LineDecoder({ aimIdentifier: profile.aimIdentifier, replies: null, answer: null }),
      };
    case 'newland':
      return newland(profile);
    case 'em3095':
      return em3095(profile);
    case 'honeywell':
      return honeywell(profile);
    case 'ssi':
      return ssi(profile);
    case 'datalogic':
      return datalogic(profile);
    case 'hid-pos':
      return hidPos(profile);
  }
}
