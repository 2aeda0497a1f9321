// The tactile keypads this kiosk knows, by the name the configuration uses: a new model is a new file here.

import { catalogue } from '../../catalogue.ts';
import hidBoot from './keypad-hid-boot.json' with { type: 'json' };
import { keypadProfileSchema } from './schema.ts';

export const keypadProfiles = catalogue(keypadProfileSchema, { 'keypad-hid-boot': hidBoot });
