// Which data folder a technician's command looks into when it is not told: the terminal's own, or in a checkout the one of `npm start`.

import { existsSync } from 'node:fs';

const ofDevelopment = '.state/development/data';

/** @param given KIOSK_DATA */
export const dataFolder = (given: string | undefined): string => given ?? (existsSync(ofDevelopment) ? ofDevelopment : '.state/data');
