// How a device is, in the words of XFS4IoT (Common.Status).

import { z } from 'zod';

export const deviceCondition = z.enum([
  'online',
  'offline',
  'powerOff',
  'noDevice',
  'hardwareError',
  'userError',
  'deviceBusy',
  'starting',
]);
