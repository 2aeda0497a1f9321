// The scanners this kiosk knows, by the name the configuration uses: a new model is a new file here.

import { catalogue } from '../catalogue.ts';
import datalogic from './scanner-datalogic.json' with { type: 'json' };
import datalogicPowerscan from './scanner-datalogic-powerscan.json' with { type: 'json' };
import em3095 from './scanner-em3095.json' with { type: 'json' };
import hidPos from './scanner-hid-pos.json' with { type: 'json' };
import hidPosHoneywell from './scanner-hid-pos-honeywell.json' with { type: 'json' };
import honeywell from './scanner-honeywell.json' with { type: 'json' };
import lineNewland from './scanner-line-newland.json' with { type: 'json' };
import linePlain from './scanner-line-plain.json' with { type: 'json' };
import wedge from './scanner-wedge.json' with { type: 'json' };
import zebraSsi from './scanner-zebra-ssi.json' with { type: 'json' };
import { scannerProfileSchema } from './schema.ts';

export const scannerProfiles = catalogue(scannerProfileSchema, {
  'scanner-line-newland': lineNewland,
  'scanner-line-plain': linePlain,
  'scanner-wedge': wedge,
  'scanner-em3095': em3095,
  'scanner-honeywell': honeywell,
  'scanner-zebra-ssi': zebraSsi,
  'scanner-datalogic': datalogic,
  'scanner-datalogic-powerscan': datalogicPowerscan,
  'scanner-hid-pos': hidPos,
  'scanner-hid-pos-honeywell': hidPosHoneywell,
});
