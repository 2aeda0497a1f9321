// The UPSs this kiosk knows, by the name the configuration uses: a new model is a new file here.

import { catalogue } from '../../catalogue.ts';
import megatec from './ups-megatec.json' with { type: 'json' };
import megatec12v from './ups-megatec-12v.json' with { type: 'json' };
import { upsProfileSchema } from './schema.ts';

export const upsProfiles = catalogue(upsProfileSchema, { 'ups-megatec': megatec, 'ups-megatec-12v': megatec12v });
