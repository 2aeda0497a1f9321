// The machine at work, in each task and stage.

import { quiet, type Samples } from './sample.ts';

export const waitingSamples: Samples = {
  'working-read-card': { screen: { kind: 'working', task: 'readCard', stage: 'normal' }, bar: quiet },
  'working-read-card-slow': { screen: { kind: 'working', task: 'readCard', stage: 'slow' }, bar: quiet },
  'working-read-card-stuck': { screen: { kind: 'working', task: 'readCard', stage: 'stuck' }, bar: { back: true, ...quiet } },
  'working-sign-in': { screen: { kind: 'working', task: 'signIn', stage: 'normal' }, bar: quiet },
  'working-sign-in-slow': { screen: { kind: 'working', task: 'signIn', stage: 'slow' }, bar: quiet },
  'working-sign-in-stuck': { screen: { kind: 'working', task: 'signIn', stage: 'stuck' }, bar: { back: true, ...quiet } },
  'working-query': { screen: { kind: 'working', task: 'query', stage: 'normal' }, bar: quiet },
  'working-query-slow': { screen: { kind: 'working', task: 'query', stage: 'slow' }, bar: quiet },
  'working-query-stuck': { screen: { kind: 'working', task: 'query', stage: 'stuck' }, bar: { back: true, ...quiet } },
  'working-check': { screen: { kind: 'working', task: 'check', stage: 'normal' }, bar: quiet },
  'working-check-slow': { screen: { kind: 'working', task: 'check', stage: 'slow' }, bar: quiet },
  'working-check-stuck': { screen: { kind: 'working', task: 'check', stage: 'stuck' }, bar: { back: true, ...quiet } },
  'working-submit': { screen: { kind: 'working', task: 'submit', stage: 'normal' }, bar: quiet },
  'working-submit-slow': { screen: { kind: 'working', task: 'submit', stage: 'slow' }, bar: quiet },
  'working-submit-stuck': { screen: { kind: 'working', task: 'submit', stage: 'stuck' }, bar: { back: true, ...quiet } },
};
