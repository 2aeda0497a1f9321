// The queue-ticket dispensers this kiosk knows, by the name the configuration uses: a new model is a new file here.

import { catalogue } from '../catalogue.ts';
import escposCutter from './ticket-dispenser-escpos-cutter.json' with { type: 'json' };
import vkp80ii from './ticket-dispenser-vkp80ii.json' with { type: 'json' };
import vkp80iii from './ticket-dispenser-vkp80iii.json' with { type: 'json' };
import kpm210 from './ticket-dispenser-kpm210.json' with { type: 'json' };
import tg2480h from './ticket-dispenser-tg2480h.json' with { type: 'json' };
import snbcBkC310 from './ticket-dispenser-snbc-bk-c310.json' with { type: 'json' };
import cashinoKp628e from './ticket-dispenser-cashino-kp-628e.json' with { type: 'json' };
import epsonEuT400 from './ticket-dispenser-epson-eu-t400.json' with { type: 'json' };
import { ticketDispenserProfileSchema } from './schema.ts';

export const ticketDispenserProfiles = catalogue(ticketDispenserProfileSchema, {
  'ticket-dispenser-escpos-cutter': escposCutter,
  'ticket-dispenser-vkp80ii': vkp80ii,
  'ticket-dispenser-vkp80iii': vkp80iii,
  'ticket-dispenser-kpm210': kpm210,
  'ticket-dispenser-tg2480h': tg2480h,
  'ticket-dispenser-snbc-bk-c310': snbcBkC310,
  'ticket-dispenser-cashino-kp-628e': cashinoKp628e,
  'ticket-dispenser-epson-eu-t400': epsonEuT400,
});
