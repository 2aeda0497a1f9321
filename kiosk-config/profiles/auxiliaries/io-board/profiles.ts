// The input and output boards this kiosk knows, by the name the configuration uses: a new model is a new file here.

import { catalogue } from '../../catalogue.ts';
import modbus from './io-board-modbus.json' with { type: 'json' };
import { ioBoardProfileSchema } from './schema.ts';

export const ioBoardProfiles = catalogue(ioBoardProfileSchema, { 'io-board-modbus': modbus });
