// Trouble with the platform, in every set of ways out that the session offers.

import type { FaultCode } from '../../../contract/fault.ts';
import type { ScreenOf } from '../../../contract/view.ts';
import { signedIn, type Sample, type Samples } from './sample.ts';

export const troubleSamples: Samples = {
  'trouble-unreachable': trouble('platform.unreachable', ['leave', 'menu', 'retry']),
  'trouble-too-slow': trouble('platform.tooSlow', ['leave', 'menu', 'retry']),
  'trouble-not-understood': trouble('platform.notUnderstood', ['leave', 'menu', 'retry']),
  'trouble-refused': trouble('platform.refused', ['menu', 'leave']),
  'trouble-unauthorised': trouble('platform.unauthorised', ['menu', 'leave']),
  'trouble-sign-in-code': trouble('platform.unreachable', ['leave', 'otherWay', 'scanAgain']),
  'trouble-sign-in-code-only': trouble('platform.unreachable', ['leave', 'scanAgain']),
  'trouble-sign-in-card': trouble('platform.tooSlow', ['leave', 'otherWay', 'retry']),
  'trouble-sign-in-card-only': trouble('platform.tooSlow', ['leave', 'retry']),
  'trouble-sign-in-refused': trouble('platform.refused', ['otherWay', 'leave']),
  'trouble-sign-in-refused-only': trouble('platform.refused', ['leave']),
  'trouble-decoder': trouble('decoder.unavailable', ['leave', 'otherWay']),
};

function trouble(fault: FaultCode, ways: ScreenOf<'trouble'>['ways']): Sample {
  return { screen: { kind: 'trouble', fault, ways }, bar: signedIn };
}
