// The service documents this terminal ships, checked once when they are loaded.

import personalAccount from './personal-account.json' with { type: 'json' };
import remoteTreatment from './remote-treatment.json' with { type: 'json' };
import remoteTreatmentCancel from './remote-treatment-cancel.json' with { type: 'json' };
import { type ServiceDocument, serviceDocument } from './schema.ts';

/** A document that breaks its schema is a broken build, so it throws. */
export const services: readonly ServiceDocument[] = [personalAccount, remoteTreatment, remoteTreatmentCancel].map((document) =>
  serviceDocument.parse(document),
);
