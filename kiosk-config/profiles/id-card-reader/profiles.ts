// The ID card readers this kiosk knows, by the name the configuration uses: a new model is a new file here.

import { catalogue } from '../catalogue.ts';
import samV from './id-card-reader-sam-v.json' with { type: 'json' };
import samVHid from './id-card-reader-sam-v-hid.json' with { type: 'json' };
import samVUsb from './id-card-reader-sam-v-usb.json' with { type: 'json' };
import samVUsbPairs from './id-card-reader-sam-v-usb-pairs.json' with { type: 'json' };
import { idCardReaderProfileSchema } from './schema.ts';

export const idCardReaderProfiles = catalogue(idCardReaderProfileSchema, {
  'id-card-reader-sam-v': samV,
  'id-card-reader-sam-v-hid': samVHid,
  'id-card-reader-sam-v-usb': samVUsb,
  'id-card-reader-sam-v-usb-pairs': samVUsbPairs,
});
