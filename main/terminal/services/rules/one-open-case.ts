// Rule oneOpenCase: while one of somebody's cases is not settled, no other is begun about the same matter.

import type { FilingOperation } from '../../../../kiosk-config/services/schema.ts';

const matters: readonly (readonly FilingOperation[])[] = [
  ['fileRemoteTreatment', 'changeRemoteTreatment', 'cancelRemoteTreatment'],
  ['fileChronicDisease', 'cancelChronicDisease'],
  ['chooseInstitution', 'cancelInstitution'],
];

/** Operations that change the same thing at the platform. */
export const sameMatter = (operation: FilingOperation): readonly FilingOperation[] =>
  matters.find((matter) => matter.includes(operation)) ?? [operation];
